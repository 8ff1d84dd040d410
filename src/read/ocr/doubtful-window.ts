import { cropped } from '../../image/crop.ts';
import { sumsOfColumns } from '../../image/project.ts';
import type { Raster } from '../../image/raster.ts';
import type { ReadGlyph } from './reader.ts';

/** A part of a line around the glyphs that are in doubt: its picture, and which of the line's glyphs it holds. */
type Window = { readonly raster: Raster; readonly first: number; readonly end: number };

/** Glyphs on each side of a doubtful one: a reader needs neighbours. */
const NEIGHBOURS = 2;
/** Lines of so many glyphs, and so many heights long, are read whole; windows of more glyphs are not worth their price. */
const SHORT = { glyphs: 8, heights: 6 };
const MOST_HEIGHTS = 16;

/**
 * The part of a line that holds all doubtful glyphs and some around them; the whole line where that is
 * short, null where the doubtful glyphs are too far apart.
 */
export function windowOf(
  crop: Raster,
  glyphs: readonly ReadGlyph[],
  isDoubtful: (glyph: ReadGlyph) => boolean,
): Window | null {
  if (glyphs.length <= SHORT.glyphs && crop.width <= SHORT.heights * crop.height)
    return { raster: crop, first: 0, end: glyphs.length };
  const doubtful = glyphs.flatMap((glyph, at) => (isDoubtful(glyph) ? [at] : []));
  if (doubtful.length === 0) return null;
  const first = Math.max(0, doubtful[0]! - NEIGHBOURS);
  const end = Math.min(glyphs.length, doubtful.at(-1)! + 1 + NEIGHBOURS);
  if (end - first > SHORT.glyphs) return null;
  const from = first === 0 ? 0 : between(glyphs[first - 1]!, glyphs[first]!, crop);
  const to = end === glyphs.length ? crop.width : between(glyphs[end - 1]!, glyphs[end]!, crop);
  const width = to - from;
  return width < crop.height || width > MOST_HEIGHTS * crop.height
    ? null
    : { raster: cropped(crop, { x0: from, x1: to, y0: 0, y1: crop.height }), first, end };
}

/** The column with the least ink near the middle between two glyphs. */
function between(one: ReadGlyph, next: ReadGlyph, crop: Raster): number {
  const [a, b] = [(one.from + one.to) / 2, (next.from + next.to) / 2];
  // the network places glyphs a little before their middle: look from the first one's middle to the second's far half
  const [from, to] = [Math.max(0, Math.round(a + (b - a) * 0.4)), Math.min(crop.width - 1, Math.round(b))];
  const light = sumsOfColumns(crop, { x0: from, x1: to + 1, y0: 0, y1: crop.height });
  return from + light.indexOf(Math.max(...light));
}
