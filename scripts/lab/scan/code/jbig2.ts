import type { Bits } from './bits.ts';
import { encodeG4 } from './g4.ts';

/** JBIG2 as PDF embeds it (ITU-T T.88, no file header): one page, one generic region coded as MMR. */
export function encodeJbig2(bits: Bits): Uint8Array {
  const size = [...u32(bits.width), ...u32(bits.height)];
  const page = [...size, ...u32(0), ...u32(0), 0, 0, 0];
  const region = [...size, ...u32(0), ...u32(0), 0, 1];
  return Buffer.concat([
    segment({ number: 0, type: 48 }, Uint8Array.from(page)),
    segment({ number: 1, type: 38 }, Buffer.concat([Uint8Array.from(region), encodeG4(bits)])),
  ]);
}

function segment({ number, type }: { number: number; type: number }, data: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.from([...u32(number), type, 0, 1, ...u32(data.length)]), data]);
}

const u32 = (value: number): number[] => [24, 16, 8, 0].map(shift => (value >>> shift) & 255);
