import { deflateSync } from 'node:zlib';
import { type Bits, bilevel } from './code/bits.ts';
import { encodeG4 } from './code/g4.ts';
import { encodeJbig2 } from './code/jbig2.ts';
import { encodeJpeg } from './code/jpeg.ts';
import { encodeJpx } from './code/jpx.ts';
import { encodePdf, type Image, type ScanPage } from './code/pdf.ts';
import { encodePng } from './code/png.ts';
import { encodeTiff } from './code/tiff.ts';
import { misread } from './layer.ts';
import { type Dice, grey, groundOf, type Picture } from './picture.ts';
import { halved, turned } from './place.ts';
import { isBits, type Knob, type Quality, RARE, type Recipe } from './quality.ts';
import { type Print, prints, sideBySide } from './render.ts';

type How = { readonly quality: Quality; readonly recipe: Recipe; readonly dice: Dice };

/** A native PDF printed, laid on the glass and stored as the recipe says. */
export async function scan(bytes: Uint8Array, how: How): Promise<Uint8Array> {
  return await scanPrints(prints(bytes, how.recipe.dpi), how);
}

/** Printed pages, laid on the glass and stored as the recipe says. */
export async function scanPrints(
  printed: AsyncIterable<Print> | Iterable<Print>,
  how: How,
): Promise<Uint8Array> {
  const { container, dpi, jpeg } = how.recipe;
  const pages: Scanned[] = [];
  const sheets = how.recipe.difficulties.has('a3') ? sideBySide(printed) : printed;
  for await (const print of sheets) pages.push(scanPage(print, how));
  const [first] = pages;
  if (!first) throw new RangeError('no pages to scan');
  if (container === 'tiff')
    return encodeTiff(
      pages.map(p => p.bits ?? p.picture),
      { across: dpi, down: how.recipe.difficulties.has('fax') ? dpi / 2 : dpi },
    );
  if (container === 'png') return encodePng(asPicture(first), dpi);
  if (container === 'jpg') return encodeJpeg(first.picture, { quality: jpeg, dpi });
  return encodePdf(await Promise.all(pages.map(page => pdfPage(page, how))));
}

type Scanned = { readonly print: Print; readonly picture: Picture; readonly bits: Bits | null };

function scanPage(print: Print, { quality, recipe, dice }: How): Scanned {
  const { difficulties, encoding, dpi } = recipe;
  const at = { dpi, dice };
  let picture = difficulties.has('colour') ? print.picture : grey(print.picture);
  for (const [difficulty, step] of Object.entries(quality.ink))
    if (step && difficulties.has(difficulty as never)) picture = step(picture, at);
  for (const step of quality.optics) {
    if (typeof step === 'function') picture = step(picture, at);
    else if (difficulties.has(step[0])) picture = step[1](picture, at);
  }
  for (const [difficulty, step] of Object.entries(RARE))
    if (difficulties.has(difficulty as Knob)) picture = step(picture, at);
  for (const step of isBits(encoding) ? quality.toner : quality.sensor) picture = step(picture, at);
  picture = turned(picture, quarters(recipe));
  if (difficulties.has('fax')) picture = halved(picture);
  if (!isBits(encoding)) return { print, picture, bits: null };
  const [least, most] = quality.level;
  return { print, picture, bits: bilevel(picture, least + (most - least) * dice()) };
}

/** Clockwise quarters that the paper was turned by. */
function quarters({ difficulties }: Recipe): number {
  return difficulties.has('rotate90')
    ? 1
    : difficulties.has('rotate180')
      ? 2
      : difficulties.has('rotate270')
        ? 3
        : 0;
}

const asPicture = ({ picture, bits }: Scanned): Picture =>
  bits ? { ...bits, channels: 1, data: bits.black.map(b => (b ? 0 : 255)) } : picture;

async function pdfPage(page: Scanned, { recipe, dice }: How): Promise<ScanPage> {
  const { print } = page;
  const turns = quarters(recipe);
  const [width, height] = turns % 2 ? [print.height, print.width] : [print.width, print.height];
  const isUnder = recipe.difficulties.has('under');
  const words =
    (isUnder || recipe.difficulties.has('layer')) && turns === 0 ? misread(print.words, dice) : [];
  const rotate = recipe.difficulties.has('rotate-tag') ? (360 - 90 * turns) % 360 : 0;
  const count = recipe.difficulties.has('strips') ? 2 + Math.floor(3 * dice()) : 1;
  const isMixed = recipe.difficulties.has('mrc');
  const shown = isMixed ? { picture: groundOf(page.picture, COARSE), bits: null } : page;
  const images = await Promise.all(strips(shown, count).map(strip => image(strip, recipe)));
  const ink = isMixed && { stencil: await stencilOf(page, recipe) };
  return { width, height, images, rotate, words, isUnder, ...ink };
}

/** pixels of the scan to one of the paper's picture, where the ink is apart from it */
const COARSE = 4;
/** shades: darker is ink */
const INK = 170;

function stencilOf({ picture, bits }: Scanned, recipe: Recipe): Promise<Image> {
  const black = bits ?? bilevel(grey(picture), INK);
  return image(
    { picture, bits: black },
    { ...recipe, encoding: isBits(recipe.encoding) ? recipe.encoding : 'jbig2' },
  );
}

type Strip = Pick<Scanned, 'picture' | 'bits'>;

function strips({ picture, bits }: Strip, count: number): Strip[] {
  const cuts = Array.from({ length: count + 1 }, (_, i) => Math.round((i * picture.height) / count));
  return cuts.slice(1).map((to, i) => {
    const [from, height, row] = [cuts[i]!, to - cuts[i]!, picture.width * picture.channels];
    return {
      picture: { ...picture, height, data: picture.data.subarray(from * row, to * row) },
      bits: bits && { ...bits, height, black: bits.black.subarray(from * bits.width, to * bits.width) },
    };
  });
}

async function image({ picture, bits }: Strip, { encoding, jpeg, dpi }: Recipe): Promise<Image> {
  const { width, height, channels } = picture;
  const size = { width, height };
  if (bits) {
    const isG4 = encoding === 'g4';
    const filter = isG4 ? 'CCITTFaxDecode' : 'JBIG2Decode';
    return { ...size, channels: 1, bits: 1, filter, bytes: isG4 ? encodeG4(bits) : encodeJbig2(bits) };
  }
  if (encoding === 'flate')
    return { ...size, channels, bits: 8, filter: 'FlateDecode', bytes: deflateSync(picture.data) };
  if (encoding === 'jpx')
    return { ...size, channels, bits: 8, filter: 'JPXDecode', bytes: await encodeJpx(picture) };
  const bytes = encodeJpeg(picture, { quality: jpeg, dpi });
  return { ...size, channels, bits: 8, filter: 'DCTDecode', bytes };
}
