import type { Raster } from '../../image/raster.ts';
import { blurred } from '../../image/resample.ts';
import { quantile } from '../../values/quantile.ts';

/** points: print is looked for in squares of this side */
const TILE = 12;
/** Share of the steps from pixel to pixel that lead from dark to light or back, in the squares with the fewest: paper has none. */
const CHANGES = 0.04;
const FEWEST = 0.25;
const MIDDLE = 128;
/** pixels: shades are as coarse as the dots that make them; a Gaussian of this size leaves print legible at 200 dpi, and in a finer picture that becomes as coarse */
const MELTED = { same: 1.7, finer: 1.95 };

/** pixels a point: what is left then of a finer picture is no more than this shows, 200 dpi */
const FINEST = 200 / 72;

/**
 * The picture with its dots melted into the shades that they stand for, where shades were printed or stored as a screen of
 * black and white dots: even its paper is full of them. Any other picture as it is. `scale`: pixels a point.
 */
export function undithered(raster: Raster, scale: number): Raster {
  if (!isDithered(raster, Math.round(TILE * scale))) return raster;
  const times = Math.min(1, FINEST / scale);
  const [width, height] = [Math.round(raster.width * times), Math.round(raster.height * times)];
  return blurred(raster, times < 1 ? MELTED.finer : MELTED.same, { width, height });
}

function isDithered({ width, height, data }: Raster, tile: number): boolean {
  const shares: number[] = [];
  for (let top = 0; top + tile <= height; top += tile)
    for (let left = 0; left + tile <= width; left += tile) {
      let changes = 0;
      for (let y = top; y < top + tile; y++) changes += changesIn(data, y * width + left, tile);
      shares.push(changes / (tile * (tile - 1)));
    }
  return (quantile(shares, FEWEST) ?? 0) > CHANGES;
}

function changesIn(data: Uint8Array, from: number, count: number): number {
  let changes = 0;
  for (let at = from + 1; at < from + count; at++)
    if (data[at]! < MIDDLE !== data[at - 1]! < MIDDLE) changes++;
  return changes;
}
