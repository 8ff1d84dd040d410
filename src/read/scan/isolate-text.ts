import { type Component, connectedIn, pixelsOf } from '../../image/connected.ts';
import { inkBelow, type PixelBox, type Raster } from '../../image/raster.ts';
import { INK } from './ink-limits.ts';

/** points: ink that goes on for longer is several glyphs that touch, and is cut where the part ends; a glyph never is */
const LONGEST = 22;
/** points: soft edges of glyphs */
const SOFT = 0.7;

/**
 * The picture with paper around a part of it. Whoever draws a box by hand cuts through glyphs at its edge: those whose middle
 * lies in it are wholly there, others not at all. `scale`: pixels a point.
 */
export function aloneIn(raster: Raster, part: PixelBox, scale: number): Raster {
  const { width, height, data } = raster;
  const found = connectedIn(inkBelow(raster, INK));
  const pixels = pixelsOf(found, width);
  const kept = new Uint8Array(data.length).fill(255);
  const reach = Math.ceil(SOFT * scale);
  const copy = (at: number) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++)
      for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column++)
        kept[row * width + column] = data[row * width + column]!;
  };
  for (const [index, piece] of found.pieces.entries()) {
    if (!meets(piece, part)) continue;
    const isLong = Math.max(piece.x1 - piece.x0, piece.y1 - piece.y0) > LONGEST * scale;
    if (!isLong && !contains(part, middleOf(piece))) continue;
    for (const at of pixels[index]!)
      if (!isLong || contains(part, [at % width, Math.floor(at / width)])) copy(at);
  }
  return { width, height, data: kept };
}

function meets(a: PixelBox, b: PixelBox): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

function contains({ x0, y0, x1, y1 }: PixelBox, [x, y]: readonly [number, number]): boolean {
  return x >= x0 && x < x1 && y >= y0 && y < y1;
}

function middleOf({ x0, y0, x1, y1 }: Component): readonly [number, number] {
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}
