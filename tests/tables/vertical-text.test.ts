import { describe, expect, it } from 'vitest';
import type { Direction, GlyphRun } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageWith, ruled, run } from '../helpers/small-page.ts';

const LABELS = new Set(['产出指标', '项目名称']);

function labelOf(runs: readonly GlyphRun[]): string {
  const page = pageWith(runs, ruled([100, 160, 300], [100, 200, 300]));
  return findTables(page, undefined, text => LABELS.has(text)).grids[0]!.cells[0]!.text;
}

/** Characters at the crossings of columns and rows, the columns in the order of their text. */
function stacked(columns: readonly string[], xs: readonly number[], pitch: number): GlyphRun[] {
  return columns.flatMap((column, index) =>
    [...column].map((character, row) => run(character, xs[index]!, { y: 110 + pitch * row })),
  );
}

function turned(text: string, x: number, direction: Direction): GlyphRun {
  const edges = [...text, ''].map((_, index) => (direction === 'up' ? 190 - 10 * index : 110 + 10 * index));
  const [top, bottom] = [Math.min(...edges), Math.max(...edges)];
  return { text, bbox: [x, top, x + 10, bottom], edges, direction, size: 10 };
}

describe('labels that do not run to the right', () => {
  it.each([
    ['in one column', stacked(['产出指标'], [120], 10.4)],
    ['in two columns from right to left', stacked(['产出', '指标'], [132, 120], 10.4)],
    ['in two columns, the second one shorter', stacked(['产出指', '标'], [132, 120], 11)],
    ['in columns as far apart as lines', stacked(['产出', '指标'], [135, 120], 14)],
  ])('%s', (_, runs) => expect(labelOf(runs)).toBe('产出指标'));

  it.each(['up', 'down'] as const)('turned so that they run %s', direction => {
    expect(labelOf([turned('产出指标', 120, direction)])).toBe('产出指标');
  });

  it.each([
    ['up', 120, 134],
    ['down', 134, 120],
  ] as const)('turned, in two lines that run %s', (direction, first, second) => {
    expect(labelOf([turned('产出', first, direction), turned('指标', second, direction)])).toBe('产出指标');
  });

  it('with brackets that lie', () => {
    const label = [...stacked(['产出'], [120], 10.4), turned('（', 120, 'down')];
    const lying = label.map(one =>
      one.text === '（' ? { ...one, bbox: [120, 131, 130, 141] as const, edges: [131, 141] } : one,
    );
    expect(labelOf(lying)).toBe('产出（');
  });
});

describe('lines of text stay lines', () => {
  it.each([
    ['spread over their cell', stacked(['项名', '目称'], [110, 130], 14)],
    ['of characters that stand below each other', stacked(['项名', '目称'], [110, 120], 13)],
    ['that are no label either way', stacked(['甲丙', '乙丁'], [110, 130], 14)],
    [
      'of which the first is spread and the next one short',
      stacked(['甲丙', '乙丁', '戊'], [110, 122, 134], 10.5),
    ],
  ])('%s', (_, runs) => expect(labelOf(runs)).toMatch(/^(项目名称|甲乙丙丁|甲乙戊丙丁)$/));
});
