import type { Cell, Grid } from '../model.ts';
import { type Fit, fitOfEdges, type Part } from './part.ts';

/** Rows from which on two tables with the same ones are hardly so by chance. */
const LEAST_ROWS = 5;

/** How the rows of two tables meet that may be the left and the right part of one; null where they are other rows. */
export function rowsFit(left: Part, right: Part): Fit | null {
  const [ys, others] = [rowEdges(left.grid), rowEdges(right.grid)];
  return ys.length === others.length && ys.length > LEAST_ROWS ? fitOfEdges(ys, others) : null;
}

function rowEdges({ rows, cells, regions }: Grid): number[] {
  const tops = Array.from({ length: rows }, (_, row) =>
    cells.filter(cell => cell.row === row).map(({ regions: [own] }) => own!.bbox[1]),
  );
  return [...tops.flatMap(own => (own.length > 0 ? [Math.min(...own)] : [])), regions[0]!.bbox[3]];
}

/** The two as one. A blank stretch all along the right part belongs to the cell that was cut beside it. */
export function besideEachOther(left: Part, right: Part): Part {
  const { columns } = left.grid;
  const cut = new Map<Cell, Cell>();
  for (const cell of right.grid.cells) {
    if (cell.text !== '' || cell.columnSpan < right.grid.columns) continue;
    const beside = left.grid.cells.find(
      ({ row, rowSpan, column, columnSpan }) =>
        row === cell.row && rowSpan === cell.rowSpan && column + columnSpan === columns,
    );
    if (beside) cut.set(beside, cell);
  }
  const taken = new Set(cut.values());
  const cells = [
    ...left.grid.cells.map((cell): Cell => {
      const other = cut.get(cell);
      if (!other) return cell;
      return {
        ...cell,
        columnSpan: cell.columnSpan + other.columnSpan,
        regions: [...cell.regions, ...other.regions],
      };
    }),
    ...right.grid.cells
      .filter(cell => !taken.has(cell))
      .map(cell => ({ ...cell, column: cell.column + columns })),
  ];
  const aside = left.xs.at(-1)! - right.xs[0]!;
  const grid: Grid = {
    ...left.grid,
    columns: columns + right.grid.columns,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    regions: [...left.grid.regions, ...right.grid.regions],
  };
  return { grid, xs: [...left.xs, ...right.xs.slice(1).map(x => x + aside)], closed: left.closed };
}
