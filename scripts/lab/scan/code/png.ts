import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../picture.ts';

/** PNG, 8 bits a sample, with its resolution (pixels an inch). */
export function encodePng({ width, height, channels, data }: Picture, dpi: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 1 ? 0 : 2, 0, 0, 0], 8);
  const density = Buffer.alloc(9, 1);
  const meter = Math.round(dpi / 0.0254);
  density.writeUInt32BE(meter, 0);
  density.writeUInt32BE(meter, 4);
  const row = width * channels;
  const rows = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(data.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  return pngOf([
    { type: 'IHDR', data: header },
    { type: 'pHYs', data: density },
    { type: 'IDAT', data: deflateSync(rows, { level: 9 }) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

export type Chunk = { readonly type: string; readonly data: Buffer };

/** A PNG of these chunks, their checksums right. */
export function pngOf(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.map(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}
