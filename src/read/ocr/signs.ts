import type { Component } from '../../image/connected.ts';
import { type FittedLine, lineThrough } from '../../image/fit.ts';
import type { Raster } from '../../image/raster.ts';
import { transposed } from '../../image/turn.ts';

/** Shares of a sign's width or height that a measured one may differ by. */
const FLAT = 0.34;
const STRAIGHT = 0.09;
const ALIKE = 0.14;
/** The arms of a comparator are so near to each other at its tip, as a share of the open end. */
const MEETING = 0.3;
/** A zero's width and the reach of its walls, as shares of its height and width; a circle is wider. */
const RING = { narrowest: 0.4, widest: 0.85, wall: 0.33 };
/** A bar this many times as wide as it is high stands for a dash; a shorter one for a hyphen. */
const DASH = 5;
const BAR = 2.5;
const SOLID = 0.55;
/** pixels: a single thin bar is greyer the thinner it is; from this thickness on its middle is black */
const THICK = 4;
const FAINT = 0.6;
/** Pieces with less than this share of the ink of the largest one are no strokes of a sign. */
const DIRT = 0.08;
/** Share of a comparator's columns that cross a bar below its arms: where there is one, and where there is none. */
const BARRED = { least: 0.45, most: 0.12 };
/** Ink below the tip over ink above it: a slanted bar that lies close to the lower arm may run into it in print as small as this. */
const HEAVY = { least: 1.5, most: 1.25 };

/**
 * The sign that the ink of a crop forms by itself, told by its strokes: `—` `-` `=` `0` `>` `<` `≥` `≤`; null for anything
 * else. Readers fail at these when they stand alone.
 */
export function signOf(raster: Raster, pieces: readonly Component[]): string | null {
  if (pieces.length === 0) return null;
  const most = Math.max(...pieces.map(({ pixels }) => pixels));
  const large = pieces.filter(({ pixels }) => pixels >= most * DIRT);
  return (
    equalsOf(large) ?? barOf(raster, large) ?? zeroOf(raster, large) ?? comparatorOf(raster, boxOf(large))
  );
}

/** The box around pieces; there is at least one. */
export function boxOf(pieces: readonly Component[]): Component {
  return pieces.reduce((box, piece) => ({
    x0: Math.min(box.x0, piece.x0),
    y0: Math.min(box.y0, piece.y0),
    x1: Math.max(box.x1, piece.x1),
    y1: Math.max(box.y1, piece.y1),
    pixels: box.pixels + piece.pixels,
  }));
}

function barOf(raster: Raster, pieces: readonly Component[]): string | null {
  const box = boxOf(pieces);
  const { x0, y0, x1, y1, pixels } = box;
  const shape = (x1 - x0) / (y1 - y0);
  const isSolid = pixels >= SOLID * (x1 - x0) * (y1 - y0);
  if (shape < BAR || !isSolid) return null;
  if (isFaint(raster, box)) return null;
  return shape < DASH ? '-' : '—';
}

/** A thick bar that is grey through and through may be two thin ones (`═`) with no paper left between them. */
function isFaint({ width, data }: Raster, { x0, y0, x1, y1 }: Component): boolean {
  if (y1 - y0 < THICK) return false;
  let ink = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) ink += 255 - data[y * width + x]!;
  return ink < FAINT * 255 * (x1 - x0) * (y1 - y0);
}

function equalsOf(pieces: readonly Component[]): string | null {
  if (pieces.length !== 2) return null;
  const [upper, lower] = pieces[0]!.y0 < pieces[1]!.y0 ? [pieces[0]!, pieces[1]!] : [pieces[1]!, pieces[0]!];
  const width = Math.max(upper.x1, lower.x1) - Math.min(upper.x0, lower.x0);
  const isFlat = [upper, lower].every(({ x0, y0, x1, y1 }) => y1 - y0 <= FLAT * (x1 - x0));
  const areEqual =
    Math.abs(upper.x0 - lower.x0) <= ALIKE * width && Math.abs(upper.x1 - lower.x1) <= ALIKE * width;
  return isFlat && areEqual && upper.y1 <= lower.y0 && lower.y1 - upper.y0 < width ? '=' : null;
}

/** A ring that is higher than wide: across its middle it has two strokes and nothing between, both ways. */
function zeroOf(raster: Raster, pieces: readonly Component[]): string | null {
  const [ring] = pieces;
  if (!ring || pieces.length > 1) return null;
  const [width, height] = [ring.x1 - ring.x0, ring.y1 - ring.y0];
  if (width < height * RING.narrowest || width > height * RING.widest) return null;
  const columns = columnsOf(raster, ring).slice(Math.ceil(width * 0.4), Math.floor(width * 0.6) + 1);
  const rows = columnsOf(transposed(raster), { ...ring, x0: ring.y0, x1: ring.y1, y0: ring.x0, y1: ring.x1 });
  const isOpen = (line: Column, across: number) =>
    line.strokes.length === 2 &&
    line.strokes[0]! < ringEdge(ring, across).near &&
    line.strokes[1]! > ringEdge(ring, across).far;
  const middleRows = rows.slice(Math.ceil(height * 0.25), Math.floor(height * 0.75));
  return columns.every(line => isOpen(line, 1)) && middleRows.every(line => isOpen(line, 0)) ? '0' : null;
}

/** Up to where the near stroke of a ring may lie, and from where the far one; `across` 0 for x, 1 for y. */
function ringEdge({ x0, y0, x1, y1 }: Component, across: number): { near: number; far: number } {
  const [from, to] = across === 0 ? [x0, x1] : [y0, y1];
  return { near: from + RING.wall * (to - from), far: to - RING.wall * (to - from) };
}

/** Where the strokes run in a column: their middles from top to bottom. */
type Column = { readonly x: number; readonly strokes: readonly number[] };

/** `>` `<` `≥` `≤` `≧` `≦` by two straight arms that meet, and one stroke below them, two or none. */
export function comparatorOf(raster: Raster, box: Component): string | null {
  const columns = columnsOf(raster, box);
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  const usual = usualCount(columns);
  const open = columns.filter(({ strokes }) => strokes.length === usual);
  if (usual < 2 || open.length < width * 0.4 || width < height * 0.5) return null;
  const upper = straight(open.map(({ x, strokes }) => [x, strokes[0]!]));
  const lower = straight(open.map(({ x, strokes }) => [x, strokes[1]!]));
  const isStraight = upper.error <= STRAIGHT * height && lower.error <= STRAIGHT * height;
  const [left, right] = [0, width - 1].map(x => lower.at(x) - upper.at(x)) as [number, number];
  const doMeet = Math.min(left, right) < MEETING * Math.max(left, right);
  if (!isStraight || !doMeet || upper.slope * lower.slope >= 0) return null;
  const barred = columns.filter(({ strokes }) => strokes.length >= 3).length / columns.length;
  const end = left > right ? width - 1 : 0;
  const tip = (upper.at(end) + lower.at(end)) / 2;
  const heaviness = massBelow(raster, box, tip);
  const hasBar = barred >= BARRED.least || heaviness >= HEAVY.least;
  if (!hasBar && (barred > BARRED.most || heaviness > HEAVY.most)) return null;
  const barredTwice = columns.filter(({ strokes }) => strokes.length >= 4).length / columns.length;
  if (barredTwice >= BARRED.least) return left > right ? '≧' : '≦';
  return left > right ? (hasBar ? '≥' : '>') : hasBar ? '≤' : '<';
}

/** How many times as much ink is below the tip of a comparator as above it. */
function massBelow({ width, data }: Raster, { x0, y0, x1, y1 }: Component, tip: number): number {
  let [above, below] = [0, 0];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const ink = 255 - data[y * width + x]!;
      if (y + 0.5 < tip) above += ink;
      else below += ink;
    }
  return below / Math.max(1, above);
}

/** The number of strokes that most columns cross; at the tip, where the arms are one, it is less. */
function usualCount(columns: readonly Column[]): number {
  const counts = Map.groupBy(columns, ({ strokes }) => strokes.length);
  return [...counts].reduce(
    (best, [count, own]) => (own.length > counts.get(best)!.length ? count : best),
    [...counts.keys()][0]!,
  );
}

function columnsOf({ width, data }: Raster, { x0, y0, x1, y1 }: Component): Column[] {
  const shades = data.toSorted();
  const limit = (shades[Math.floor(shades.length * 0.01)]! + 255) / 2;
  return Array.from({ length: x1 - x0 }, (_, index) => {
    const strokes: number[] = [];
    let since = -1;
    for (let y = y0; y <= y1; y++) {
      const isInk = y < y1 && data[y * width + x0 + index]! < limit;
      if (isInk && since < 0) since = y;
      if (isInk || since < 0) continue;
      strokes.push((since + y - 1) / 2);
      since = -1;
    }
    return { x: index, strokes };
  });
}

type Fit = FittedLine & { readonly error: number };

/** The straight line nearest to the points, and how far they are from it in the mean. */
function straight(points: readonly (readonly [x: number, y: number])[]): Fit {
  const line = lineThrough(points.map(([x, y]) => ({ x, y, weight: 1 })));
  const error = points.reduce((sum, [x, y]) => sum + Math.abs(y - line.at(x)), 0) / points.length;
  return { ...line, error };
}
