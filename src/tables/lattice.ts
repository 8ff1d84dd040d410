import type { BBox, RulingLine } from '../model.ts';
import { nearestEdge } from './slots.ts';

/** A grid before any text is in it: where its lines run, and which slots make one cell. */
export type Lattice = {
  /** edges of the columns, ascending: one more than there are columns */
  readonly xs: readonly number[];
  /** edges of the rows, ascending */
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
  /** whether a line was drawn along the whole upper and lower edge */
  readonly closed: { readonly top: boolean; readonly bottom: boolean };
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

/** Lines that end this near (points) to another one touch it. */
const TOUCH = 4;
/** An outer line that nobody drew is assumed where the others run this far (points) past the last one. */
const OVERHANG = 6;
/** A border counts as drawn when this share of a slot's side is covered. */
const COVERED = 0.55;

/**
 * The lattices that joined ruling lines make, from top to bottom: lines that touch belong together; the slots between
 * them unite where no line parts them. A frame around a single cell is none. `before` is the last one of the page before.
 */
export function findLattices(rulings: readonly RulingLine[], before?: Lattice): Lattice[] {
  const free = freeLines(rulings);
  const ruled = touching(rulings).map(latticeOf);
  return [...ruled.map(lattice => lattice && widened(lattice, free)), openLattice(free, before)]
    .filter(lattice => lattice !== null)
    .filter(lattice => lattice.cells.length > 1 && isTableSized(lattice))
    .sort((a, b) => a.ys[0]! - b.ys[0]!);
}

/** Characters drawn as outlines have strokes that cross, too: 目 is no table. */
function isTableSized({ xs, ys }: Lattice): boolean {
  return xs.at(-1)! - xs[0]! > LEAST_WIDTH && ys.at(-1)! - ys[0]! > LEAST_HEIGHT;
}

/** points */
const LEAST_WIDTH = 40;
const LEAST_HEIGHT = 6;

/** Groups of lines that cross or touch, directly or by way of others. */
function touching(rulings: readonly RulingLine[]): RulingLine[][] {
  const horizontal = rulings.filter(line => line.axis === 'horizontal');
  const vertical = rulings.filter(line => line.axis === 'vertical');
  const group = new Map(rulings.map(line => [line, [line]]));
  for (const h of horizontal) {
    for (const v of vertical) {
      const [a, b] = [group.get(h)!, group.get(v)!];
      if (a === b || !touch(h, v)) continue;
      const [large, small] = a.length >= b.length ? [a, b] : [b, a];
      for (const line of small) group.set(line, large);
      large.push(...small);
    }
  }
  return [...new Set(group.values())];
}

/** Upright lines that touch no other line. */
function freeLines(rulings: readonly RulingLine[]): RulingLine[] {
  const horizontal = rulings.filter(line => line.axis === 'horizontal');
  return rulings.filter(line => line.axis === 'vertical' && !horizontal.some(h => touch(h, line)));
}

/** The lattice with the columns at its left that hold one cell from top to bottom: their lines touch no other. */
function widened(lattice: Lattice, free: RulingLine[]): Lattice {
  const [top, bottom] = [lattice.ys[0]!, lattice.ys.at(-1)!];
  const beside = free.filter(
    ({ at, from, to }) =>
      at < lattice.xs[0]! && Math.abs(from - top) < OVERHANG && Math.abs(to - bottom) < OVERHANG,
  );
  if (beside.length === 0) return lattice;
  for (const line of beside) free.splice(free.indexOf(line), 1);
  const xs = [...beside.map(line => line.at), ...lattice.xs].sort((a, b) => a - b);
  const rowSpan = lattice.ys.length - 1;
  const added = beside.map((_, column): LatticeCell => {
    return { row: 0, column, rowSpan, columnSpan: 1, bbox: [xs[column]!, top, xs[column + 1]!, bottom] };
  });
  const shifted = lattice.cells.map(cell => ({ ...cell, column: cell.column + beside.length }));
  return { ...lattice, xs, cells: [...added, ...shifted] };
}

/**
 * A row that fills a page from edge to edge has no line above and below it: upright lines of equal extent, three of them
 * or all of them edges of columns of the table on the page before, whose outer edges may not be drawn.
 */
function openLattice(free: readonly RulingLine[], before: Lattice | undefined): Lattice | null {
  const [first] = free;
  const alike = free.filter(
    ({ from, to }) => Math.abs(from - first!.from) < TOUCH && Math.abs(to - first!.to) < TOUCH,
  );
  if (!first || first.to - first.from < LEAST_OPEN_HEIGHT) return null;
  const drawn = alike.map(line => line.at).sort((a, b) => a - b);
  const goesOn = drawn.every(at => before?.xs.some(x => Math.abs(x - at) < TOUCH));
  if (drawn.length < 3 && !goesOn) return null;
  const xs = goesOn ? withOuterEdges(drawn, before!.xs) : drawn;
  const ys = [first.from, first.to] as const;
  const cells = xs.slice(1).map((right, column): LatticeCell => {
    return { row: 0, column, rowSpan: 1, columnSpan: 1, bbox: [xs[column]!, ys[0], right, ys[1]] };
  });
  return { xs, ys, cells, closed: { top: false, bottom: false } };
}

/** points */
const LEAST_OPEN_HEIGHT = 100;

function withOuterEdges(drawn: readonly number[], before: readonly number[]): number[] {
  const [left, right] = [before[0]!, before.at(-1)!];
  return [
    ...(drawn[0]! - left > OVERHANG ? [left] : []),
    ...drawn,
    ...(right - drawn.at(-1)! > OVERHANG ? [right] : []),
  ];
}

function touch(h: RulingLine, v: RulingLine): boolean {
  const across = h.from - TOUCH <= v.at && v.at <= h.to + TOUCH;
  return across && v.from - TOUCH <= h.at && h.at <= v.to + TOUCH;
}

function latticeOf(lines: readonly RulingLine[]): Lattice | null {
  const horizontal = lines.filter(line => line.axis === 'horizontal');
  const vertical = lines.filter(line => line.axis === 'vertical');
  if (horizontal.length === 0 || vertical.length === 0) return null;
  const xs = edgesOf(vertical, horizontal);
  const ys = edgesOf(horizontal, vertical);
  if (xs.length < 2 || ys.length < 2) return null;
  const drawn = { horizontal: onEdges(horizontal, ys), vertical: onEdges(vertical, xs) };
  const cells = cellsOf({ xs, ys, ...drawn });
  const isDrawn = (y: number) =>
    coverage(drawn.horizontal, { at: y, from: xs[0]!, to: xs.at(-1)! }) > COVERED;
  return { xs, ys, cells, closed: { top: isDrawn(ys[0]!), bottom: isDrawn(ys.at(-1)!) } };
}

/** No text fits between lines nearer than this (points): they are the sides of one border. */
export const LEAST_SLOT = { horizontal: 4.5, vertical: 6.5 };

/** Positions of the lines, and of outer lines that are missing: where the crossing lines run past the last one. */
function edgesOf(lines: readonly RulingLine[], crossing: readonly RulingLine[]): number[] {
  const sorted = [...new Set(lines.map(line => line.at))].sort((a, b) => a - b);
  const edges: number[] = [];
  for (const at of sorted) {
    if (edges.length === 0 || at - edges.at(-1)! >= LEAST_SLOT[lines[0]!.axis]) edges.push(at);
  }
  const first = Math.min(...crossing.map(line => line.from));
  const last = Math.max(...crossing.map(line => line.to));
  if (edges[0]! - first > OVERHANG) edges.unshift(first);
  if (last - edges.at(-1)! > OVERHANG) edges.push(last);
  return edges;
}

/** The lines, each at the edge that it belongs to. */
function onEdges(lines: readonly RulingLine[], edges: readonly number[]): RulingLine[] {
  return lines.map(line => ({ ...line, at: edges[nearestEdge(edges, line.at)]! }));
}

type Lines = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly horizontal: readonly RulingLine[];
  readonly vertical: readonly RulingLine[];
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

/** Says whether a line parts two slots: at edge `edge`, along slot `slot` of the other axis. */
function partsAt(lines: readonly RulingLine[], edges: readonly number[], slots: readonly number[]) {
  const drawn = edges.map(at => {
    const here = lines.filter(line => line.at === at);
    return slots.slice(1).map((to, slot) => coverage(here, { at, from: slots[slot]!, to }) > COVERED);
  });
  return (edge: number, slot: number) => drawn[edge]![slot]!;
}

/** The share of a stretch that lines at its position cover. */
function coverage(
  lines: readonly RulingLine[],
  stretch: { readonly at: number; readonly from: number; readonly to: number },
): number {
  let covered = 0;
  for (const line of lines) {
    if (line.at !== stretch.at) continue;
    covered += Math.max(0, Math.min(line.to, stretch.to) - Math.max(line.from, stretch.from));
  }
  return covered / (stretch.to - stretch.from);
}
