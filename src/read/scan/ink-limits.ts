import type { Raster } from '../../image/raster.ts';
import { shadeAt } from '../../image/shades.ts';
import { eachStroke } from './background.ts';
import type { CellRegions } from './cell-regions.ts';

/** Darker than this (of 255) is ink on any page: thin strokes of a coarse scan are grey. */
export const INK = 185;
/** Lighter than this is paper on any page. */
const PAPER = 226;
/** points: paper is looked at in squares of this side, which hold no ink and lie in one cell */
const TILE = 8;
/** Share of such squares with a shade that is darker than paper: grains, and what shines through, are in more of them. */
const DIRTY = 0.1;
/** A quarter of a cell's strokes are darker than its ink, which is as light as this where its print is faint. */
const INK_RANK = 0.25;
const FAINT = 150;
/** Strokes of a cell, a row of pixels each, that tell how dark its print is, and how many shades darker they are than what is beside them. */
const STROKES = { least: 12, darker: 14 };

/** Which shades are ink: darker than `of` the cell; what is darker than `paper` may be, beside print. */
export type InkLimits = { readonly paper: number; of(region: number): number };

/**
 * Where the print of a cell is faint, ink is what is nearer to its strokes than to white, but nothing that the paper between the
 * print holds as well. `scale`: pixels a point.
 */
export function inkLimitsOf(raster: Raster, regions: CellRegions, scale: number): InkLimits {
  const paper = paperOf(raster, regions, Math.ceil(TILE * scale));
  const limits = new Map<number, number>();
  for (const [region, counts] of strokesOf(raster, regions, paper)) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const shade = shadeAt(counts, total * INK_RANK);
    if (total >= STROKES.least && shade >= FAINT) limits.set(region, Math.min(paper, (255 + shade) / 2));
  }
  return { paper, of: region => limits.get(region) ?? INK };
}

/** The darkest shade that the page's paper has in few places only. */
function paperOf({ width, height, data }: Raster, regions: CellRegions, side: number): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let top = 0; top + side <= height; top += side)
    for (let left = 0; left + side <= width; left += side) {
      const region = regions.regionAt(left, top);
      const corners = [
        [side - 1, 0],
        [0, side - 1],
        [side - 1, side - 1],
      ] as const;
      if (corners.some(([x, y]) => regions.regionAt(left + x, top + y) !== region)) continue;
      let darkest = 255;
      for (let y = top; y < top + side && darkest >= INK; y++)
        darkest = Math.min(darkest, darkestIn(data, y * width + left, side));
      if (darkest < INK) continue;
      counts[darkest]!++;
      total++;
    }
  return total === 0 ? INK : Math.min(PAPER, shadeAt(counts, total * DIRTY));
}

function darkestIn(data: Uint8Array, from: number, count: number): number {
  let darkest = 255;
  for (let at = from; at < from + count; at++) if (data[at]! < darkest) darkest = data[at]!;
  return darkest;
}

/** How many strokes of each shade a cell has, row by row. */
function strokesOf(raster: Raster, regions: CellRegions, paper: number): Map<number, Uint32Array> {
  const strokes = new Map<number, Uint32Array>();
  eachStroke(raster, paper, (at, darker) => {
    if (darker < STROKES.darker) return;
    const region = regions.regionAt(at % raster.width, Math.floor(at / raster.width));
    const counts = strokes.get(region) ?? new Uint32Array(256);
    strokes.set(region, counts);
    counts[raster.data[at]!]!++;
  });
  return strokes;
}
