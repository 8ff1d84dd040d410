import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createDeflate, deflateSync } from 'node:zlib';
import { packedPage, pictureOf, replaced, streamOf } from '../bombs/pdf.ts';
import { pdfOf } from '../bulk/documents.ts';

/** Hostile files made by hand; the fuzzer knows none of these tricks by itself. */

const TEXT = 'BT /F1 12 Tf 72 720 Td (Hello) Tj ET';

/** A page with this MediaBox. */
export function boxed(box: string): Buffer {
  return replaced(pdfOf(TEXT), '0 0 595 842', box);
}

/** A PDF of one page whose only picture claims a size and holds next to nothing, over a page of this size (points). */
export function pictured(filter: string, pixels: number, data: Buffer, side = 500): Buffer {
  const bytes = pdfOf(`${side} 0 0 ${side} 0 0 cm /X Do`, {
    objects: [pictureOf(pixels, data, '', filter)],
    resources: '/XObject << /X 6 0 R >>',
  });
  return replaced(bytes, '0 0 595 842', `0 0 ${side} ${side}`);
}

/** A page with this content. */
export function packed(content: Buffer): Buffer {
  return packedPage(deflateSync(content));
}

/** A page whose content is a gigabyte of spaces, packed so many times over; it is never whole in memory here. */
export async function bomb(times: number): Promise<Buffer> {
  const megabyte = Buffer.alloc(1e6, ' ');
  const gigabyte = Readable.from(Array.from({ length: 1000 }, () => megabyte));
  // only runs are looked for: several times as fast, and nothing else is there
  let data = await buffer(gigabyte.pipe(createDeflate({ level: 9, strategy: constants.Z_RLE })));
  for (let time = 1; time < times; time++) data = deflateSync(data, { level: 9 });
  return packedPage(data, 'FlateDecode '.repeat(times));
}

/** So many pages, all with one line of text. */
export function pages(count: number): Buffer {
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
  const bytes = pdfOf(TEXT, { count, objects: Array.from({ length: count }, () => page) });
  const kids = Array.from({ length: count }, (_, index) => `${index + 6} 0 R`).join(' ');
  return replaced(bytes, '[3 0 R]', `[${kids}]`);
}

/** A page tree of one node that is its own only kid. */
export function ownKid(): Buffer {
  return replaced(pdfOf(TEXT), '[3 0 R]', '[2 0 R 2 0 R]');
}

/** A text in a font of many parts that has none. */
export function fontless(): Buffer {
  const font = '<< /Type /Font /Subtype /Type0 /BaseFont /Hollow /Encoding /Identity-H >>';
  const text = 'BT /F2 12 Tf 72 720 Td <0048> Tj ET';
  return pdfOf(text, { objects: [font], resources: '/Font << /F2 6 0 R >>' });
}

/** A form that draws itself. */
export function ownForm(): Buffer {
  const form = streamOf(
    '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
    '/X Do',
    '',
  );
  return pdfOf(`/X Do ${TEXT}`, { objects: [form], resources: '/XObject << /X 6 0 R >>' });
}

/** A PNG's head that claims so many pixels. */
export function pngClaiming(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000800000000', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, Buffer.from('0000000049444154', 'hex')]);
}

/** A TIFF with these entries (tag, type, count, value), its next directory at `next`. */
export function tiffOf(entries: readonly (readonly [number, number, number, number])[], next = 0): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 12 * entries.length + 4 + 100);
  tiff.write('II*', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + 12 * index;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  });
  tiff.writeUInt32LE(next, 10 + 12 * entries.length);
  return tiff;
}
