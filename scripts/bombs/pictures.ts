import { crc32, deflateSync } from 'node:zlib';
import { repeated } from './pack.ts';

/** A PNG of nothing, of so many pixels a side. */
export function png(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = repeated('\0', side * (side + 1));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
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
