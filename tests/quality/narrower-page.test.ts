import { expect, test } from 'vitest';
import type { BBox, Grid } from '../../src/model.ts';
import type { Subject } from '../../src/quality/check.ts';
import { narrowerPage } from '../../src/quality/checks/narrower-page.ts';
import { gridOf } from '../helpers/grid-of.ts';

/** Two rows of three columns read from pictures, each row on a page of its own, with their rulings at these places. */
function isDoubted(first: readonly number[], second: readonly number[]): boolean {
  const grid = gridOf('产出指标 | 数量 | 8\n效益指标 | 质量 | 9');
  const bboxOf = (edges: readonly number[], column: number): BBox => [
    edges[column]!,
    50,
    edges[column + 1]!,
    80,
  ];
  const pages = [first, second];
  const cells = grid.cells.map(cell => ({
    ...cell,
    lines: cell.lines.map(line => ({ ...line, reading: { confidence: 0.99, candidates: [] } })),
    regions: [{ page: cell.row + 1, bbox: bboxOf(pages[cell.row]!, cell.column) }],
  }));
  const regions = pages.map((edges, page) => ({
    page: page + 1,
    bbox: [edges[0]!, 50, edges.at(-1)!, 80] as const satisfies BBox,
  }));
  const whole: Grid = { ...grid, cells, regions };
  const segments = [{ formGrid: { grid: whole } }];
  return (
    narrowerPage.observe({ segments, form: { facts: { '/title': {} } } } as unknown as Subject).length > 0
  );
}

const COLUMNS = [50, 150, 300, 550];

test('a page printed or scanned in another size is no narrower page', () => {
  expect(isDoubted(COLUMNS, COLUMNS)).toBe(false);
  expect(isDoubted(COLUMNS, [52, 155, 309, 567])).toBe(false);
});

test('a page with a column less at its side is', () => {
  expect(isDoubted(COLUMNS, [50, 150, 300, 420])).toBe(true);
});
