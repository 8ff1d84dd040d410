import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/**
 * A text repeated until it has so many bytes, packed by deflate: a piece is packed once and stands there over and over,
 * so that neither time nor memory grows with what it unpacks to. Its checksum is wrong; readers of PDFs do not look.
 */
export function repeated(text: string, size: number): Buffer {
  const piece = Buffer.from(text.repeat(Math.max(1, Math.floor(PIECE / text.length))), 'latin1');
  const packed = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const pieces = Array<Buffer>(Math.max(1, Math.round(size / piece.length))).fill(packed);
  return Buffer.concat([HEAD, ...pieces, END]);
}

const PIECE = 1e6;
const HEAD = Buffer.from([0x78, 0xda]);
/** an empty last block, and a checksum */
const END = Buffer.from([0x03, 0x00, 0, 0, 0, 1]);

/** Packed so many times more; what repeats itself packs well again. */
export function packedAgain(bytes: Buffer, times: number): Buffer {
  return times === 0 ? bytes : packedAgain(deflateSync(bytes, { level: 9 }), times - 1);
}

/** A round of LZW codes (early change, as in PDF) that unpacks to more than a thousand times its size, whole bytes of it. */
export function lzwRound(): string {
  const bits: string[] = [];
  const write = (code: number, width: number) => bits.push(code.toString(2).padStart(width, '0'));
  write(0x20, 9);
  for (let code = CLEAR + 2; code < LAST; code++) write(code, widthFor(code));
  write(CLEAR, widthFor(LAST));
  while (bits.join('').length % 8 !== 0) write(CLEAR, 9);
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map(byte => Number.parseInt(byte, 2));
  return Buffer.from(bytes).toString('latin1');
}

const CLEAR = 256;
const LAST = 4090;

function widthFor(code: number): number {
  return code < 511 ? 9 : code < 1023 ? 10 : code < 2047 ? 11 : 12;
}
