import { connectedIn, pixelsOf } from '../../image/connected.ts';
import { eachDarker, isAtEdge, type PixelBox, type Raster } from '../../image/raster.ts';
import { shadeAt } from '../../image/shades.ts';
import { median } from '../../values/quantile.ts';

/** Shades: ink is at least so much darker than the paper, a pixel and its neighbours taken together … */
const LEAST = 18;
/** … and so many times as much as paper differs from paper. */
const TIMES = 6;
/**
 * Share of that: what lies around a mark and is as much darker than the paper is a part of it. The print of the other side, where
 * that shines through, goes on as rulings and lines; a stroke of this side stands by itself.
 */
const GROUND = 0.5;
/** points: what is as near to dark ink is its soft edge */
const EDGE = 0.8;
/** points: smaller marks are dirt; larger ones are folds, shadows, what is left of rulings */
const SMALLEST = 2;
const LARGEST = { width: 24, height: 16 };
/** points: a mark that is lower than that is a stroke, and a stroke of a glyph is at least so long … */
const FLAT = { height: 1.6, width: 3 };
/** … and a narrow one that is longer is left of a ruling */
const UPRIGHT = { width: 1.6, height: 5 };

/** points: a mark with dark ink as near above or below it is a stroke of a glyph that is known without it: it need only count as ink */
const WITHIN = 4;
/** Shade (of 255) that the darkest pixels of a mark are given: that of thin print elsewhere. */
const PRINT = 120;

/**
 * The picture with the marks made as dark as print that are too faint to be told by their shade alone: flat strokes of
 * thin print, as in 二 and =, the rings of full stops. `inkShade`: darker than this is ink anyhow; `scale`: pixels a point.
 */
export function strengthened(raster: Raster, inkShade: number, scale: number): Raster {
  const { width } = raster;
  const { paper, limit } = shadesOf(raster);
  const faint = faintOf(raster, paper - GROUND * (paper - limit));
  withoutEdges(faint, raster, { inkShade, reach: Math.ceil(EDGE * scale) });
  withoutLarge(faint, raster, scale);
  const marks = connectedIn({
    ...raster,
    data: faint.map((spot, at) => (spot && meanAt(raster, at) < limit ? 1 : 0)),
  });
  const data = raster.data.slice();
  for (const [index, pixels] of pixelsOf(marks, width).entries()) {
    const box = marks.pieces[index]!;
    if (!isMark(box, scale) || !standsOut(raster, pixels, { box, limit })) continue;
    if (isWithin(raster, pixels, { inkShade, reach: Math.round(WITHIN * scale) })) {
      for (const pixel of pixels) data[pixel] = Math.min(data[pixel]!, inkShade - 1);
      continue;
    }
    const darkest = pixels.reduce((least, pixel) => Math.min(least, raster.data[pixel]!), 255);
    const times = (paper - PRINT) / Math.max(1, paper - darkest);
    for (const pixel of pixels)
      data[pixel] = Math.max(0, Math.min(data[pixel]!, paper - times * (paper - raster.data[pixel]!)));
  }
  return { ...raster, data };
}

/** The mean shade of a pixel and its eight neighbours; paper in the first and last rows. */
function meanAt({ width, data }: Raster, at: number): number {
  if (at <= width || at >= data.length - width - 1) return 255;
  let sum = 0;
  for (let row = at - width; row <= at + width; row += width)
    sum += data[row - 1]! + data[row]! + data[row + 1]!;
  return Math.floor(sum / 9);
}

/** pixels: every so manieth is looked at to know the paper */
const SAMPLE = 7;

/** The paper's usual shade, and what is darker than its grain ever is. */
function shadesOf(raster: Raster): { paper: number; limit: number } {
  const { length } = raster.data;
  const counts = new Uint32Array(256);
  for (let at = 0; at < length; at += SAMPLE) counts[meanAt(raster, at)]!++;
  const rank = (share: number) => shadeAt(counts, (share * length) / SAMPLE);
  const paper = rank(0.5);
  // grain is the same on both sides; on the darker one there is also print
  const grain = rank(0.84) - paper;
  return { paper, limit: paper - Math.max(LEAST, TIMES * grain) };
}

function faintOf(raster: Raster, limit: number): Uint8Array {
  const faint = new Uint8Array(raster.data.length);
  eachDarker(raster, limit + LEAST / 4, at => {
    if (!isAtEdge(raster, at) && meanAt(raster, at) < limit) faint[at] = 1;
  });
  return faint;
}

/** Takes off what lies beside dark ink. */
function withoutEdges(
  faint: Uint8Array,
  raster: Raster,
  { inkShade, reach }: { readonly inkShade: number; readonly reach: number },
): void {
  const { width, data } = raster;
  eachDarker(raster, inkShade, from => {
    // a run of ink at once, at its first pixel
    if (data[from - 1]! < inkShade) return;
    let to = from + 1;
    while (data[to]! < inkShade) to++;
    for (let off = -reach * width; off <= reach * width; off += width)
      faint.fill(0, Math.max(0, from + off - reach), Math.max(0, to + off + reach));
  });
}

/** Takes off what goes on for longer than a stroke. */
function withoutLarge(faint: Uint8Array, { width, height }: Raster, scale: number): void {
  const spots = connectedIn({ width, height, data: faint });
  for (const [index, pixels] of pixelsOf(spots, width).entries()) {
    const { x0, y0, x1, y1 } = spots.pieces[index]!;
    const isLarge = x1 - x0 > LARGEST.width * scale || y1 - y0 > LARGEST.height * scale;
    if (isLarge) for (const at of pixels) faint[at] = 0;
  }
}

function isWithin(
  { width, data }: Raster,
  pixels: Int32Array,
  { inkShade, reach }: { readonly inkShade: number; readonly reach: number },
): boolean {
  return pixels.some(pixel => {
    for (let row = -reach; row <= reach; row++) if (data[pixel + row * width]! < inkShade) return true;
    return false;
  });
}

/** pixels around a mark by which its ground is known */
const AROUND = 2;

/** Whether a mark is darker than what it stands on: a grey ground hardly lighter than the limit has spots below it. */
function standsOut(
  { width, height, data }: Raster,
  pixels: Int32Array,
  { box: { x0, y0, x1, y1 }, limit }: { readonly box: PixelBox; readonly limit: number },
): boolean {
  const around: number[] = [];
  for (let y = Math.max(0, y0 - AROUND); y < Math.min(height, y1 + AROUND); y++) {
    const isBeside = y < y0 || y >= y1;
    for (let x = Math.max(0, x0 - AROUND); x < Math.min(width, x1 + AROUND); x++)
      if (isBeside || x < x0 || x >= x1) around.push(data[y * width + x]!);
  }
  const ground = median(around)!;
  if (ground >= limit + LEAST) return true;
  const shade = pixels.reduce((sum, pixel) => sum + data[pixel]!, 0) / pixels.length;
  return ground - shade >= LEAST / 2;
}

function isMark({ x0, y0, x1, y1 }: PixelBox, scale: number): boolean {
  const [wide, high] = [(x1 - x0) / scale, (y1 - y0) / scale];
  if (wide <= UPRIGHT.width && high > UPRIGHT.height) return false;
  return high <= FLAT.height ? wide >= FLAT.width : Math.max(wide, high) >= SMALLEST;
}
