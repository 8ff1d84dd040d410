import type { Picture } from '../picture.ts';
import { AC, DC, type Huffman, QUANTA, ZIGZAG } from './jpeg-tables.ts';

/** Baseline JPEG of one component (ITU-T T.81), as scanners write it for grey pages. */
export function encodeGreyJpeg(
  picture: Picture,
  { quality, dpi }: { quality: number; dpi: number },
): Uint8Array {
  const { width, height } = picture;
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const quanta = QUANTA.map(q => Math.min(255, Math.max(1, Math.floor((q * scale + 50) / 100))));
  const out = entropyWriter();
  let last = 0;
  for (let y = 0; y < height; y += 8)
    for (let x = 0; x < width; x += 8) {
      const block = cosines(blockOf(picture, x, y));
      const levels = ZIGZAG.map(i => Math.round(block[i]! / quanta[i]!));
      writeBlock(levels, last, out.write);
      last = levels[0]!;
    }
  const app0 = [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, dpi >> 8, dpi & 255, dpi >> 8, dpi & 255, 0, 0];
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, app0),
    segment(0xdb, [0, ...ZIGZAG.map(i => quanta[i]!)]),
    segment(0xc0, frame),
    segment(0xc4, [0x00, ...DC.counts, ...DC.values]),
    segment(0xc4, [0x10, ...AC.counts, ...AC.values]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    out.bytes(),
    Buffer.from([0xff, 0xd9]),
  ]);
}

const segment = (marker: number, data: readonly number[]): Buffer =>
  Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255, ...data]);

/** Samples around zero; the last row and column go on past the edge. */
function blockOf({ width, height, data }: Picture, x: number, y: number): Float32Array {
  const block = new Float32Array(64);
  for (let j = 0; j < 8; j += 1)
    for (let i = 0; i < 8; i += 1)
      block[8 * j + i] = data[Math.min(height - 1, y + j) * width + Math.min(width - 1, x + i)]! - 128;
  return block;
}

const COSINES = Float32Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [at >> 3, at & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

/** The discrete cosine transform, rows and then columns. */
function cosines(block: Float32Array): Float32Array {
  const [half, out] = [new Float32Array(64), new Float32Array(64)];
  for (let y = 0; y < 8; y += 1)
    for (let u = 0; u < 8; u += 1)
      for (let x = 0; x < 8; x += 1) half[8 * y + u]! += block[8 * y + x]! * COSINES[8 * u + x]!;
  for (let v = 0; v < 8; v += 1)
    for (let u = 0; u < 8; u += 1)
      for (let y = 0; y < 8; y += 1) out[8 * v + u]! += half[8 * y + u]! * COSINES[8 * v + y]!;
  return out;
}

type Write = (code: number, length: number) => void;

function writeBlock(levels: readonly number[], last: number, write: Write): void {
  writeLevel(levels[0]! - last, { table: DC.codes, zeros: 0 }, write);
  let zeros = 0;
  for (let k = 1; k < 64; k += 1) {
    if (levels[k] === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) write(...AC.codes[0xf0]!);
    writeLevel(levels[k]!, { table: AC.codes, zeros }, write);
    zeros = 0;
  }
  if (zeros > 0) write(...AC.codes[0]!);
}

function writeLevel(
  level: number,
  { table, zeros }: { table: Huffman['codes']; zeros: number },
  write: Write,
): void {
  const size = 32 - Math.clz32(Math.abs(level));
  write(...table[(zeros << 4) | size]!);
  if (size > 0) write(level < 0 ? level + (1 << size) - 1 : level, size);
}

function entropyWriter(): { write: Write; bytes: () => Buffer } {
  const bytes: number[] = [];
  let [held, count] = [0, 0];
  const write: Write = (code, length) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      held = (held << 1) | ((code >> bit) & 1);
      count += 1;
      if (count < 8) continue;
      bytes.push(held);
      if (held === 0xff) bytes.push(0);
      [held, count] = [0, 0];
    }
  };
  return {
    write,
    bytes: () => {
      if (count > 0) write((1 << (8 - count)) - 1, 8 - count);
      return Buffer.from(bytes);
    },
  };
}
