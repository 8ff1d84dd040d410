import type { PixelBox, Raster } from './raster.ts';

/** The part of a picture in a box that lies within it. */
export function cropped({ width, data }: Raster, { x0, y0, x1, y1 }: PixelBox): Raster {
  const part = new Uint8Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y++) part.set(data.subarray(y * width + x0, y * width + x1), (y - y0) * (x1 - x0));
  return { width: x1 - x0, height: y1 - y0, data: part };
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
