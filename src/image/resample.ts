import type { Raster } from './raster.ts';

/** For each pixel of the target: its first pixel in the source, how many, and their weights, `most` places a pixel. */
type Taps = {
  readonly from: Int32Array;
  readonly count: Uint16Array;
  readonly weights: Float32Array;
  readonly most: number;
};

/** How much a pixel weighs by how far it lies from the middle of what is made of it, and how far it may lie. */
type Kernel = { readonly reach: number; weight(distance: number): number };

type Size = { readonly width: number; readonly height: number };

/** The picture in another size, by triangles as wide as a pixel of the coarser of both: no detail falls between. */
export function resampled(raster: Raster, width: number, height: number): Float32Array {
  return filtered(raster, { width, height }, step => {
    const reach = Math.max(1, step);
    return { reach, weight: distance => Math.max(1e-6, 1 - distance / reach) };
  });
}

/** The picture as seen out of focus, in another size where one is given: each pixel's neighbours, weighted by a Gaussian of `sigma` pixels. */
export function blurred(raster: Raster, sigma: number, size: Size = raster): Raster {
  const weight = (distance: number) => Math.exp(-(distance ** 2) / (2 * sigma ** 2));
  const shades = filtered(raster, size, () => ({ reach: Math.ceil(2.5 * sigma), weight }));
  return { width: size.width, height: size.height, data: rounded(shades) };
}

/** `kernel`: by how many pixels of the source there are to one of the target. */
function filtered(raster: Raster, { width, height }: Size, kernel: (step: number) => Kernel): Float32Array {
  const taps = (from: number, to: number) => tapsOf(from, to, kernel(from / to));
  return down(across(raster, taps(raster.width, width)), width, taps(raster.height, height));
}

function tapsOf(from: number, to: number, { reach, weight }: Kernel): Taps {
  const step = from / to;
  const most = Math.ceil(2 * reach) + 1;
  const taps = {
    from: new Int32Array(to),
    count: new Uint16Array(to),
    weights: new Float32Array(to * most),
    most,
  };
  for (let index = 0; index < to; index++) {
    const middle = (index + 0.5) * step - 0.5;
    const first = Math.max(0, Math.ceil(middle - reach));
    const last = Math.min(from - 1, Math.floor(middle + reach));
    const weights = taps.weights.subarray(index * most, index * most + last - first + 1);
    let sum = 0;
    for (let at = 0; at < weights.length; at++) {
      weights[at] = weight(Math.abs(first + at - middle));
      sum += weights[at]!;
    }
    for (let at = 0; at < weights.length; at++) weights[at]! /= sum;
    taps.from[index] = first;
    taps.count[index] = weights.length;
  }
  return taps;
}

function across({ width, height, data }: Raster, { from, count, weights, most }: Taps): Float32Array {
  const out = new Float32Array(from.length * height);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < from.length; x++) {
      let sum = 0;
      const end = x * most + count[x]!;
      for (let k = x * most, at = y * width + from[x]!; k < end; k++, at++) sum += weights[k]! * data[at]!;
      out[to++] = sum;
    }
  return out;
}

function down(rows: Float32Array, width: number, { from, count, weights, most }: Taps): Float32Array {
  const out = new Float32Array(width * from.length);
  for (let y = 0; y < from.length; y++)
    for (let k = 0; k < count[y]!; k++) {
      const weight = weights[y * most + k]!;
      for (let x = 0, at = (from[y]! + k) * width, to = y * width; x < width; x++)
        out[to++]! += weight * rows[at++]!;
    }
  return out;
}

function rounded(shades: Float32Array): Uint8Array {
  const data = new Uint8Array(shades.length);
  for (let at = 0; at < data.length; at++) data[at] = shades[at]! + 0.5;
  return data;
}

/** The picture in whole squares of `step` pixels, each its mean; what is left over at the right and at the foot is left out. */
export function shrunk({ width, height, data }: Raster, step: number): Raster {
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)];
  const small = new Uint8Array(columns * rows);
  const sums = new Uint32Array(columns * step);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let y = row * step; y < (row + 1) * step; y++) addRow(sums, data, y * width);
    for (let column = 0, at = row * columns; column < columns; column++, at++)
      small[at] = sumOf(sums, column * step, step) / (step * step);
  }
  return { width: columns, height: rows, data: small };
}

function addRow(sums: Uint32Array, data: Uint8Array, from: number): void {
  for (let x = 0, at = from; x < sums.length; x++, at++) sums[x]! += data[at]!;
}

function sumOf(numbers: Uint32Array, from: number, count: number): number {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += numbers[at]!;
  return sum;
}
