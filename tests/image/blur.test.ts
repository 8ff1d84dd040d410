import { describe, expect, test } from 'vitest';
import { random } from '../../scripts/lab/press/random.ts';
import type { Raster } from '../../src/image/raster.ts';
import { blurred } from '../../src/image/resample.ts';

/** The mean of all pixels of a picture around one, weighted by their distance; as the definition says, and slow. */
function meanAround({ width, height, data }: Raster, at: number, sigma: number): number {
  const reach = Math.ceil(2.5 * sigma);
  let [sum, total] = [0, 0];
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const [x, y] = [(at % width) + dx, Math.floor(at / width) + dy];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const weight = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
      sum += weight * data[y * width + x]!;
      total += weight;
    }
  return sum / total;
}

describe('a blurred picture', () => {
  test.each([0.6, 1.7])('has at each pixel the weighted mean of those around it (sigma %f)', sigma => {
    const next = random(11);
    const [width, height] = [37, 23];
    const data = Uint8Array.from({ length: width * height }, () => 256 * next());
    const raster = { width, height, data };
    const { data: result } = blurred(raster, sigma);
    const off = [...data.keys()].map(at => Math.abs(result[at]! - meanAround(raster, at, sigma)));
    expect(Math.max(...off)).toBeLessThan(1.1);
  });
});
