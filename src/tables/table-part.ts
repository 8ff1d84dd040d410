import type { Cell, Grid, Region, Separator } from '../model.ts';
import { union } from '../values/bbox.ts';
import { median } from '../values/quantile.ts';
import type { PlacedGrid } from './cell-text.ts';
import { nearestEdge } from './lattice.ts';
import { isAbove } from './page-break-rows.ts';
import { coverage } from './solver.ts';
import { SOLVER } from './tolerances.ts';

/** A grid that may go on, with what is needed to see whether it does. */
export type TablePart = {
  readonly grid: Grid;
  readonly xs: readonly number[];
  readonly closed: { readonly top: boolean; readonly bottom: boolean };
  /** what is drawn along its left and its right edge, as far as it stands on one page */
  readonly sides?: readonly Separator[];
};

export function partOf({ grid, lattice }: PlacedGrid): TablePart {
  const { xs, ys, closed, separators } = lattice;
  const isOuter = ({ axis, at }: Separator) => axis === 'vertical' && (at === xs[0] || at === xs.at(-1));
  const foot = separators.filter(({ axis, at }) => axis === 'horizontal' && at === ys.at(-1));
  return { grid: withoutRemains(grid, foot), xs, closed, sides: separators.filter(isOuter) };
}

/**
 * The grid without rows in which nothing but blanks begins, if texts at their right go on beside them, or no line closes
 * them at the foot of the page: some printers draw merged cells only as far as their own text, and the first inch of a row
 * that has its place on the next page.
 */
function withoutRemains(grid: Grid, foot: readonly Separator[]): Grid {
  const isOpen = ({ regions: [place] }: Cell) => {
    const { bbox } = place!;
    return coverage(foot, { at: bbox[3], from: bbox[0], to: bbox[2] }, SAME) <= SOLVER.covered;
  };
  const remains = Array.from({ length: grid.rows }, (_, row) => row).filter(row => {
    const begun = grid.cells.filter(cell => cell.row === row);
    const end = Math.max(...begun.map(({ column, columnSpan }) => column + columnSpan));
    const goesOn = grid.cells.some(
      cell => cell.row < row && cell.row + cell.rowSpan > row && cell.column >= end && cell.text !== '',
    );
    const isLast = row === grid.rows - 1 && row > 0 && begun.every(isOpen);
    return begun.length > 0 && begun.every(({ text }) => text === '') && (goesOn || isLast);
  });
  return remains.reduceRight(withoutRow, grid);
}

/** The grid without a row; what lies below a text that was drawn apart from the rest of its cell belongs to it. */
function withoutRow(grid: Grid, row: number): Grid {
  const rests = new Map<Cell, Cell>();
  for (const rest of grid.cells.filter(cell => cell.row === row && row < grid.rows - 1)) {
    const own = grid.cells.find(cell => isAbove(cell, rest, row));
    if (own) rests.set(own, rest);
  }
  const taken = new Set(rests.values());
  const cells = grid.cells.flatMap((cell): Cell[] => {
    const rest = rests.get(cell);
    if (rest) return [{ ...cell, rowSpan: cell.rowSpan + rest.rowSpan - 1, regions: [wholeOf(cell, rest)] }];
    const holds = cell.row <= row && row < cell.row + cell.rowSpan;
    if (taken.has(cell) || (holds && cell.rowSpan === 1)) return [];
    return [{ ...cell, row: cell.row - Number(cell.row > row), rowSpan: cell.rowSpan - Number(holds) }];
  });
  return { ...grid, rows: grid.rows - 1, cells };
}

function wholeOf({ regions: [own] }: Cell, { regions: [rest] }: Cell): Region {
  return { page: own!.page, bbox: union([own!.bbox, rest!.bbox]) };
}

/** The edges of one part as they lie on another one's page, which may be printed a little aside or to another scale. */
export type Fit = {
  readonly xs: readonly number[];
  /** inner edges that lie on one of the other's, and those that do not */
  readonly met: number;
  readonly unmatched: number;
  /** both outer edges lie on edges of the other, its right one on the right one */
  readonly isFramed: boolean;
  /** how far it had to be moved, in ems, and scaled, in percent */
  readonly moved: number;
};

/** Points within which edges of two pages are one, as printed and where one of them had to be moved. */
export const SAME = 6.5;
const SAME_MOVED = 3;
/** What is moved (points), scaled, or has columns that lie farther apart (ems) is another table. */
const MOST_MOVED = { points: 60, scale: 0.12, apart: 4 };
/** An em of small print, in points: what a shift is measured in. */
const EM = 9;

/**
 * How the edges of a second part meet those of a first one best: as they are, shifted along an outer edge, scaled between
 * both, or one by one where there are as many as in the last row. A page whose print is smaller by just what its table is
 * narrower by was scaled, whatever edges are near each other by chance.
 */
export function fitOf(first: TablePart, second: TablePart): Fit {
  const { xs: upper, grid } = first;
  const lower = second.xs;
  const scale = lengthOf(upper) / lengthOf(lower);
  const print = emOf(grid) / emOf(second.grid);
  if (Math.abs(print - 1) > SCALED && Math.abs(print - scale) < SCALED && isScale(scale))
    return scaledFit(upper, lower);
  const last = lastEdges(grid).map(edge => upper[edge]!);
  if (last.length !== lower.length) return fitOfEdges(upper, lower);
  const moved = Math.max(...last.map((x, index) => Math.abs(x - lower[index]!))) / EM;
  return fitOfEdges(upper, lower, moved < MOST_MOVED.apart ? [{ ...fitted(upper, last, SAME), moved }] : []);
}

/** Share by which prints of one size differ at most. */
const SCALED = 0.015;

/** The height of most of a table's lines, in points; 1 where it has none. */
function emOf({ cells }: Grid): number {
  return median(cells.flatMap(({ lines }) => lines.map(({ bbox }) => bbox[3] - bbox[1]))) ?? 1;
}

function lengthOf(edges: readonly number[]): number {
  return edges.at(-1)! - edges[0]!;
}

function isScale(scale: number): boolean {
  return Math.abs(scale - 1) < MOST_MOVED.scale;
}

function scaledFit(upper: readonly number[], lower: readonly number[]): Fit {
  const scale = lengthOf(upper) / lengthOf(lower);
  const xs = lower.map(x => upper[0]! + (x - lower[0]!) * scale);
  const moved = Math.abs(upper[0]! - lower[0]!) / EM + 100 * Math.abs(scale - 1);
  return { ...fitted(upper, xs, SAME_MOVED), moved };
}

/** How edges meet others best, or in one of the ways that are given. */
export function fitOfEdges(
  upper: readonly number[],
  lower: readonly number[],
  others: readonly Fit[] = [],
): Fit {
  const [left, right] = [upper[0]! - lower[0]!, upper.at(-1)! - lower.at(-1)!];
  const fits = [fitted(upper, lower, SAME), ...others];
  for (const shift of [left, right].filter(by => Math.abs(by) > 1 && Math.abs(by) < MOST_MOVED.points)) {
    const shifted = lower.map(x => x + shift);
    fits.push({ ...fitted(upper, shifted, SAME_MOVED), moved: Math.abs(shift) / EM });
  }
  if (isScale(lengthOf(upper) / lengthOf(lower))) fits.push(scaledFit(upper, lower));
  const worth = (fit: Fit) => fit.met - fit.unmatched + (fit.isFramed ? 2 : 0) - Math.min(fit.moved, 10) / 10;
  return fits.reduce((best, fit) => (worth(fit) > worth(best) ? fit : best));
}

/** The edges between the cells of the last row, as numbers of the grid's edges. */
function lastEdges({ rows, columns, cells }: Grid): number[] {
  const last = cells.filter(cell => cell.row + cell.rowSpan === rows).map(({ column }) => column);
  return [...last.sort((a, b) => a - b), columns];
}

function fitted(upper: readonly number[], xs: readonly number[], near: number): Fit {
  const meets = (x: number) => upper.some(edge => Math.abs(edge - x) <= near);
  const inner = xs.slice(1, -1);
  const met = inner.filter(meets).length;
  const isFramed = meets(xs[0]!) && Math.abs(upper.at(-1)! - xs.at(-1)!) <= near + 2;
  return { xs, met, unmatched: inner.length - met, isFramed, moved: 0 };
}

/** The edges of both, where no edge of the second lies on one of the first. */
export function unitedEdges(a: readonly number[], b: readonly number[]): number[] {
  const extra = b.filter(x => !a.some(edge => Math.abs(edge - x) < SAME));
  const inside = extra.filter(x => x > a[0]! && x < a.at(-1)!);
  return [...a, ...inside].sort((left, right) => left - right);
}

/** The grid counted in finer columns. */
export function onColumns({ grid, xs }: TablePart, edges: readonly number[]): Grid {
  const places = xs.map(x => nearestEdge(edges, x));
  places[0] = 0;
  places[places.length - 1] = edges.length - 1;
  const cells = grid.cells.map(cell => {
    const [from, to] = [places[cell.column]!, places[cell.column + cell.columnSpan]!];
    return { ...cell, column: from, columnSpan: to - from };
  });
  return { ...grid, columns: edges.length - 1, cells };
}
