import { deflateSync } from 'node:zlib';
import type { Picture } from '../picture.ts';
import type { Bits } from './bits.ts';
import { encodeG4 } from './g4.ts';

/** A page of a TIFF: Group 4 where it is black and white, deflated samples elsewhere. */
export type TiffPage = Picture | Bits;

/** Pixels an inch. */
type Resolution = { readonly across: number; readonly down: number };

/** One file of all pages, little-endian, with their resolution. */
export function encodeTiff(pages: readonly TiffPage[], dpi: number | Resolution): Uint8Array {
  const { across, down } = typeof dpi === 'number' ? { across: dpi, down: dpi } : dpi;
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])];
  let [length, link] = [8, 4];
  const links: [at: number, to: number][] = [];
  const put = (part: Buffer) => {
    const at = length;
    const even = part.length % 2 ? Buffer.concat([part, Buffer.alloc(1)]) : part;
    parts.push(even);
    length += even.length;
    return at;
  };
  for (const page of pages) {
    const data = Buffer.from('black' in page ? encodeG4(page) : deflateSync(page.data));
    const strip = { offset: put(data), bytes: data.length };
    const resolution = [put(rational(across)), put(rational(down))] as const;
    const depths = put(Buffer.from([8, 0, 8, 0, 8, 0]));
    const directory = directoryOf(page, { ...strip, resolution, depths });
    const at = put(directory);
    links.push([link, at]);
    link = at + directory.length - 4;
  }
  const file = Buffer.concat(parts);
  for (const [at, to] of links) file.writeUInt32LE(to, at);
  return file;
}

type Places = {
  readonly offset: number;
  readonly bytes: number;
  readonly resolution: readonly [across: number, down: number];
  readonly depths: number;
};

function directoryOf(page: TiffPage, at: Places): Buffer {
  const isBits = 'black' in page;
  const channels = isBits ? 1 : page.channels;
  const tags: [tag: number, type: number, value: number, count?: number][] = [
    [256, 4, page.width],
    [257, 4, page.height],
    channels === 3 ? [258, 3, at.depths, 3] : [258, 3, isBits ? 1 : 8],
    [259, 3, isBits ? 4 : 8],
    [262, 3, isBits ? 0 : channels === 1 ? 1 : 2],
    [273, 4, at.offset],
    [277, 3, channels],
    [278, 4, page.height],
    [279, 4, at.bytes],
    [282, 5, at.resolution[0]],
    [283, 5, at.resolution[1]],
    [296, 3, 2],
  ];
  const out = Buffer.alloc(2 + 12 * tags.length + 4);
  out.writeUInt16LE(tags.length, 0);
  tags.forEach(([tag, type, value, count = 1], i) => {
    out.writeUInt16LE(tag, 2 + 12 * i);
    out.writeUInt16LE(type, 4 + 12 * i);
    out.writeUInt32LE(count, 6 + 12 * i);
    out.writeUInt32LE(value, 10 + 12 * i);
  });
  return out;
}

function rational(value: number): Buffer {
  const out = Buffer.alloc(8);
  out.writeUInt32LE(value, 0);
  out.writeUInt32LE(1, 4);
  return out;
}
