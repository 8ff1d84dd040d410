import { createCanvas } from '@napi-rs/canvas';
import type { ColourPicture } from '../../image/raster.ts';

/** A picture as the bytes of a PNG. */
export async function pngOf({ width, height, data }: ColourPicture): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  image.data.set(data);
  context.putImageData(image, 0, 0);
  return await canvas.encode('png');
}
