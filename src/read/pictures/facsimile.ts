import { createCanvas, type Image, ImageData } from '@napi-rs/canvas';
import type { ColourPicture } from '../../image/raster.ts';
import type { Page } from '../../model.ts';
import { formatOf, type SourceFile } from '../source.ts';
import { picturesOf } from './picture.ts';
import { openPictures } from './render.ts';

/** pixels a point: print can be read on a screen, and a page takes about 100 kB */
const DENSITY = 1.7;
/** of the JPEG, 0 to 100 */
const QUALITY = 60;

/**
 * Small pictures of the pages that were read from pictures, by page, as `data:` addresses of JPEGs: for showing what was
 * read beside what is printed. Throws SourceError as reading does.
 */
export async function facsimilesOf(
  file: SourceFile,
  pages: readonly Page[],
  password?: string,
): Promise<ReadonlyMap<number, string>> {
  const scanned = pages.filter(({ kind }) => kind === 'scanned');
  const found = new Map<number, string>();
  if (scanned.length === 0) return found;
  if (formatOf(file) === 'image') {
    const pictures = await picturesOf(file.bytes);
    for (const page of scanned) found.set(page.page, addressOf(pictures[page.page - 1]!.picture, page));
    return found;
  }
  const pictures = await openPictures(file.bytes, password);
  try {
    for (const page of scanned)
      found.set(page.page, addressOf(await pictures.picture(page.page, DENSITY), page));
  } finally {
    await pictures.close();
  }
  return found;
}

function addressOf({ width, height, data }: ColourPicture, page: Page): string {
  const whole = createCanvas(width, height);
  whole.getContext('2d').putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  const small = createCanvas(Math.round(page.width * DENSITY), Math.round(page.height * DENSITY));
  const context = small.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, small.width, small.height);
  context.drawImage(whole as unknown as Image, 0, 0, small.width, small.height);
  return `data:image/jpeg;base64,${small.toBuffer('image/jpeg', QUALITY).toString('base64')}`;
}
