import type { Raster } from '../../image/raster.ts';

/** A connected piece of ink, in pixels of the crop; the right and lower edges are outside. */
export type Piece = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly pixels: number;
};

/** Ink is darker than this share of the way from paper to the darkest print. */
const THRESHOLD = 0.5;
/** Shades: a crop with less between its paper and its darkest ink shows nothing. */
const LEAST_CONTRAST = 40;
/** Pieces of fewer pixels are noise. */
const SPECK = 3;

/** The connected pieces of ink of a crop, from left to right; none for blank paper. */
export function piecesOf(raster: Raster): Piece[] {
  const ink = inkOf(raster);
  const pieces: Piece[] = [];
  for (let at = 0; at < ink.length; at++) {
    if (ink[at] !== 1) continue;
    const piece = filled(ink, raster.width, at);
    if (piece.pixels >= SPECK) pieces.push(piece);
  }
  return pieces.sort((a, b) => a.x0 - b.x0);
}

function inkOf({ data }: Raster): Uint8Array {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade]!++;
  // a share of the pixels instead of the extreme: single pixels are noise
  const darkest = shadeBelow(counts, Math.max(2, data.length * 0.005));
  const paper = shadeBelow(counts, data.length * 0.75);
  if (paper - darkest < LEAST_CONTRAST) return new Uint8Array(data.length);
  const limit = darkest + (paper - darkest) * THRESHOLD;
  const ink = new Uint8Array(data.length);
  for (let at = 0; at < ink.length; at++) if (data[at]! < limit) ink[at] = 1;
  return ink;
}

function shadeBelow(counts: Uint32Array, pixels: number): number {
  let [shade, sum] = [0, counts[0]!];
  while (sum < pixels && shade < 255) sum += counts[++shade]!;
  return shade;
}

/** The piece that holds a pixel of ink; its pixels are taken off. */
function filled(ink: Uint8Array, width: number, start: number): Piece {
  const stack = [start];
  ink[start] = 2;
  let [x0, x1, y0, y1, pixels] = [width, 0, ink.length, 0, 0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    pixels++;
    if (x < x0) x0 = x;
    if (x >= x1) x1 = x + 1;
    if (y < y0) y0 = y;
    if (y >= y1) y1 = y + 1;
    for (let dy = -width; dy <= width; dy += width) {
      for (let dx = -1; dx <= 1; dx++) {
        const next = at + dy + dx;
        if (x + dx < 0 || x + dx >= width || ink[next] !== 1) continue;
        ink[next] = 2;
        stack.push(next);
      }
    }
  }
  return { x0, y0, x1, y1, pixels };
}
