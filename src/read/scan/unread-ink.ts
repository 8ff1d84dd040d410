import { type Connected, connectedIn } from '../../image/connected.ts';
import { inkBelow, type PixelBox, type Raster } from '../../image/raster.ts';
import { median } from '../../values/quantile.ts';
import type { ColumnSpan } from '../signs/units.ts';
import { usualInk } from './background.ts';
import type { CellRegions, InkLine } from './cell-regions.ts';
import type { ScannedRuling } from './line-segments.ts';

/** A line that was read, and where each of its glyphs may have ink: from `from` to `to` along it. */
export type ReadLine = {
  readonly line: InkLine;
  readonly glyphs: readonly ColumnSpan[];
  /** from the first glyph's place to the last one's, as the reader of lines has them */
  readonly span: ColumnSpan;
};

/** What was made of the ink of a picture. */
type Explained = {
  readonly strokes: readonly ScannedRuling[];
  readonly regions: CellRegions;
  readonly lines: readonly ReadLine[];
  /** whether a seal's own print lies on a pixel */
  readonly isSeal: (x: number, y: number) => boolean;
  /** pixels a point */
  readonly scale: number;
};

/** Share of the way from paper to the page's own ink: a mark is darker, what shines through and stains are lighter. */
const CONTRAST = 0.4;
/**
 * Shares of the usual height of a line: what is smaller is dust, above and below all lines of its cell as well as in a line, or a
 * comma at the foot of a line right before or behind it, or turned over to the next line; what is thin and shorter is the edge of a glyph.
 */
const DUST = { apart: 0.3, least: 0.2, atEnds: 0.13, thin: 0.08, short: 0.3 };
/** Share of a line's height from its top: commas and points stand below; ems from the glyph that they stand beside. */
const FOOT = 0.5;
const BESIDE = 0.5;
/** ems: the line below a full one has its foot within this */
const TURNED = 2;
/** Share of a connected piece: what reaches out of the first or the last glyph of a line, and is less of it, belongs to that glyph … */
const OUTSIDE = 0.5;
/** … if it is no wider and no higher than this (shares of the usual height of a line), as the right edge of a `%` is: a stroke is higher, a bar wider. */
const RIM_OF_GLYPH = { wide: 0.15, high: 0.5 };
/** … and the edge of a line's ink. */
const EDGE = 0.2;
/** points: the soft edge of a ruling, and its wobble */
const RIM = 1;

/**
 * The ink in the cells of a picture that nothing explains, piece by piece: it lies under no line that was read, no ruling that
 * parts two cells, no seal, and is no dust. `level` is the picture before anything was taken off it.
 */
export function unreadInk(level: Raster, explained: Explained): PixelBox[] {
  const { lines, regions, scale } = explained;
  const em = usualHeight(lines, scale);
  const limit = 255 - CONTRAST * (255 - usualInk(level));
  const ink = inkBelow(level, limit);
  for (const stroke of explained.strokes) withoutRuling(ink, stroke, explained);
  const whole = connectedIn(ink);
  for (const { line, glyphs } of lines)
    for (const { from, to } of glyphs)
      cleared(ink, { ...line, y0: line.y0 - EDGE * em, y1: line.y1 + EDGE * em, x0: from, x1: to });
  const ends = lines.flatMap(line => endsOf(line, regions, em));
  return connectedIn(ink).pieces.filter(piece => {
    const { x0, y0, x1, y1 } = piece;
    const size = Math.max(x1 - x0, y1 - y0);
    const [x, y] = [(x0 + x1) >> 1, (y0 + y1) >> 1];
    const isAtEnd = (end: PixelBox) => x >= end.x0 && x < end.x1 && y >= end.y0 && y < end.y1;
    const isThin = Math.min(x1 - x0, y1 - y0) < DUST.thin * em;
    const isBeside = ({ line }: ReadLine) =>
      y >= line.y0 - EDGE * em && y < line.y1 + EDGE * em && line.region === regions.regionAt(x, y);
    const own = lines.filter(isBeside);
    const apart = own.length > 0 ? DUST.least : DUST.apart;
    const least = isThin ? DUST.short : ends.some(isAtEnd) ? DUST.atEnds : apart;
    if (size < least * em || regions.regionAt(x, y) === 0 || explained.isSeal(x, y)) return false;
    // between two glyphs it may be a third one that touches them
    const isBetween = own.some(({ glyphs }) => x >= glyphs[0]!.from && x < glyphs.at(-1)!.to);
    if (isBetween) return true;
    const isRim = x1 - x0 < RIM_OF_GLYPH.wide * em && y1 - y0 < RIM_OF_GLYPH.high * em;
    const isLarge = size >= DUST.short * em && !(own.length > 0 && isRim);
    return isLarge || piece.pixels >= OUTSIDE * wholeOf(piece, whole);
  });
}

/** The size, in pixels, of the piece that a rest of it belongs to. */
function wholeOf({ x0, x1, y0 }: PixelBox, { pieces, runs, owners }: Connected): number {
  let run = runs.rows.indexOf(y0);
  while (runs.rows[run] === y0 && (runs.to[run]! <= x0 || runs.from[run]! >= x1)) run++;
  return pieces[owners[run]!]!.pixels;
}

/** Where a comma would stand before the first glyph of a line or behind the last one, and below a line that fills its cell. */
function endsOf({ line, glyphs }: ReadLine, regions: CellRegions, em: number): PixelBox[] {
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  if (!first || !last) return [];
  const { x0, y1, region } = line;
  const y0 = line.y0 + FOOT * (y1 - line.y0);
  const isFull = regions.regionAt(Math.round(last.to + em), Math.round(y0)) !== region;
  return [
    { ...line, y0, x0: first.from - BESIDE * em, x1: first.from },
    { ...line, y0, x0: last.to, x1: last.to + BESIDE * em },
    ...(isFull ? [{ x0: x0 - EDGE * em, x1: x0 + BESIDE * em, y0: y1, y1: y1 + TURNED * em }] : []),
  ];
}

function usualHeight(lines: readonly ReadLine[], scale: number): number {
  return median(lines.map(({ line: { y0, y1 } }) => y1 - y0)) ?? 10 * scale;
}

function cleared({ width, height, data }: Raster, { x0, y0, x1, y1 }: PixelBox): void {
  const [left, right] = [Math.max(0, Math.floor(x0)), Math.min(width, Math.ceil(x1))];
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1) && left < right; y++)
    data.fill(0, y * width + left, y * width + right);
}

/** A ruling explains its ink wherever other cells lie on its two sides. */
function withoutRuling(ink: Raster, stroke: ScannedRuling, { regions, scale }: Explained): void {
  const { axis, at, from, to, slope, thickness } = stroke;
  const reach = thickness / 2 + RIM * scale;
  const beside = Math.ceil(reach + scale);
  for (let along = Math.max(0, from - beside); along < to + beside; along++) {
    const middle = at + slope * (along - (from + to) / 2);
    const region = (side: number) =>
      axis === 'horizontal' ? regions.regionAt(along, middle + side) : regions.regionAt(middle + side, along);
    const isInside = along >= from && along < to && region(-beside) === region(beside);
    if (isInside) continue;
    for (let across = Math.floor(middle - reach); across <= middle + reach; across++) {
      const [x, y] = axis === 'horizontal' ? [along, across] : [across, along];
      if (x >= 0 && y >= 0 && x < ink.width && y < ink.height) ink.data[y * ink.width + x] = 0;
    }
  }
}
