import type { Component } from '../../image/connected.ts';
import type { Raster } from '../../image/raster.ts';
import type { Ink } from '../ocr/ink.ts';

/** The part of a line that its print fills, and how high lines of its page usually are; pixels. */
type TextBody = { readonly top: number; readonly bottom: number; readonly usual: number };

/** A line as it is looked at. */
export type SignLine = { readonly raster: Raster; readonly ink: Ink; readonly body: TextBody };

/** Ink that may be a glyph: where it is, and the pieces (numbers of owners) that it is made of. */
export type GlyphSegment = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly pieces: ReadonlySet<number>;
};

/** Pieces lower than this share of the highest one do not tell how high a line is. */
const TALL = 0.3;
/** Pieces that share so much of the narrower one's width are parts of one glyph. */
const ABOVE_EACH_OTHER = 0.5;
/** Shares of a line's height: a wider piece may be several glyphs that touch; one that is lower is a dash; parts are no narrower. */
const WIDE = 0.72;
const FLAT = 0.25;
const NARROWEST = 0.2;
const MOST_CUTS = 6;
/** Where a line has no page around it: digits are so high, as a share of what lines usually are. */
const DIGITS = 0.78;

export function bodyOf(pieces: readonly Component[], usual?: number): TextBody {
  const print = pieces.filter(piece => !isRestOfRuling(piece, usual));
  const own = print.length > 0 ? print : pieces;
  const most = Math.max(...own.map(({ y0, y1 }) => y1 - y0));
  const tall = own.filter(({ y0, y1 }) => y1 - y0 >= TALL * most);
  const top = Math.min(...tall.map(({ y0 }) => y0));
  const bottom = Math.max(...tall.map(({ y1 }) => y1));
  return { top, bottom, usual: usual ?? (bottom - top) / DIGITS };
}

/** Usual heights of a line that a piece is higher, and its own height that it is wide: no stroke of print, and no large print. */
const RULING = { high: 1.4, wide: 0.12 };

/** What is left of a standing ruling at the end of a line does not tell how high that is. */
export function isRestOfRuling({ x0, x1, y0, y1 }: Component, usual?: number): boolean {
  return usual !== undefined && y1 - y0 > RULING.high * usual && x1 - x0 <= RULING.wide * (y1 - y0);
}

/** Columns of a line, the last one outside. */
export type ColumnSpan = { readonly from: number; readonly to: number };

const EVERYWHERE: ColumnSpan = { from: 0, to: Number.POSITIVE_INFINITY };

/** The ink of a line whose middle is in a span, as units from left to right: glyphs, or parts of them that lie beside each other. */
export function unitsOf({ ink }: SignLine, { from, to } = EVERYWHERE): GlyphSegment[] {
  const units: GlyphSegment[] = [];
  for (const [index, piece] of ink.pieces.entries()) {
    const middle = (piece.x0 + piece.x1) / 2;
    if (middle < from || middle >= to) continue;
    const unit: GlyphSegment = { ...boxOf(piece), pieces: new Set([index + 1]) };
    const last = units.at(-1);
    if (last && isAbove(last, unit)) units.push(joined([units.pop()!, unit]));
    else units.push(unit);
  }
  return units;
}

const boxOf = ({ x0, y0, x1, y1 }: Component) => ({ x0, y0, x1, y1 });

function isAbove(one: GlyphSegment, other: GlyphSegment): boolean {
  const shared = Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0);
  return shared >= ABOVE_EACH_OTHER * Math.min(one.x1 - one.x0, other.x1 - other.x0);
}

/** Neighbours as one segment; there is at least one. */
export function joined(segments: readonly GlyphSegment[]): GlyphSegment {
  return segments.reduce((all, one) => ({
    x0: Math.min(all.x0, one.x0),
    y0: Math.min(all.y0, one.y0),
    x1: Math.max(all.x1, one.x1),
    y1: Math.max(all.y1, one.y1),
    pieces: all.pieces.union(one.pieces),
  }));
}

/** A unit that is too wide for one glyph, cut where it has least ink; itself where it is not. */
export function partsOf(unit: GlyphSegment, { raster: { width }, ink, body }: SignLine): GlyphSegment[] {
  const { x0, x1, y0, y1 } = unit;
  const height = body.bottom - body.top;
  if (x1 - x0 <= WIDE * height || y1 - y0 <= FLAT * height) return [unit];
  const counts = Array.from({ length: x1 - x0 }, (_, x) => {
    let count = 0;
    for (let y = y0; y < y1; y++) if (unit.pieces.has(ink.owners[y * width + x0 + x]!)) count++;
    return count;
  });
  const least = Math.max(2, Math.round(NARROWEST * height));
  const cuts: number[] = [];
  const places = [...counts.keys()].filter(x => x >= least && x <= counts.length - least);
  for (const x of places.sort((a, b) => counts[a]! - counts[b]!)) {
    if (cuts.length >= MOST_CUTS || counts[x]! > (y1 - y0) / 2) break;
    if (cuts.every(cut => Math.abs(cut - x) >= least)) cuts.push(x);
  }
  const ends = [0, ...cuts.sort((a, b) => a - b), counts.length];
  return ends.slice(1).map((end, at) => tight({ ...unit, x0: x0 + ends[at]!, x1: x0 + end }, ink, width));
}

/** From its first row of ink to its last one. */
function tight(unit: GlyphSegment, ink: Ink, width: number): GlyphSegment {
  const hasInk = (y: number) => {
    for (let x = unit.x0; x < unit.x1; x++) if (unit.pieces.has(ink.owners[y * width + x]!)) return true;
    return false;
  };
  let { y0, y1 } = unit;
  while (y0 < y1 - 1 && !hasInk(y0)) y0++;
  while (y1 - 1 > y0 && !hasInk(y1 - 1)) y1--;
  return { ...unit, y0, y1 };
}
