import { createCanvas, ImageData } from '@napi-rs/canvas';
import { type Picture, rgba } from '../picture.ts';
import { encodeGreyJpeg } from './grey-jpeg.ts';

/** JPEG of `quality` 0 to 100, with its resolution (pixels an inch). */
export function encodeJpeg(picture: Picture, { quality, dpi }: { quality: number; dpi: number }): Uint8Array {
  if (picture.channels === 1) return encodeGreyJpeg(picture, { quality, dpi });
  const { width, height } = picture;
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(rgba(picture), width, height), 0, 0);
  const bytes = canvas.toBuffer('image/jpeg', quality);
  const header = bytes.indexOf('JFIF\0', 0, 'latin1');
  if (header > 0 && header < 64) {
    bytes[header + 7] = 1;
    bytes.writeUInt16BE(dpi, header + 8);
    bytes.writeUInt16BE(dpi, header + 10);
  }
  return bytes;
}
