import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import tiff from 'utif2';

const FIXTURES = join(import.meta.dirname, '../../../fixtures');

/** Sound PDFs that are changed: small ones, by many programs; scans among them only where they are read quickly. */
export const PDFS = [
  ...['declaration', 'hainan-before-2020', 'hunan-2020', 'hubei-merged-scores', 'yinchuan', 'chongqing-flat'],
  ...['department-spaced-labels', 'tianjin-department', 'sichuan', 'central-open-frame', 'cost-first'],
  ...['xuancheng', 'yunnan-rotated', 'transfer', 'review-sheet', 'cohesion-funds-without-rulings'],
];
export const DUMPS = ['dump-layout', 'dump-plain', 'dump-gb18030'];

const known = new Map<string, Buffer>();

export function seedOf(name: string, file: string): Buffer {
  const path = join(FIXTURES, name, file);
  const bytes = known.get(path) ?? readFileSync(path);
  known.set(path, bytes);
  return bytes;
}

export type PictureFormat = 'png' | 'jpg' | 'tif';

/** A small table of two cells with a figure in each. */
export function pictureSeed(format: PictureFormat): Buffer {
  const known = pictures.get(format) ?? drawn(format);
  pictures.set(format, known);
  return known;
}

const pictures = new Map<PictureFormat, Buffer>();

function drawn(format: PictureFormat): Buffer {
  const canvas = createCanvas(240, 160);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 240, 160);
  context.fillStyle = 'black';
  for (const y of [20, 60, 100]) context.fillRect(20, y, 200, 2);
  for (const x of [20, 120, 219]) context.fillRect(x, 20, 2, 80);
  for (const [x, y] of [
    [40, 32],
    [140, 32],
    [60, 72],
  ] as const)
    context.fillRect(x, y, 6, 14);
  if (format === 'png') return canvas.toBuffer('image/png');
  if (format === 'jpg') return canvas.toBuffer('image/jpeg');
  const { data } = context.getImageData(0, 0, 240, 160);
  return Buffer.from(tiff.encodeImage(new Uint8Array(data.buffer), 240, 160));
}
