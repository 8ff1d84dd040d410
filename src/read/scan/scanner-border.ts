import { connectedIn, pixelsOf } from '../../image/connected.ts';
import type { Raster } from '../../image/raster.ts';

/** Darker than this (of 255) is no paper. */
const DARK = 160;
/** … and what is lighter than this beside it may be. */
const SOFT = 215;
/** points: what lies beside the paper is at least so wide, and seen no farther in than that */
const BLOCK = 3;
const MARGIN = 48;
/** Share of a block's pixels. */
const FULL = 0.85;

/** The picture without what a scanner shows beside the paper: dark from the picture's edge on, thicker than any ruling. */
export function withoutSurroundings(raster: Raster, scale: number): Raster {
  const block = Math.round(BLOCK * scale);
  const [columns, rows] = [Math.ceil(raster.width / block), Math.ceil(raster.height / block)];
  const margin = Math.ceil(MARGIN / BLOCK);
  const isNear = (column: number, row: number) =>
    Math.min(column, row, columns - 1 - column, rows - 1 - row) < margin;
  const full = new Uint8Array(columns * rows);
  for (let at = 0; at < full.length; at++) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    if (isNear(column, row) && isFull(raster, { x: column * block, y: row * block, block })) full[at] = 1;
  }
  const dark = connectedIn({ width: columns, height: rows, data: full }, false);
  const found = pixelsOf(dark, columns).filter((_, index) => {
    const { x0, y0, x1, y1 } = dark.pieces[index]!;
    return x0 === 0 || y0 === 0 || x1 === columns || y1 === rows;
  });
  if (found.length === 0) return raster;
  const data = raster.data.slice();
  for (const blocks of found)
    for (const at of blocks)
      whiten({ ...raster, data }, { x: (at % columns) * block, y: Math.floor(at / columns) * block, block });
  return { ...raster, data };
}

type Block = { readonly x: number; readonly y: number; readonly block: number };

function isFull({ width, height, data }: Raster, { x, y, block }: Block): boolean {
  const [right, bottom] = [Math.min(width, x + block), Math.min(height, y + block)];
  let dark = 0;
  for (let row = y; row < bottom; row++)
    for (let at = row * width + x; at < row * width + right; at++) if (data[at]! < DARK) dark++;
  return dark >= FULL * (right - x) * (bottom - y);
}

/** A block, and what is not white of those around it. */
function whiten({ width, height, data }: Raster, { x, y, block }: Block): void {
  for (let row = Math.max(0, y - block); row < Math.min(height, y + 2 * block); row++)
    for (let column = Math.max(0, x - block); column < Math.min(width, x + 2 * block); column++)
      if (data[row * width + column]! < SOFT) data[row * width + column] = 255;
}
