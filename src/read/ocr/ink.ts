import { type Component, connectedIn } from '../../image/connected.ts';
import { inkBelow, type Raster } from '../../image/raster.ts';
import { shadeAt, shadesIn } from '../../image/shades.ts';

/** The ink of a crop: its pieces from left to right, whose each pixel is (number of its piece, from 1), and two shades. */
export type Ink = {
  readonly pieces: readonly Component[];
  readonly owners: Uint16Array;
  readonly paper: number;
  readonly darkest: number;
};

/** Ink is darker than this share of the way from paper to the darkest print. */
const THRESHOLD = 0.5;
/** Shades: a crop with less between its paper and its darkest ink shows nothing. */
const LEAST_CONTRAST = 40;
/** Pieces of fewer pixels are noise. */
const SPECK = 3;

/** The ink of a crop; no pieces for blank paper. */
export function inkOf(raster: Raster): Ink {
  const { width, data } = raster;
  const counts = shadesIn({ data });
  // a share of the pixels instead of the extreme: single pixels are noise
  const darkest = shadeAt(counts, Math.max(2, data.length * 0.005));
  const paper = shadeAt(counts, data.length * 0.75);
  const owners = new Uint16Array(data.length);
  if (paper - darkest < LEAST_CONTRAST) return { pieces: [], owners, paper, darkest };
  const limit = darkest + (paper - darkest) * THRESHOLD;
  const connected = connectedIn(inkBelow(raster, limit));
  const order = [...connected.pieces.entries()]
    .filter(([, { pixels }]) => pixels >= SPECK)
    .sort(([, a], [, b]) => a.x0 - b.x0);
  const numbers = new Uint16Array(connected.pieces.length);
  for (const [index, [own]] of order.entries()) numbers[own] = index + 1;
  const { count, rows, from, to } = connected.runs;
  for (let run = 0; run < count; run++) {
    const start = rows[run]! * width;
    owners.fill(numbers[connected.owners[run]!]!, start + from[run]!, start + to[run]!);
  }
  return { pieces: order.map(([, piece]) => piece), owners, paper, darkest };
}
