import type { BBox, RulingLine } from '../model.ts';
import { contains } from '../values/bbox.ts';
import { borderedLattices } from './bordered.ts';
import type { Lattice } from './lattice.ts';
import { joinRulings } from './rulings.ts';

/** Points by which the lines of a frame miss its corners at most, and are apart from all others at least. */
const CORNER = 0.6;
/** Points: a smaller frame is a box to tick, or a character drawn as outlines. */
const LEAST = 4;
/** Cells of a table that fields stand in, at least; and of a small table inside a cell, at most. */
const LEAST_CELLS = 4;
const MOST_NESTED = 6;
/** Points: a side of a frame that is no farther from an edge of its cell, or from another frame, is one side of a double border. */
const BORDER = 3;

/** A page's rulings without the frames inside its cells, and the small tables that some of these frames hold. */
type Unframed = { readonly rulings: readonly RulingLine[]; readonly nested: readonly Lattice[] };

/**
 * A frame inside a cell (the border of a form field, a small table) parts no cells: it touches no other line. Where
 * every cell has a frame of its own, there is no table without them, or they run along each other, and they are its cells.
 */
export function withoutFrames(rulings: readonly RulingLine[]): Unframed {
  const closed = closedFrames(rulings);
  if (closed.length === 0) return { rulings, nested: [] };
  const bands = inBands(rulings);
  const apart = closed.flatMap(bbox => {
    const lines = linesApart(bbox, bands);
    return lines ? [{ bbox, lines }] : [];
  });
  const free = apart.filter(one => !apart.some(other => other !== one && isWithin(other.bbox, one.bbox)));
  if (free.length === 0) return { rulings, nested: [] };
  const all = new Set(free.flatMap(({ lines }) => [...lines]));
  const tables = borderedLattices(joinRulings(rulings.filter(line => !all.has(line))));
  const cells = tables.filter(table => table.cells.length >= LEAST_CELLS).flatMap(table => table.cells);
  const boxes = free.map(({ bbox }) => bbox);
  const inside = free.filter(({ bbox }) => {
    const cell = cells.find(own => isWithin(bbox, own.bbox));
    return cell !== undefined && !isOfBorders(bbox, cell.bbox, boxes);
  });
  const nested = inside.flatMap(({ lines }) => borderedLattices(joinRulings([...lines])));
  if (nested.some(table => table.cells.length > MOST_NESTED)) return { rulings, nested: [] };
  const dropped = new Set(inside.flatMap(({ lines }) => [...lines]));
  return { rulings: rulings.filter(line => !dropped.has(line)), nested };
}

/**
 * Whether a frame stands beside others, each of its sides along one of them or of its cell, as where cells have frames of
 * their own with a gap between them.
 */
function isOfBorders(frame: BBox, cell: BBox, frames: readonly BBox[]): boolean {
  const isAlong = (side: number, other: BBox) => {
    const axis = side % 2;
    const isNear = [axis, axis + 2].some(edge => Math.abs(other[edge]! - frame[side]!) < BORDER);
    return (
      isNear && Math.min(other[3 - axis]!, frame[3 - axis]!) > Math.max(other[1 - axis]!, frame[1 - axis]!)
    );
  };
  const sides = [0, 1, 2, 3].map(side => frames.some(other => other !== frame && isAlong(side, other)));
  return sides.some(Boolean) && sides.every((isMet, side) => isMet || isAlong(side, cell));
}

/** Rectangles of four lines that end in its corners, as no cell of a grid has them that is drawn line by line. */
function closedFrames(rulings: readonly RulingLine[]): BBox[] {
  const upright = Map.groupBy(
    rulings.filter(line => line.axis === 'vertical'),
    line => Math.round(line.from),
  );
  const level = rulings.filter(line => line.axis === 'horizontal').sort((a, b) => a.at - b.at);
  const byStart = Map.groupBy(level, line => Math.round(line.from));
  const near = (lines: ReadonlyMap<number, readonly RulingLine[]>, at: number) =>
    [-1, 0, 1].flatMap(step => lines.get(Math.round(at) + step) ?? []);
  return level.flatMap(top => {
    const from = near(upright, top.at).filter(line => isSame(line.from, top.at));
    const left = from.find(line => isSame(line.at, top.from));
    const right = from.find(line => isSame(line.at, top.to) && left && isSame(line.to, left.to));
    if (!left || !right || left.to - top.at < LEAST || top.to - top.from < LEAST) return [];
    const isBottom = (line: RulingLine) => isSame(line.at, left.to) && isSame(line.to, top.to);
    const isClosed = near(byStart, top.from).some(line => isSame(line.from, top.from) && isBottom(line));
    return isClosed ? [[top.from, top.at, top.to, left.to] as const] : [];
  });
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < CORNER;
}

function boxOf({ axis, at, from, to }: RulingLine): BBox {
  return axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];
}

/** points: lines are looked up by the bands of the page that they reach into */
const BAND = 16;
/** bands: a line may claim to be miles long */
const MOST_BANDS = 1000;

type Bands = ReadonlyMap<number, readonly RulingLine[]>;

function inBands(rulings: readonly RulingLine[]): Bands {
  const bands = new Map<number, RulingLine[]>();
  for (const line of rulings) {
    const [, y0, , y1] = boxOf(line);
    for (let band = bandOf(y0); band <= bandOf(y1); band++) {
      const own = bands.get(band);
      if (own) own.push(line);
      else bands.set(band, [line]);
    }
  }
  return bands;
}

function bandOf(y: number): number {
  return Math.min(MOST_BANDS, Math.max(0, Math.floor(y / BAND)));
}

/** The lines within a frame, its own among them; null where a line meets it that is not within. */
function linesApart(bbox: BBox, bands: Bands): ReadonlySet<RulingLine> | null {
  const lines = new Set<RulingLine>();
  for (let band = bandOf(bbox[1] - CORNER); band <= bandOf(bbox[3] + CORNER); band++)
    for (const line of bands.get(band) ?? []) {
      if (!meets(line, bbox)) continue;
      if (!isWithin(boxOf(line), bbox)) return null;
      lines.add(line);
    }
  return lines;
}

function isWithin(inner: BBox, outer: BBox): boolean {
  return contains(outer, [inner[0], inner[1]], CORNER) && contains(outer, [inner[2], inner[3]], CORNER);
}

function meets(line: RulingLine, frame: BBox): boolean {
  const [x0, y0, x1, y1] = boxOf(line);
  return x0 < frame[2] + CORNER && x1 > frame[0] - CORNER && y0 < frame[3] + CORNER && y1 > frame[1] - CORNER;
}
