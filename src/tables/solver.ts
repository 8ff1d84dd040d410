import type { BBox, Separator } from '../model.ts';
import { type Lattice, type LatticeCell, nearestEdge } from './lattice.ts';
import { SOLVER } from './tolerances.ts';

/**
 * The rows, columns and cells that separators make: slots between them unite where none parts them. Where all are drawn
 * nothing is weighed; a weaker one gives way where no text fits between it and a stronger one, and leaves the cells beside it
 * in doubt if little speaks for it. Null where there is no slot.
 */
export function solve(separators: readonly Separator[]): Lattice | null {
  const horizontal = separators.filter(({ axis }) => axis === 'horizontal');
  const vertical = separators.filter(({ axis }) => axis === 'vertical');
  const xs = edgesOf(vertical, horizontal, SOLVER.leastSlot.vertical);
  const ys = edgesOf(horizontal, vertical, SOLVER.leastSlot.horizontal);
  if (xs.length < 2 || ys.length < 2) return null;
  const placed = { horizontal: onEdges(horizontal, ys), vertical: onEdges(vertical, xs) };
  const cells = doubted(cellsOf({ xs, ys, ...placed }), placed.vertical);
  const isDrawn = (y: number) =>
    coverage(placed.horizontal, { at: y, from: xs[0]!, to: xs.at(-1)! }) > SOLVER.covered;
  const closed = { top: isDrawn(ys[0]!), bottom: isDrawn(ys.at(-1)!) };
  return { xs, ys, cells, closed, separators: [...placed.horizontal, ...placed.vertical] };
}

/** Positions of the separators, and of outer ones that are missing: where the crossing ones run past the last one. */
function edgesOf(own: readonly Separator[], crossing: readonly Separator[], least: number): number[] {
  const edges: number[] = [];
  const isFree = (at: number) => edges.every(edge => Math.abs(edge - at) >= least);
  for (const { at } of own.toSorted((a, b) => Number(isWeak(a)) - Number(isWeak(b)) || a.at - b.at))
    if (isFree(at)) edges.push(at);
  edges.sort((a, b) => a - b);
  const first = Math.min(...crossing.map(({ from }) => from));
  const last = Math.max(...crossing.map(({ to }) => to));
  if ((edges[0] ?? Number.POSITIVE_INFINITY) - first > SOLVER.overhang) edges.unshift(first);
  if (last - (edges.at(-1) ?? Number.NEGATIVE_INFINITY) > SOLVER.overhang) edges.push(last);
  return edges;
}

function isWeak({ weight }: Separator): boolean {
  return weight < 1;
}

/** The separators, each at the edge that it belongs to. */
function onEdges(separators: readonly Separator[], edges: readonly number[]): Separator[] {
  return separators.map(one => ({ ...one, at: edges[nearestEdge(edges, one.at)]! }));
}

/** Cells beside an upright separator for which little speaks are a guess. */
function doubted(cells: readonly LatticeCell[], vertical: readonly Separator[]): readonly LatticeCell[] {
  const unsure = vertical.filter(({ weight }) => weight < SOLVER.sure);
  if (unsure.length === 0) return cells;
  const isBeside = ([x0, y0, x1, y1]: BBox, { at, from, to }: Separator) =>
    (at === x0 || at === x1) && Math.min(to, y1) > Math.max(from, y0);
  return cells.map(cell =>
    unsure.some(one => isBeside(cell.bbox, one)) ? { ...cell, isDoubtful: true } : cell,
  );
}

type Lines = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly horizontal: readonly Separator[];
  readonly vertical: readonly Separator[];
};

function cellsOf({ xs, ys, horizontal, vertical }: Lines): LatticeCell[] {
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const parted = {
    right: partsAt(vertical, xs, ys),
    below: partsAt(horizontal, ys, xs),
  };
  const taken = new Uint8Array(rows * columns);
  const cells: LatticeCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken[row * columns + column]) continue;
      const isFree = (r: number, c: number) => r < rows && c < columns && !taken[r * columns + c];
      const joinsRight = (r: number, c: number) => isFree(r, c + 1) && !parted.right(c + 1, r);
      const joinsBelow = (r: number, c: number) => isFree(r + 1, c) && !parted.below(r + 1, c);
      let columnSpan = 1;
      while (joinsRight(row, column + columnSpan - 1)) columnSpan++;
      const span = (r: number) => Array.from({ length: columnSpan }, (_, i) => joinsBelow(r, column + i));
      let rowSpan = 1;
      while (span(row + rowSpan - 1).every(Boolean)) rowSpan++;
      for (let r = row; r < row + rowSpan; r++)
        taken.fill(1, r * columns + column, r * columns + column + columnSpan);
      const bbox: BBox = [xs[column]!, ys[row]!, xs[column + columnSpan]!, ys[row + rowSpan]!];
      cells.push({ row, column, rowSpan, columnSpan, bbox });
    }
  }
  return cells;
}

/** Says whether a separator parts two slots: at edge `edge`, along slot `slot` of the other axis. */
function partsAt(lines: readonly Separator[], edges: readonly number[], slots: readonly number[]) {
  const drawn = edges.map(at => {
    const here = lines.filter(line => line.at === at);
    return slots.slice(1).map((to, slot) => coverage(here, { at, from: slots[slot]!, to }) > SOLVER.covered);
  });
  return (edge: number, slot: number) => drawn[edge]![slot]!;
}

/** The share of a stretch that lines at its position, give or take `slack` points, cover. */
export function coverage(
  lines: readonly Pick<Separator, 'at' | 'from' | 'to'>[],
  stretch: Pick<Separator, 'at' | 'from' | 'to'>,
  slack = 0,
): number {
  let covered = 0;
  for (const line of lines) {
    if (Math.abs(line.at - stretch.at) > slack) continue;
    covered += Math.max(0, Math.min(line.to, stretch.to) - Math.max(line.from, stretch.from));
  }
  return covered / (stretch.to - stretch.from);
}
