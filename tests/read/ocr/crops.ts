import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { SANS } from '../../../scripts/lab/press/paper/faces.ts';
import type { Raster } from '../../../src/image/raster.ts';
import type { LinePicture } from '../../../src/read/ocr/reader.ts';

/** Crops of lines of this repository's fixtures, printed at 150 to 200 dpi, and what stands there. */
export const CROPS = {
  'at-least': '≥90%',
  'at-most': '≤4元',
  equals: '=34台',
  score: '94.2',
  rate: '88.46%',
  amount: '509,035.26',
  zero: '0',
  dash: '—',
  'lone-at-least': '≥',
  prose: '监测越冬水鸟种群，接待科普研学团队。',
} as const;

/** Crops that readers of lines read wrong: 88, whose digits touch, and 314.84 on the copy of a copy, which lost its point. */
type Misread = 'touching' | 'pointless';

/** pixels: lines of their pages are so high */
const USUAL = 24;

/** A crop of tests/read/ocr/crops in shades of grey. */
export async function crop(name: keyof typeof CROPS | Misread): Promise<LinePicture> {
  return { ...(await greyPng(join(import.meta.dirname, 'crops', `${name}.png`))), usual: USUAL };
}

/** A PNG in shades of grey. */
export async function greyPng(file: string): Promise<Raster> {
  const image = await loadImage(readFileSync(file));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const shades = Uint8Array.from({ length: width * height }, (_, at) => data[4 * at]!);
  return { width, height, data: shades };
}

/** pixels */
const EM = 36;

/** A sign or number as it is printed, alone in its line; `spacing`: pixels between its glyphs besides their own. */
export function printed(text: string, spacing = 0): LinePicture {
  GlobalFonts.registerFromPath(SANS.file, 'press');
  const [width, height] = [(text.length + 1) * EM, 1.5 * EM];
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  context.font = `${EM}px press`;
  context.letterSpacing = `${spacing}px`;
  context.fillText(text, EM / 2, 1.1 * EM);
  const { data } = context.getImageData(0, 0, width, height);
  const shades = Uint8Array.from({ length: width * height }, (_, at) => data[4 * at]!);
  return { width, height, data: shades, usual: EM };
}

/** A picture of paper with dark boxes `[x, y, width, height]` on it. */
export function drawn(
  width: number,
  height: number,
  boxes: readonly (readonly [number, number, number, number])[],
): Raster {
  const data = new Uint8Array(width * height).fill(255);
  for (const [x, y, w, h] of boxes)
    for (let row = y; row < y + h; row++) data.fill(0, row * width + x, row * width + x + w);
  return { width, height, data };
}

/** Strokes of 3 pixels from point to point, `[x0, y0, x1, y1]`. */
export function stroked(
  width: number,
  height: number,
  strokes: readonly (readonly [number, number, number, number])[],
): Raster {
  const boxes = strokes.flatMap(([x0, y0, x1, y1]) =>
    Array.from({ length: 41 }, (_, step) => {
      const x = Math.round(x0 + ((x1 - x0) * step) / 40);
      const y = Math.round(y0 + ((y1 - y0) * step) / 40);
      return [x, y, 2, 3] as const;
    }),
  );
  return drawn(width, height, boxes);
}
