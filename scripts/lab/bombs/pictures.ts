import { deflateSync } from 'node:zlib';
import { pngOf } from '../scan/code/png.ts';
import { repeated } from './pack.ts';

/** A PNG of nothing, of so many pixels a side. */
export function png(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return pngOf([
    { type: 'IHDR', data: head },
    { type: 'IDAT', data: repeated('\0', side * (side + 1)) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

/** A JPEG whose frame claims so many pixels a side, and whose scan ends at once. */
export function jpeg(side: number): Buffer {
  const size = [side >> 8, side & 255];
  return Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xdb, 0, 67, 0, ...Array(64).fill(1)],
    ...[0xff, 0xc2, 0, 17, 8, ...size, ...size, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0],
    ...[0xff, 0xc4, 0, 20, 0, 1, ...Array(15).fill(0), 0],
    ...[0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0, 0xff, 0xd9],
  ]);
}

/** A TIFF of so many pages that all have the same strip, which unpacks to so many pixels a side. */
export function tiff(pages: number, side: number): Buffer {
  const strip = deflateSync(Buffer.alloc((side * side) / 8));
  const entries = (at: number) => [
    [256, 4, 1, side],
    [257, 4, 1, side],
    [258, 3, 1, 1],
    [259, 3, 1, 8],
    [262, 3, 1, 1],
    [273, 4, 1, at],
    [277, 3, 1, 1],
    [278, 4, 1, side],
    [279, 4, 1, strip.length],
  ];
  const length = 2 + 9 * 12 + 4;
  const bytes = Buffer.alloc(8 + pages * length + strip.length);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(8, 4);
  const stripAt = 8 + pages * length;
  for (let page = 0; page < pages; page++) {
    const at = 8 + page * length;
    bytes.writeUInt16LE(9, at);
    for (const [index, [tag, type, count, value]] of entries(stripAt).entries()) {
      bytes.writeUInt16LE(tag!, at + 2 + 12 * index);
      bytes.writeUInt16LE(type!, at + 4 + 12 * index);
      bytes.writeUInt32LE(count!, at + 6 + 12 * index);
      bytes.writeUInt32LE(value!, at + 10 + 12 * index);
    }
    bytes.writeUInt32LE(page + 1 < pages ? at + length : 0, at + length - 4);
  }
  strip.copy(bytes, stripAt);
  return bytes;
}

/** A page of a bitmap that claims this height, and a region as large. */
export function jbig2(height: number): Buffer {
  const segment = (number: number, type: number, data: readonly number[]) =>
    Buffer.from([0, 0, 0, number, type, 0, 1, ...int(data.length), ...data]);
  const size = [...int(60_000), ...int(height), ...int(0), ...int(0)];
  const page = [...size, 0, 0, 0];
  const region = [...size, 0, 1, 3, 0xff, 0xfd, 0xff, 2, 0xfe, 0xfe, 0xfe];
  return Buffer.concat([segment(0, 48, page), segment(1, 38, [...region, ...Array(60).fill(0)])]);
}

function int(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** The heads of a JPEG 2000 codestream of one tile that is the whole picture. */
export function jpx(side: number): Buffer {
  return Buffer.from([
    ...[0xff, 0x4f, 0xff, 0x51, 0, 41, 0, 0, ...int(side), ...int(side), ...int(0), ...int(0)],
    ...[...int(side), ...int(side), ...int(0), ...int(0), 0, 1, 7, 1, 1],
    ...[0xff, 0x52, 0, 12, 0, 0, 0, 1, 0, 5, 4, 4, 0, 1],
    ...[0xff, 0x5c, 0, 19, 0x40, ...Array(16).fill(0x48)],
    ...[0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0x93, ...Array(64).fill(0x80), 0xff, 0xd9],
  ]);
}
