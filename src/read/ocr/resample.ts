import type { Raster } from '../raster.ts';

/** A place in the source and the weights of its pixels, for one pixel of the target. */
type Tap = { readonly from: number; readonly weights: Float32Array };

/** The picture in another size, by triangles as wide as a pixel of the coarser of both: no detail falls between. */
export function resampled(raster: Raster, width: number, height: number): Float32Array {
  return down(across(raster, tapsOf(raster.width, width)), width, tapsOf(raster.height, height));
}

/** The picture with paper around it: shares of its height. */
export function padded(raster: Raster, share: { across: number; down: number }): Raster {
  const [left, top] = [Math.round(raster.height * share.across), Math.round(raster.height * share.down)];
  const [width, height] = [raster.width + 2 * left, raster.height + 2 * top];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < raster.height; y++)
    data.set(raster.data.subarray(y * raster.width, (y + 1) * raster.width), (y + top) * width + left);
  return { width, height, data };
}

function tapsOf(from: number, to: number): Tap[] {
  const step = from / to;
  const reach = Math.max(1, step);
  return Array.from({ length: to }, (_, index) => {
    const middle = (index + 0.5) * step - 0.5;
    const first = Math.max(0, Math.ceil(middle - reach));
    const last = Math.min(from - 1, Math.floor(middle + reach));
    const weights = Float32Array.from({ length: last - first + 1 }, (_, at) =>
      Math.max(1e-6, 1 - Math.abs(first + at - middle) / reach),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { from: first, weights: weights.map(weight => weight / sum) };
  });
}

function across({ width, height, data }: Raster, taps: readonly Tap[]): Float32Array {
  const out = new Float32Array(taps.length * height);
  for (let y = 0, to = 0; y < height; y++) {
    for (const { from, weights } of taps) {
      let sum = 0;
      for (let k = 0, at = y * width + from; k < weights.length; k++, at++) sum += weights[k]! * data[at]!;
      out[to++] = sum;
    }
  }
  return out;
}

function down(rows: Float32Array, width: number, taps: readonly Tap[]): Float32Array {
  const out = new Float32Array(width * taps.length);
  for (const [y, { from, weights }] of taps.entries()) {
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k]!;
      for (let x = 0, at = (from + k) * width, to = y * width; x < width; x++)
        out[to++]! += weight * rows[at++]!;
    }
  }
  return out;
}
