import { expect, test } from 'vitest';
import { orphanPages } from '../../src/forms/orphans.ts';
import { sheetOf } from '../../src/forms/sheet.ts';
import type { Grid } from '../../src/model.ts';
import { gridOf } from '../helpers/grid-of.ts';

/** a grid of a picture on the given page, so many points wide */
function pictured(page: number, width: number): Grid {
  const grid = gridOf('产出 | 数量 | 8\n效益 | 质量 | 9');
  const cells = grid.cells.map(cell => ({
    ...cell,
    lines: cell.lines.map(line => ({ ...line, reading: { confidence: 0.99, candidates: [] } })),
  }));
  return { ...grid, cells, regions: [{ page, bbox: [50, 50, 50 + width, 300] }] };
}

const taking = (grid: Grid) => [
  { segments: [{ sheet: sheetOf(grid), rows: [0, 2] as const, blocks: [], above: [], below: [] }] },
];

test('a table of a scan that no form took is missed where it is as wide as the form beside it', () => {
  const form = pictured(1, 500);
  const pages = (other: Grid) => [...orphanPages([form, other], taking(form))];
  expect(pages(pictured(2, 505))).toEqual([2]);
  expect(pages(pictured(2, 300))).toEqual([]);
  expect(pages(pictured(4, 500))).toEqual([]);
  expect([...orphanPages([form], taking(form))]).toEqual([]);
});
