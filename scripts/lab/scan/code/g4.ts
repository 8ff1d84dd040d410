import type { Bits } from './bits.ts';
import { BLACK, LONG, WHITE } from './run-lengths.ts';

const PASS = '0001';
const HORIZONTAL = '001';
/** The coded line's change lies -3 to 3 pixels to the right of the one above it. */
const VERTICAL = ['0000010', '000010', '010', '1', '011', '000011', '0000011'];
const END = '000000000001'.repeat(2);

/** CCITT Group 4 (ITU-T T.6): what `/CCITTFaxDecode` with `/K -1` reads. */
export function encodeG4({ width, height, black }: Bits): Uint8Array {
  const out = bitWriter();
  let above: readonly number[] = [];
  for (let y = 0; y < height; y += 1) {
    const line = changesOf(black.subarray(y * width, (y + 1) * width));
    encodeLine({ above, line, width }, out.write);
    above = line;
  }
  out.write(END);
  return out.bytes();
}

/** Where the colour changes: white to black at even indices. */
function changesOf(line: Uint8Array): number[] {
  const changes: number[] = [];
  for (let x = 0, colour = 0; x < line.length; x += 1)
    if (line[x] !== colour) {
      changes.push(x);
      colour = line[x]!;
    }
  return changes;
}

type Lines = { readonly above: readonly number[]; readonly line: readonly number[]; readonly width: number };

function encodeLine({ above, line, width }: Lines, write: (code: string) => void): void {
  let [a0, colour, i, j] = [-1, 0, 0, 0];
  while (a0 < width) {
    while (i < line.length && (line[i]! <= a0 || i % 2 !== colour)) i += 1;
    j = Math.max(0, j - 2);
    while (j < above.length && (above[j]! <= a0 || j % 2 !== colour)) j += 1;
    const [a1, a2] = [line[i] ?? width, line[i + 1] ?? width];
    const [b1, b2] = [above[j] ?? width, above[j + 1] ?? width];
    if (b2 < a1) {
      write(PASS);
      a0 = b2;
    } else if (Math.abs(a1 - b1) <= 3) {
      write(VERTICAL[a1 - b1 + 3]!);
      a0 = a1;
      colour = 1 - colour;
      i = Math.max(0, i - 1);
    } else {
      write(HORIZONTAL + run(a1 - Math.max(0, a0), colour) + run(a2 - a1, 1 - colour));
      a0 = a2;
    }
  }
}

function run(length: number, colour: number): string {
  const codes = colour ? BLACK : WHITE;
  if (length >= 2560) return LONG[12]! + run(length - 2560, colour);
  if (length >= 1792) return LONG[Math.floor(length / 64) - 28]! + codes[length % 64];
  return (length >= 64 ? codes[63 + Math.floor(length / 64)]! : '') + codes[length % 64];
}

function bitWriter(): { write: (code: string) => void; bytes: () => Uint8Array } {
  const bytes: number[] = [];
  let [held, count] = [0, 0];
  const write = (code: string) => {
    for (const bit of code) {
      held = (held << 1) | (bit === '1' ? 1 : 0);
      count += 1;
      if (count < 8) continue;
      bytes.push(held);
      [held, count] = [0, 0];
    }
  };
  return { write, bytes: () => Uint8Array.from(count ? [...bytes, held << (8 - count)] : bytes) };
}
