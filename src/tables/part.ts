import type { BBox, Cell, Grid, TextLine } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';
import { joinLines } from '../values/text.ts';
import type { PlacedGrid } from './fill.ts';

/** A grid that may go on, with what is needed to see whether it does. */
export type Part = {
  readonly grid: Grid;
  readonly xs: readonly number[];
  readonly closed: { readonly top: boolean; readonly bottom: boolean };
};

export function partOf({ grid, lattice }: PlacedGrid): Part {
  return { grid, xs: lattice.xs, closed: lattice.closed };
}

/** The edges of one part as they lie on another one's page, which may be printed a little aside or to another scale. */
export type Fit = {
  readonly xs: readonly number[];
  /** inner edges that lie on one of the other's, and those that do not */
  readonly met: number;
  readonly strange: number;
  /** both outer edges lie on edges of the other, its right one on the right one */
  readonly isFramed: boolean;
  /** how far it had to be moved, in ems, and scaled, in percent */
  readonly moved: number;
};

/** Points within which edges of two pages are one, as printed and where one of them had to be moved. */
const SAME = 6.5;
const SAME_MOVED = 3;
/** What is moved or scaled farther is another table. */
const MOST_MOVED = { points: 60, scale: 0.12 };
/** An em of small print, in points: what a shift is measured in. */
const EM = 9;

/** How the edges of `lower` meet those of `upper` best: as they are, shifted along an outer edge, or scaled between both. */
export function fitOf(upper: readonly number[], lower: readonly number[]): Fit {
  const [left, right] = [upper[0]! - lower[0]!, upper.at(-1)! - lower.at(-1)!];
  const scale = (upper.at(-1)! - upper[0]!) / (lower.at(-1)! - lower[0]!);
  const fits = [fitted(upper, lower, SAME)];
  for (const shift of [left, right])
    if (Math.abs(shift) > 1 && Math.abs(shift) < MOST_MOVED.points)
      fits.push({
        ...fitted(
          upper,
          lower.map(x => x + shift),
          SAME_MOVED,
        ),
        moved: Math.abs(shift) / EM,
      });
  if (Math.abs(scale - 1) < MOST_MOVED.scale) {
    const scaled = lower.map(x => upper[0]! + (x - lower[0]!) * scale);
    const moved = Math.abs(left) / EM + 100 * Math.abs(scale - 1);
    fits.push({ ...fitted(upper, scaled, SAME_MOVED), moved });
  }
  const worth = (fit: Fit) => fit.met - fit.strange + (fit.isFramed ? 2 : 0) - Math.min(fit.moved, 10) / 10;
  return fits.reduce((best, fit) => (worth(fit) > worth(best) ? fit : best));
}

function fitted(upper: readonly number[], xs: readonly number[], near: number): Fit {
  const meets = (x: number) => upper.some(edge => Math.abs(edge - x) <= near);
  const inner = xs.slice(1, -1);
  const met = inner.filter(meets).length;
  const isFramed = meets(xs[0]!) && Math.abs(upper.at(-1)! - xs.at(-1)!) <= near + 2;
  return { xs, met, strange: inner.length - met, isFramed, moved: 0 };
}

/**
 * The part with the columns that it lacks at its left: some printers draw no border beside merged cells that go on.
 * They are cells of the first part that go on, with what stands there.
 */
export function completed(first: Part, second: Part, fit: Fit, lines: readonly TextLine[]): Part {
  const missing = first.xs.filter(x => x < fit.xs[0]! - SAME);
  if (missing.length === 0) return { ...second, xs: fit.xs };
  const aside = second.xs[0]! - fit.xs[0]!;
  const { page, bbox } = second.grid.regions[0]!;
  const goingOn = first.grid.cells.filter(
    cell => cell.row + cell.rowSpan === first.grid.rows && cell.column < missing.length,
  );
  const added = goingOn.map((cell): Cell => {
    const [x0, x1] = [first.xs[cell.column]!, first.xs[cell.column + cell.columnSpan]!];
    const box: BBox = [x0 + aside, bbox[1], x1 + aside, bbox[3]];
    const own = lines.filter(line => contains(box, centre(line.bbox)));
    return {
      row: 0,
      column: cell.column,
      rowSpan: second.grid.rows,
      columnSpan: Math.min(cell.columnSpan, missing.length - cell.column),
      text: joinLines(own.map(line => line.text)),
      lines: own,
      regions: [{ page, bbox: box }],
      notes: [],
    };
  });
  const shifted = second.grid.cells.map(cell => ({ ...cell, column: cell.column + missing.length }));
  const cells = [...added, ...shifted];
  const grid = { ...second.grid, columns: second.grid.columns + missing.length, cells };
  return { ...second, xs: [...missing, ...fit.xs], grid };
}

/** The edges of both, where no edge of the second lies on one of the first. */
export function unitedEdges(a: readonly number[], b: readonly number[]): number[] {
  const extra = b.filter(x => !a.some(edge => Math.abs(edge - x) < SAME));
  const inside = extra.filter(x => x > a[0]! && x < a.at(-1)!);
  return [...a, ...inside].sort((left, right) => left - right);
}

/** The grid counted in finer columns. */
export function onColumns({ grid, xs }: Part, edges: readonly number[]): Grid {
  const nearest = (x: number) =>
    edges.reduce((best, edge, index) => (Math.abs(edge - x) < Math.abs(edges[best]! - x) ? index : best), 0);
  const places = xs.map(nearest);
  places[0] = 0;
  places[places.length - 1] = edges.length - 1;
  const cells = grid.cells.map(cell => {
    const [from, to] = [places[cell.column]!, places[cell.column + cell.columnSpan]!];
    return { ...cell, column: from, columnSpan: to - from };
  });
  return { ...grid, columns: edges.length - 1, cells };
}
