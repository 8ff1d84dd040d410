import type { BBox, Separator } from '../model.ts';
import { type Lattice, type LatticeCell, nearestEdge } from './lattice.ts';
import { spacingOf } from './line-spacing.ts';
import { columnsOf } from './section-columns.ts';
import { edgesOf, type SectionGrid, sectionGridOf, type TextSlot } from './section-grid.ts';
import { solveRows, usualAlignment, withAlignment } from './section-rows.ts';
import { type Section, type Stretch, sharedEdges } from './sections.ts';
import { isAligned } from './text-segments.ts';

/** points: between the outermost texts and the edge of the table are no more */
const MARGIN = 2;
/** points: edges of two sections that are nearer are one */
const SAME_EDGE = 3;

/**
 * Sections, one below the other, as one table. `ends` are places at which cells are known to end, where rules tell it: then
 * columns of the longest section are those of the others, too.
 */
export function tableOf(sections: readonly Section[], ends?: readonly number[]): Lattice {
  const frame = sections[0]!.frame ?? frameOf(sections);
  const shared = sharedEdges(
    sections.map(({ gutters }) => gutters),
    ends ?? [],
  );
  const columns = sections.map((section, index) => columnsOf(section, frame, shared[index]));
  const spacings = columns.map(own => spacingOf(own, columns));
  const settled = columns.map((own, index) => solveRows(own, spacings[index]!));
  const usual = usualAlignment(settled);
  const bodies = columns.map((own, index) =>
    sectionGridOf(own, spacings[index]!, withAlignment(settled[index]!, usual)),
  );
  const bands = bodies.flatMap(body => body.bands);
  return latticeOf(bodies, edgesOf(bands, MARGIN));
}

function frameOf(sections: readonly Section[]): Stretch {
  const boxes = sections.flatMap(({ lines }) => lines.flatMap(line => line.segments.map(({ bbox }) => bbox)));
  return [Math.min(...boxes.map(box => box[0])) - MARGIN, Math.max(...boxes.map(box => box[2])) + MARGIN];
}

/** Bodies as one lattice; `ys` are the edges of all their rows. */
export function latticeOf(bodies: readonly SectionGrid[], ys: readonly number[]): Lattice {
  const xs = unitedEdges(bodies.flatMap(body => body.edges));
  let offset = 0;
  let placed: PlacedCell[] = [];
  bodies.forEach((body, index) => {
    const own = cellsOf(body, { xs, ys, offset });
    placed = bodies[index - 1]?.bands.length === 1 ? grownDown(placed, own, offset) : [...placed, ...own];
    offset += body.bands.length;
  });
  const cells = placed.map(({ cell }) => cell).sort((a, b) => a.row - b.row || a.column - b.column);
  const separators = cells.flatMap(cell => bordersOf(cell, bodies));
  return { xs, ys, cells, closed: { top: true, bottom: true }, separators, isAligned: true };
}

/** What parts a cell from the one at its right and the one below it, as far as its own section shows it. */
function bordersOf(
  { row, rowSpan, bbox: [x0, y0, x1, y1] }: LatticeCell,
  bodies: readonly SectionGrid[],
): Separator[] {
  const bands = bodies.flatMap(body => body.bands.map(band => ({ band, body })));
  const { body } = bands[row]!;
  const below = bands[row + rowSpan]?.band.weight;
  const column = nearestEdge(body.edges, x1);
  return [
    { axis: 'vertical', at: x1, from: y0, to: y1, kind: 'white-space', weight: shareBeside(body, column) },
    { axis: 'horizontal', at: y1, from: x0, to: x1, kind: 'rows', weight: below ?? 1 },
  ];
}

/** Share of the rows that have texts on both sides of an edge; the outer edges have all. */
function shareBeside({ edges, bands, slots }: SectionGrid, edge: number): number {
  if (edge === 0 || edge === edges.length - 1) return 1;
  const rowsIn = (column: number) =>
    new Set(slots.filter(spot => spot.column === column).map(({ row }) => row));
  return rowsIn(edge - 1).intersection(rowsIn(edge)).size / bands.length;
}

type PlacedCell = { readonly cell: LatticeCell; readonly isBlank: boolean };

/**
 * A heading of two storeys: what stands over a blank place in the row below goes down into it. Where a text stands just over
 * another one, the rows are two.
 */
function grownDown(upper: readonly PlacedCell[], lower: readonly PlacedCell[], row: number): PlacedCell[] {
  const under = new Map<PlacedCell, PlacedCell>();
  if (!upper.some(one => coversSeveral(one, lower, row))) return [...upper, ...lower];
  for (const one of upper) {
    const { row: from, rowSpan, column, columnSpan } = one.cell;
    if (one.isBlank || from + rowSpan !== row) continue;
    const below = lower.find(
      ({ cell }) => cell.row === row && cell.column === column && cell.columnSpan === columnSpan,
    );
    if (below && !below.isBlank) return [...upper, ...lower];
    if (below) under.set(one, below);
  }
  const taken = new Set(under.values());
  const grown = upper.map((one): PlacedCell => {
    const blank = under.get(one);
    if (!blank) return one;
    const [x0, y0, x1] = one.cell.bbox;
    const rowSpan = one.cell.rowSpan + blank.cell.rowSpan;
    return { ...one, cell: { ...one.cell, rowSpan, bbox: [x0, y0, x1, blank.cell.bbox[3]] } };
  });
  return [...grown, ...lower.filter(one => !taken.has(one))];
}

function unitedEdges(edges: readonly number[]): number[] {
  const united: number[] = [];
  for (const edge of edges.toSorted((a, b) => a - b)) {
    if (united.length === 0 || edge - united.at(-1)! > SAME_EDGE) united.push(edge);
  }
  return united;
}

type Place = { readonly xs: readonly number[]; readonly ys: readonly number[]; readonly offset: number };

/** A heading whose edges are those of several headings below it. */
function coversSeveral({ cell, isBlank }: PlacedCell, lower: readonly PlacedCell[], row: number): boolean {
  if (isBlank || cell.row + cell.rowSpan !== row) return false;
  const [from, to] = [cell.column, cell.column + cell.columnSpan];
  const below = lower.filter(one => one.cell.row === row && one.cell.column >= from && one.cell.column < to);
  const last = below.at(-1)?.cell;
  const isEven = below[0]?.cell.column === from && last!.column + last!.columnSpan === to;
  return isEven && below.filter(one => !one.isBlank).length > 1;
}

/** The cells of a section in the columns and rows of the whole table. */
function cellsOf({ edges, bands, slots: found }: SectionGrid, { xs, ys, offset }: Place): PlacedCell[] {
  const spots = doubted(found, ys.slice(offset, offset + bands.length + 1));
  const places = edges.map(x => nearestEdge(xs, x));
  return tiled(spots, bands.length, edges).map(spot => {
    const row = spot.row + offset;
    const [column, end] = [places[spot.column]!, places[spot.column + spot.columnSpan]!];
    const bbox: BBox = [xs[column]!, ys[row]!, xs[end]!, ys[row + spot.rowSpan]!];
    const cell = { row, column, rowSpan: spot.rowSpan, columnSpan: end - column, bbox };
    return { cell: spot.isDoubtful ? { ...cell, isDoubtful: true } : cell, isBlank: !spot.block };
  });
}

/** A text that does not stand between the edges of its rows is in doubt, with all that it reaches into. */
function doubted(spots: readonly TextSlot[], ys: readonly number[]): TextSlot[] {
  const lost = spots.flatMap(spot => {
    const [top, bottom] = [ys[spot.row]!, ys[spot.row + spot.rowSpan]!];
    const out = spot.block?.filter(({ y }) => y < top || y > bottom) ?? [];
    return out.map(({ y }) => ({ column: spot.column, spot, y }));
  });
  if (lost.length === 0) return [...spots];
  return spots.map(spot => {
    const [top, bottom] = [ys[spot.row]!, ys[spot.row + spot.rowSpan]!];
    const isReached = lost.some(
      one => one.spot === spot || (one.column === spot.column && top < one.y && one.y < bottom),
    );
    return isReached ? { ...spot, isDoubtful: true } : spot;
  });
}

type Tile = TextSlot & { readonly columnSpan: number };

/** Columns from which on a text over several of them is no value of a pair. */
const MANY = 5;

/**
 * Spots and blank slots. A text that keeps to no column, with a blank place at its left, stands in the middle of a cell
 * over both, and maybe over the blank places at its right.
 */
function tiled(spots: readonly TextSlot[], rows: number, edges: readonly number[]): Tile[] {
  const columns = edges.length - 1;
  const slots: (TextSlot | undefined)[][] = Array.from({ length: rows }, () => []);
  for (const spot of spots)
    for (let row = spot.row; row < spot.row + spot.rowSpan; row++) slots[row]![spot.column] = spot;
  return slots.flatMap((own, row) => {
    const tiles: Tile[] = [];
    for (let column = 0; column < columns; ) {
      const next = own.findIndex((spot, index) => index >= column && spot !== undefined);
      const spot = own[next];
      const end = spot ? blankEnd(own, next + 1, columns) : columns;
      const [from, to] =
        spot && next > column ? extent(spot, { slots, edges, from: column, end }) : [next, next + 1];
      for (; column < (spot ? from : columns); column++) tiles.push(blankAt(row, column));
      if (!spot) break;
      const isDoubtful = spot.isDoubtful || (from > 0 && to - from > 1 && columns >= MANY);
      if (spot.row === row) tiles.push({ ...spot, column: from, columnSpan: to - from, isDoubtful });
      column = to;
    }
    return tiles;
  });
}

function blankEnd(own: readonly (TextSlot | undefined)[], from: number, columns: number): number {
  let end = from;
  while (end < columns && !own[end]) end++;
  return end;
}

type Row = {
  readonly slots: readonly (readonly (TextSlot | undefined)[])[];
  readonly edges: readonly number[];
  /** blank places at the left and at the right of the text */
  readonly from: number;
  readonly end: number;
};

/**
 * The columns in whose middle a text stands: its own, or blank ones beside it too. Between a label and a text that
 * keeps to no column there is no blank cell.
 */
function extent(spot: TextSlot, { slots, edges, from, end }: Row): readonly [number, number] {
  const own = [spot.column, spot.column + 1] as const;
  if (hasColumn(spot, slots)) return own;
  const label = slots[spot.row]![from - 1];
  const wide = [[from, own[1]] as const, [from, end] as const];
  const boxes = spot.block!.map(line => line.bbox);
  const middle = (Math.min(...boxes.map(box => box[0])) + Math.max(...boxes.map(box => box[2]))) / 2;
  const missOf = ([left, right]: readonly [number, number]) =>
    Math.abs(middle - (edges[left]! + edges[right]!) / 2);
  const isPair = label?.block && label.rowSpan === 1;
  return (isPair ? wide : [own, ...wide]).reduce((best, one) => (missOf(one) < missOf(best) ? one : best));
}

function blankAt(row: number, column: number): Tile {
  return { row, rowSpan: 1, column, columnSpan: 1, block: null, isDoubtful: false };
}

/** Whether a text is aligned with one of its column that has another one beside it. */
function hasColumn(spot: TextSlot, slots: readonly (readonly (TextSlot | undefined)[])[]): boolean {
  if (spot.rowSpan > 1 || !spot.block) return true;
  return slots.some((row, index) => {
    const other = row[spot.column];
    if (index === spot.row || !other?.block || !row[spot.column - 1]) return false;
    return other.block.some(line => isAligned(spot.block![0]!, line));
  });
}
