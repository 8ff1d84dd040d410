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

/** What slopes are looked for: none steeper than `most`, `step` apart, that of lines which are no longer than `length` pixels. */
type SlopeSearch = {
  readonly around: number;
  readonly most: number;
  readonly step: number;
  readonly length: number;
};

/** The slope along which ink (1 of 0 and 1) lies most in rows: the sum of the squares of what rows hold is largest there. */
export function slopeOfRows(ink: Raster, { around, most, step, length }: SlopeSearch): number {
  let [best, largest] = [around, squaresOfRows(ink, around, length)];
  for (let slope = around - most; slope <= around + most; slope += step) {
    const squares = squaresOfRows(ink, slope, length);
    if (squares > largest) [best, largest] = [slope, squares];
  }
  return best;
}

function squaresOfRows({ width, height, data }: Raster, slope: number, length: number): number {
  const reach = Math.ceil(Math.abs(slope) * width);
  const rows = height + 2 * reach;
  const counts = new Uint32Array(rows * Math.ceil(width / length));
  const starts = Int32Array.from(
    { length: width },
    (_, x) => Math.floor(x / length) * rows + reach - Math.round(slope * x),
  );
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at + 1)) {
    const y = Math.floor(at / width);
    counts[y + starts[at - y * width]!]!++;
  }
  return counts.reduce((sum, count) => sum + count * count, 0);
}
