import { deflateSync, inflateSync } from 'node:zlib';
import { type Chunk, pngOf } from '../scan/code/png.ts';
import { damaged } from './bytes.ts';
import type { Dice } from './dice.ts';

/** A copy with one change. */
function changed(bytes: Buffer, edit: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  edit(copy);
  return copy;
}

const SIZES = [0, 1, 2, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** A PNG with its chunks changed, their checksums right, its data packed again. */
export function mutatedPng(png: Buffer, dice: Dice): Buffer {
  const chunks = chunksOf(png);
  const at = dice.below(chunks.length);
  const edited = (type: string, edit: (data: Buffer) => Buffer) =>
    pngOf(chunks.map(chunk => (chunk.type === type ? { type, data: edit(Buffer.from(chunk.data)) } : chunk)));
  return dice.pick<() => Buffer>([
    () =>
      edited('IHDR', data => changed(data, copy => copy.writeUInt32BE(dice.pick(SIZES), dice.pick([0, 4])))),
    () =>
      edited('IHDR', data =>
        changed(data, copy => copy.writeUInt8(dice.below(20), dice.pick([8, 9, 10, 11, 12]))),
      ),
    () => edited('IDAT', data => deflateSync(damaged(inflateSync(data), dice))),
    () => edited('IDAT', data => damaged(data, dice)),
    () => pngOf(chunks.toSpliced(at, 1)),
    () => pngOf(chunks.toSpliced(at, 0, chunks[dice.below(chunks.length)]!)),
    () => pngOf(chunks.toSpliced(1, 0, resolution(dice))),
    () => damaged(png, dice),
  ])();
}

function resolution(dice: Dice): Chunk {
  const data = Buffer.alloc(9, 1);
  data.writeUInt32BE(dice.pick(SIZES));
  return { type: 'pHYs', data: data.subarray(0, dice.pick([9, 9, 2])) };
}

/** A JPEG with one of its segments changed, doubled or left out. */
export function mutatedJpeg(jpeg: Buffer, dice: Dice): Buffer {
  const starts: number[] = [];
  for (let at = 2; at + 4 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    starts.push(at);
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  const at = dice.pick(starts);
  const end = at + 2 + jpeg.readUInt16BE(at + 2);
  return dice.pick<() => Buffer>([
    () => changed(jpeg, copy => copy.writeUInt16BE(dice.pick(SIZES) & 0xffff, at + 2)),
    () => changed(jpeg, copy => copy.writeUInt16BE(dice.pick(SIZES) & 0xffff, at + 5)),
    () =>
      changed(jpeg, copy => copy.writeUInt16BE(dice.pick(SIZES) & 0xffff, Math.min(at + 7, copy.length - 2))),
    () => changed(jpeg, copy => copy.writeUInt8(0xc0 + dice.below(64), at + 1)),
    () => Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(end)]),
    () => Buffer.concat([jpeg.subarray(0, end), jpeg.subarray(at)]),
    () => damaged(jpeg, dice),
    () => damaged(jpeg, dice),
  ])();
}

/** A TIFF (little-endian, as drawn here) with an entry of its directory changed, or its directories in a loop. */
export function mutatedTiff(tiff: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(tiff);
  const isLittle = tiff[0] === 0x49;
  const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const write16 = (value: number, at: number) =>
    isLittle ? copy.writeUInt16LE(value, at) : copy.writeUInt16BE(value, at);
  const write32 = (value: number, at: number) =>
    isLittle ? copy.writeUInt32LE(value, at) : copy.writeUInt32BE(value, at);
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = read16(first);
  const entry = first + 2 + 12 * dice.below(count);
  const edit = dice.pick<() => void>([
    () => write16(dice.pick([254, 256, 257, 258, 259, 262, 273, 277, 278, 279, 282, 296, 339]), entry),
    () => write16(dice.below(20), entry + 2),
    () => write32(dice.pick(SIZES), entry + 4),
    () => write32(dice.pick([...SIZES, first, 8]), entry + 8),
    () => write16(dice.pick([1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946, 34712]), entry + 8),
    () => write32(dice.pick([first, 8, tiff.length - 1]), first + 2 + 12 * count),
    () => write16(dice.pick([0, 0xffff]), first),
    () => damaged(tiff, dice).copy(copy),
  ]);
  edit();
  return copy;
}
