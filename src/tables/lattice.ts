import type { BBox, Separator } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';

/** A grid before any text is in it: where its lines run, and which slots make one cell. */
export type Lattice = {
  /** edges of the columns, ascending: one more than there are columns */
  readonly xs: readonly number[];
  /** edges of the rows, ascending */
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
  /** whether a line was drawn along the whole upper and lower edge */
  readonly closed: { readonly top: boolean; readonly bottom: boolean };
  /** what parts the cells */
  readonly separators: readonly Separator[];
  /** no line was drawn: the edges are where the alignment of the text puts them */
  readonly isAligned?: boolean;
};

export type LatticeCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly bbox: BBox;
  /** that it is one, and what stands in it, is a guess */
  readonly isDoubtful?: boolean;
};

/** Which cell a place of a lattice lies in; a place outside belongs to the nearest one. */
export function cellFinder({ xs, ys, cells }: Lattice): (place: readonly [number, number]) => LatticeCell {
  const columns = xs.length - 1;
  const slots: LatticeCell[] = Array(columns * (ys.length - 1));
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      slots.fill(cell, row * columns + cell.column, row * columns + cell.column + cell.columnSpan);
  return ([x, y]) => slots[slotAt(ys, y) * columns + slotAt(xs, x)]!;
}

/** The slot between two edges that a place lies in, or the nearest one. */
export function slotAt(edges: readonly number[], at: number): number {
  const next = edges.findIndex((edge, index) => index > 0 && at < edge);
  return next < 0 ? edges.length - 2 : next - 1;
}

/** The edge that is nearest to a place, as its number. */
export function nearestEdge(edges: readonly number[], at: number): number {
  return edges.reduce(
    (best, edge, index) => (Math.abs(edge - at) < Math.abs(edges[best]! - at) ? index : best),
    0,
  );
}

/** What stands in each cell of a lattice, in its order; what stands outside is left out. */
export function byCell<T>(
  lattice: Lattice,
  things: readonly T[],
  boxOf: (thing: T) => BBox,
): Map<LatticeCell, T[]> {
  const { xs, ys } = lattice;
  const frame: BBox = [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!];
  const cellAt = cellFinder(lattice);
  const held = new Map<LatticeCell, T[]>();
  for (const thing of things) {
    const place = centre(boxOf(thing));
    if (!contains(frame, place)) continue;
    const cell = cellAt(place);
    const own = held.get(cell);
    if (own) own.push(thing);
    else held.set(cell, [thing]);
  }
  return held;
}
