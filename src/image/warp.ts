import type { Raster } from './raster.ts';

/** Where the pixels of a row of the new picture lay in the old one: fills `xs` and `ys` for `from` ≤ x < `to`. */
export type Origin = (y: number, xs: Float64Array, ys: Float64Array) => void;

const PAPER = 255;

/** The picture with its pixels moved: each is mixed of the four around its origin; what comes in from outside is white. */
export function warped(
  raster: Raster,
  origin: Origin,
  size = { width: raster.width, height: raster.height },
): Raster {
  const result = new Uint8Array(size.width * size.height).fill(PAPER);
  const [xs, ys] = [new Float64Array(size.width), new Float64Array(size.width)];
  for (let y = 0; y < size.height; y++) {
    origin(y, xs, ys);
    fillRow(result.subarray(y * size.width, (y + 1) * size.width), raster, xs, ys);
  }
  return { ...size, data: result };
}

function fillRow(row: Uint8Array, { width, height, data }: Raster, xs: Float64Array, ys: Float64Array): void {
  for (let x = 0; x < row.length; x++) {
    const fromX = xs[x]!;
    const fromY = ys[x]!;
    if (!(fromX >= 0 && fromY >= 0 && fromX < width - 1 && fromY < height - 1)) continue;
    const column = fromX | 0;
    const line = fromY | 0;
    const place = line * width + column;
    const a = data[place]!;
    const b = data[place + 1]!;
    const c = data[place + width]!;
    const d = data[place + width + 1]!;
    // paper, which most of a page is
    if ((a & b & c & d) === PAPER) continue;
    // whole numbers, in parts of 2048, cost half of what others do
    const right = ((fromX - column) * 2048) | 0;
    const below = ((fromY - line) * 2048) | 0;
    const upper = a * 2048 + (b - a) * right;
    const lower = c * 2048 + (d - c) * right;
    row[x] = (upper * 2048 + (lower - upper) * below + (1 << 21)) >> 22;
  }
}

/** Turned about its middle so that what leaned by a slope is level. */
export function levelled(raster: Raster, slope: number): Raster {
  const angle = Math.atan(slope);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [raster.width / 2, raster.height / 2];
  return warped(raster, (y, xs, ys) => {
    const left = middleX - middleX * cos - (y - middleY) * sin;
    const top = middleY - middleX * sin + (y - middleY) * cos;
    for (let x = 0; x < xs.length; x++) {
      xs[x] = left + x * cos;
      ys[x] = top + x * sin;
    }
  });
}
