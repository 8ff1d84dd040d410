import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ColourPicture, Raster } from '../image/raster.ts';
import type { OperatorCodes, OperatorList } from './canvas.ts';
import { type Matrix, multiply } from './matrix.ts';

/** A picture as pdf.js decodes it; null where it cannot. */
type Decoded = {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray;
} | null;

type Sheet = {
  readonly codes: OperatorCodes;
  readonly viewport: {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  /** waits for a picture by its name */
  image(name: string): Promise<unknown>;
};

/** A black pixel as one number, red in its lowest byte. */
const OPAQUE = 0xff000000;

/** pixels: the picture may be off the page by so much */
const SLACK = 0.75;

/**
 * The picture of a page that shows one upright picture from edge to edge and nothing else, its pixels as they are stored, in
 * shades of grey where it has no colour: nothing needs to be drawn there, and nothing decoded twice. Null for any other page, and where the picture cannot be
 * decoded.
 */
export async function soleImage(list: OperatorList, sheet: Sheet): Promise<ColourPicture | Raster | null> {
  const found = soleIn(list, sheet);
  if (!found) return null;
  const image = (await sheet.image(found.name)) as Decoded;
  if (!image?.data || !fills(found.matrix, image, sheet)) return null;
  const { width, height } = image;
  const grey = shades(image.data, image);
  if (grey) return { width, height, data: grey };
  const colour = opaque(image.data, image);
  return colour && { width, height, data: colour };
}

/** The name and place of the only thing that is drawn. */
function soleIn(
  { fnArray, argsArray }: OperatorList,
  { codes, viewport }: Sheet,
): { name: string; matrix: Matrix } | null {
  const [idle, save, restore] = [codes.dependency, codes.save, codes.restore];
  const stack: Matrix[] = [];
  let matrix = viewport.transform as unknown as Matrix;
  let found: { name: string; matrix: Matrix } | null = null;
  for (const [index, code] of fnArray.entries()) {
    const args = argsArray[index] as readonly unknown[];
    if (code === save) stack.push(matrix);
    else if (code === restore) matrix = stack.pop() ?? matrix;
    else if (code === codes.transform) matrix = multiply(matrix, args as unknown as Matrix);
    else if (code === codes.paintImageXObject && !found) found = { name: String(args[0]), matrix };
    else if (code !== idle) return null;
  }
  return found;
}

/** Whether a picture lies upright on the whole page, with square pixels. */
function fills([a, b, c, d, e, f]: Matrix, { width, height }: NonNullable<Decoded>, sheet: Sheet): boolean {
  const { width: across, height: down } = sheet.viewport;
  const scale = width / across;
  const offs = [a - across, b, c, d + down, e, f - down].map(off => Math.abs(off) * scale);
  return offs.every(off => off <= SLACK) && Math.abs(height - down * scale) <= 2 * SLACK;
}

/** One number a pixel; null for a picture with a colour in it, or that one can see through. */
function shades(
  data: Uint8Array | Uint8ClampedArray,
  { width, height, kind }: NonNullable<Decoded>,
): Uint8Array | null {
  const grey = new Uint8Array(width * height);
  if (kind === pdfjs.ImageKind.RGB_24BPP)
    for (let from = 0, to = 0; to < grey.length; from += 3, to++) {
      const red = data[from]!;
      if (data[from + 1] !== red || data[from + 2] !== red) return null;
      grey[to] = red;
    }
  else if (kind === pdfjs.ImageKind.GRAYSCALE_1BPP) {
    const stride = Math.ceil(width / 8);
    for (let y = 0, to = 0; y < height; y++)
      for (let x = 0; x < width; x++, to++)
        if (((data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1) grey[to] = 255;
  } else return null;
  return grey;
}

/** The pixels as red, green, blue and opacity; null for a picture that one can see through. */
function opaque(
  data: Uint8Array | Uint8ClampedArray,
  { width, height, kind }: NonNullable<Decoded>,
): Uint8ClampedArray | null {
  if (kind !== pdfjs.ImageKind.RGB_24BPP) return null;
  const pixels = new Uint32Array(width * height);
  for (let from = 0, to = 0; to < pixels.length; from += 3, to++)
    pixels[to] = OPAQUE | (data[from + 2]! << 16) | (data[from + 1]! << 8) | data[from]!;
  return new Uint8ClampedArray(pixels.buffer);
}
