import type { PixelBox, Raster } from './raster.ts';

/** How many pixels of each column of a box are darker than `limit`. */
export function darkInColumns(
  { width, data }: Raster,
  { x0, y0, x1, y1 }: PixelBox,
  limit: number,
): Uint32Array {
  const counts = new Uint32Array(x1 - x0);
  for (let y = y0; y < y1; y++)
    for (let x = x0, at = y * width + x0; x < x1; x++, at++) if (data[at]! < limit) counts[x - x0]!++;
  return counts;
}

/** Sums of the shades of each column of a box. */
export function sumsOfColumns({ width, data }: Raster, { x0, y0, x1, y1 }: PixelBox): Uint32Array {
  const sums = new Uint32Array(x1 - x0);
  for (let y = y0; y < y1; y++)
    for (let x = x0, at = y * width + x0; x < x1; x++, at++) sums[x - x0]! += data[at]!;
  return sums;
}
