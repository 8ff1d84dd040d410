import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../scripts/lab/press/catalogue.ts';
import { projectOf } from '../../scripts/lab/press/content/projects.ts';
import { fill } from '../../scripts/lab/press/fill.ts';
import type { Printed } from '../../scripts/lab/press/model.ts';
import { headApart, tableOf } from '../../scripts/lab/press/sheet.ts';

const printed = (name: string, seed: number): Printed[] => {
  const entry = CATALOGUE[name]!;
  const contents = entry.contents?.() ?? entry.projects.map(id => fill(projectOf(id), entry.style, seed));
  return contents.map(content => entry.layout(content, entry.variant));
};

describe.each(Object.keys(CATALOGUE))('layout %s', name => {
  test.each([0, 1, 2])('cells tile the grid (seed %i)', seed => {
    for (const { sheet } of printed(name, seed)) {
      for (const table of [tableOf(sheet), headApart(tableOf(sheet))]) {
        const slots = table.cells.flatMap(({ row, column, rows, cols }) =>
          Array.from(
            { length: rows * cols },
            (_, i) => `${row + Math.floor(i / cols)},${column + (i % cols)}`,
          ),
        );
        expect(new Set(slots).size).toBe(slots.length);
        expect(slots.length).toBe(table.rows * table.widths.length);
      }
    }
  });

  test('every value of the truth is printed', () => {
    for (const { sheet, truth } of printed(name, 0)) {
      const cells = tableOf(sheet).cells.map(cell => cell.text);
      const lines = [...sheet.above, ...sheet.below].map(line => line.text);
      const all = [...cells, ...lines].join('\n');
      const { data } = truth;
      const texts = [data.title, data.projectName, data.supervisingDepartment, data.implementingUnit];
      const rows = data.indicators.flatMap(row => [row.level1, row.level2, row.level3, row.deviation]);
      const goals = data.goals.flatMap(goal => [goal.expected, goal.actual]);
      for (const text of [...texts, ...rows, ...goals]) if (text !== null) expect(all).toContain(text);
      for (const { maxScore, score } of data.indicators) {
        for (const number of [maxScore, score]) if (number !== null) expect(cells).toContain(number);
      }
    }
  });
});
