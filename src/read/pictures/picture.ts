import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import tiff from 'utif2';
import { SourceError } from '../../errors.ts';
import type { ColourPicture } from '../../image/raster.ts';
import { boundFaxes } from './fax-limits.ts';

/** A page as a picture, with the size (points) of the page that it shows; `picture` may be decoded when it is asked for. */
export type PagePicture = {
  readonly picture: ColourPicture;
  readonly width: number;
  readonly height: number;
};

boundFaxes();

/** points: the size that a picture without a resolution of its own is taken for: its shorter side that of A4 */
const A4_WIDTH = 595.28;
/** Resolutions outside of this (pixels an inch) are not those of a scanner but defaults of programs; those of a fax are coarser along one side. */
const SCANNER = { least: 100, most: 1200, coarsest: 72 };
/** pixels: no page of paper has more; a larger one is refused before it is decoded */
const MOST_PIXELS = 120e6;

/** pages: a TIFF whose directories are a loop has no end of them */
const MOST_PAGES = 5000;

/**
 * The pages of a PNG, JPEG or TIFF. Those of a TIFF are decoded when they are asked for: a thick one would not fit into
 * memory. Throws SourceError `malformed` or `too-large`.
 */
export async function picturesOf(bytes: Uint8Array): Promise<PagePicture[]> {
  const isTiff = (bytes[0] === 0x49 && bytes[1] === 0x49) || (bytes[0] === 0x4d && bytes[1] === 0x4d);
  try {
    return isTiff ? tiffPages(bytes) : [await pictureOf(bytes)];
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(
      'malformed',
      `不是完整的图片，请重新获取原件 · not a whole picture (${(error as Error).message}): get the original again`,
      { cause: error },
    );
  }
}

async function pictureOf(bytes: Uint8Array): Promise<PagePicture> {
  const said = sizeInHeader(bytes);
  // a JPEG may tell its height only after its first scan
  if (said && said.height > 0) refuseIfNoPage(said.width, said.height);
  const image = await loadImage(Buffer.from(bytes));
  refuseIfNoPage(image.width, image.height);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(image, 0, 0);
  return sized(context.getImageData(0, 0, image.width, image.height), densityOf(bytes));
}

function tiffPages(bytes: Uint8Array): PagePicture[] {
  const harmless = bytes.slice();
  disarm(harmless);
  const buffer = harmless.buffer;
  const pages = tiff.decode(buffer).filter(page => page.t256 !== undefined && page.t257 !== undefined);
  if (pages.length === 0) throw new Error('no page in it');
  return pages.map(page => {
    const [width, height] = [Number((page.t256 as number[])[0]), Number((page.t257 as number[])[0])];
    refuseIfNoPage(width, height);
    const inch = Number((page.t296 as number[] | undefined)?.[0] ?? 2) === 3 ? 2.54 : 1;
    const [across, down] = [ratioIn(page.t282) * inch, ratioIn(page.t283) * inch];
    const whole = {
      width: Math.round(width * stretchOf(down, across)),
      height: Math.round(height * stretchOf(across, down)),
    };
    refuseIfNoPage(whole.width, whole.height);
    return {
      ...pageSize(whole, Math.max(across, down)),
      get picture() {
        return stretched(decoded(buffer, page), whole);
      },
    };
  });
}

/** A ratio as utif2 gives it: numerator and denominator, or their quotient; 0 for none. */
function ratioIn(tag: unknown): number {
  const [value] = (tag ?? []) as readonly (number | readonly [number, number])[];
  const ratio = typeof value === 'object' ? value[0] / value[1] : Number(value ?? 0);
  return Number.isFinite(ratio) ? ratio : 0;
}

/** Pixels that are farther from square are stretched: a fax has half as many down as across. */
const SQUARE = 1.1;

/** Times that a picture is stretched along a side, by its resolutions there and along the other side. */
function stretchOf(other: number, own: number): number {
  const isFax = other > SQUARE * own && Math.min(own, other) >= SCANNER.coarsest && other <= SCANNER.most;
  return isFax ? other / own : 1;
}

function stretched(
  picture: ColourPicture,
  { width, height }: { width: number; height: number },
): ColourPicture {
  if (picture.width === width && picture.height === height) return picture;
  const [from, to] = [createCanvas(picture.width, picture.height), createCanvas(width, height)];
  const { data } = picture;
  from
    .getContext('2d')
    .putImageData(new ImageData(new Uint8ClampedArray(data), picture.width, picture.height), 0, 0);
  const context = to.getContext('2d');
  context.drawImage(from, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** bits of a pixel: four samples of 32 */
const MOST_BITS = 128;

function decoded(buffer: ArrayBuffer, page: tiff.IFD): ColourPicture {
  try {
    const [bits, samples] = [page.t258, page.t277].map(tag =>
      Number((tag as number[] | undefined)?.[0] ?? 1),
    );
    if (bits! * samples! > MOST_BITS) throw new Error(`${bits} bits a sample`);
    tiff.decodeImage(buffer, page);
    return { width: page.width, height: page.height, data: new Uint8ClampedArray(tiff.toRGBA8(page).buffer) };
  } catch (error) {
    throw new Error('the picture on it cannot be decoded', { cause: error });
  }
}

/** Tags that lead to further directories (EXIF, GPS, maker notes …): of no use here, and they may lead in circles. */
const ASIDE = new Set([330, 34665, 34853, 37500, 50740, 61440]);

/**
 * Follows the chain of a TIFF's directories (TIFF 6.0, section 2) and empties entries that lead aside or hold more
 * values than the file has bytes. Throws where the chain has no end.
 */
function disarm(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49;
  const seen = new Set<number>();
  for (let at = view.getUint32(4, isLittle); at !== 0; ) {
    if (seen.has(at) || seen.size >= MOST_PAGES) throw new Error('its pages have no end');
    seen.add(at);
    const end = at + 2 + 12 * view.getUint16(at, isLittle);
    for (let entry = at + 2; entry < end; entry += 12) {
      const isAside = ASIDE.has(view.getUint16(entry, isLittle));
      if (!isAside && view.getUint32(entry + 4, isLittle) <= bytes.length) continue;
      bytes.fill(0, entry, entry + 12);
      // an empty value has a type all the same
      view.setUint16(entry + 2, 1, isLittle);
    }
    at = view.getUint32(end, isLittle);
  }
}

/** pixels: nothing can be read of a page that is less across */
const LEAST_SIDE = 100;
/** No page is longer than so many times its width. */
const LONGEST = 10;

function refuseIfNoPage(width: number, height: number): void {
  const [least, most] = [Math.min(width, height), Math.max(width, height)];
  if (least < LEAST_SIDE) {
    throw new SourceError(
      'malformed',
      `图片过小（${width}×${height} 像素），无法识别 · the picture is too small (${width} × ${height} pixels) to be a page: scan it at 200 dpi or more`,
    );
  }
  if (most > least * LONGEST) {
    throw new SourceError(
      'malformed',
      `图片过于狭长（${width}×${height} 像素），不是页面 · the picture is too long (${width} × ${height} pixels) to be a page: cut it into pages`,
    );
  }
  if (width * height <= MOST_PIXELS) return;
  throw new SourceError(
    'too-large',
    `图片过大（${width}×${height} 像素） · the picture is too large (${width} × ${height} pixels): scan it at 300 dpi or less`,
  );
}

function sized(picture: ColourPicture, density: number): PagePicture {
  return { picture, ...pageSize(picture, density) };
}

/** The size of the page (points) that a picture of so many pixels shows. */
function pageSize(
  { width, height }: { width: number; height: number },
  density: number,
): { width: number; height: number } {
  const isKnown = density >= SCANNER.least && density <= SCANNER.most;
  const points = isKnown ? 72 / density : A4_WIDTH / Math.min(width, height);
  return { width: width * points, height: height * points };
}

/** Pixels an inch, as a JPEG's JFIF header or a PNG's pHYs chunk says; 0 where neither does. */
function densityOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const physical = text.indexOf('pHYs');
  if (bytes[0] === 0x89) return physical > 0 ? Math.round(view.getUint32(physical + 4) * 0.0254) : 0;
  const jfif = text.indexOf('JFIF\0');
  if (jfif < 0) return 0;
  const unit = bytes[jfif + 7];
  return view.getUint16(jfif + 8) * (unit === 1 ? 1 : unit === 2 ? 2.54 : 0);
}

/** What the header says before anything is decoded. */
function sizeInHeader(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89) return { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return null;
}
