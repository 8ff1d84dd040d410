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
  const found = new Set<number>();
  const open: number[] = [];
  const visit = (column: number, row: number) => {
    const at = row * columns + column;
    if (column < 0 || row < 0 || column >= columns || row >= rows || found.has(at)) return;
    if (!isNear(column, row) || !isFull(raster, { x: column * block, y: row * block, block })) return;
    found.add(at);
    open.push(at);
  };
  for (let row = 0; row < rows; row++) for (const column of [0, columns - 1]) visit(column, row);
  for (let column = 0; column < columns; column++) for (const row of [0, rows - 1]) visit(column, row);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    for (const [x, y] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ] as const)
      visit(column + x, row + y);
  }
  if (found.size === 0) return raster;
  const data = raster.data.slice();
  for (const at of found)
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
