import type { Raster } from './raster.ts';

/** A picture as seen out of focus: the mean of each pixel's neighbours, weighted by a Gaussian of `sigma` pixels. */
export function blurred(raster: Raster, sigma: number): Raster {
  const weights = gaussian(sigma);
  return { ...raster, data: down(across(raster, weights), weights) };
}

/** Weights of the neighbours from the farthest before to the farthest behind; they are 1 together. */
function gaussian(sigma: number): Float32Array {
  const reach = Math.ceil(2.5 * sigma);
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, nth) =>
    Math.exp(-((nth - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map(weight => weight / total);
}

/** Along the rows; the picture's edges go on as they are. */
function across({ width, height, data }: Raster, weights: Float32Array): Raster {
  const reach = weights.length >> 1;
  const result = new Uint8Array(data.length);
  const row = new Uint8Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    row.fill(data[y * width]!, 0, reach);
    row.set(data.subarray(y * width, (y + 1) * width), reach);
    row.fill(data[(y + 1) * width - 1]!, width + reach);
    for (let x = 0; x < width; x++) {
      let sum = 0.5;
      for (let nth = 0; nth < weights.length; nth++) sum += weights[nth]! * row[x + nth]!;
      result[y * width + x] = sum;
    }
  }
  return { width, height, data: result };
}

/** Along the columns, a row of sums at a time. */
function down({ width, height, data }: Raster, weights: Float32Array): Uint8Array {
  const reach = weights.length >> 1;
  const result = new Uint8Array(data.length);
  const sums = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0.5);
    for (let nth = 0; nth < weights.length; nth++) {
      const from = Math.min(height - 1, Math.max(0, y + nth - reach)) * width;
      const weight = weights[nth]!;
      for (let x = 0; x < width; x++) sums[x]! += weight * data[from + x]!;
    }
    result.set(sums, y * width);
  }
  return result;
}
