import type { Raster } from '../../src/image/raster.ts';

/** White paper to draw on. */
export function paper(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}

/** A black bar from (x0, y0) to (x1, y1), the latter outside. */
export function bar({ width, data }: Raster, [x0, y0, x1, y1]: readonly number[], shade = 0): void {
  for (let y = y0!; y < y1!; y++) data.fill(shade, y * width + x0!, y * width + x1!);
}

/** Rulings two pixels thick at the given columns and rows, from the first to the last of the others. */
export function ruled(raster: Raster, xs: readonly number[], ys: readonly number[]): void {
  for (const y of ys) bar(raster, [xs[0]!, y, xs.at(-1)! + 2, y + 2]);
  for (const x of xs) bar(raster, [x, ys[0]!, x + 2, ys.at(-1)! + 2]);
}

/** Something like a line of print: `count` glyphs, `size` high and wide, a gap of a fifth between them. */
export function print(
  raster: Raster,
  { x, y, size, count }: { x: number; y: number; size: number; count: number },
): void {
  for (let glyph = 0; glyph < count; glyph++) {
    const left = Math.round(x + glyph * size * 1.2);
    for (let row = (glyph * 5) % 9; row < size - 2; row += 9)
      bar(raster, [left, y + row, left + size, y + row + 2]);
    for (const column of [0, 11, size - 2]) bar(raster, [left + column, y, left + column + 2, y + size]);
  }
}
