import { connectedIn } from '../../image/connected.ts';
import type { ColourPicture, PixelBox } from '../../image/raster.ts';
import { shadeAt } from '../../image/shades.ts';

/** The print of a seal: where it is, and how bright (0 to 255) its own colour is. */
export type Seal = PixelBox & { readonly brightness: number };

/** From here on the brightest and the darkest of a pixel's three colours are apart enough to call it coloured. */
const COLOURFUL = 45;
/** points: a seal is at least so large both ways, and about as high as wide; coloured print is not */
const SMALLEST = 60;
const ROUNDNESS = 0.6;
/** points: parts of one seal are as near to each other */
const NEAR = 4;
/** Share of a seal's pixels that are darker than its colour, for print lies under it. */
const UNDER_PRINT = 0.5;

/** The seals on a picture, found by colour and size. `scale`: pixels a point. */
export function sealsOf(picture: ColourPicture, scale: number): Seal[] {
  const cell = Math.max(1, Math.round(NEAR * scale));
  const columns = Math.ceil(picture.width / cell);
  const rows = Math.ceil(picture.height / cell);
  const coloured = { width: columns, height: rows, data: colouredCells(picture, cell, columns) };
  return connectedIn(coloured)
    .pieces.map(({ x0, y0, x1, y1 }) => ({
      x0: x0 * cell,
      y0: y0 * cell,
      x1: Math.min(picture.width, x1 * cell),
      y1: Math.min(picture.height, y1 * cell),
    }))
    .filter(({ x0, y0, x1, y1 }) => {
      const [width, height] = [x1 - x0, y1 - y0];
      return (
        Math.min(width, height) >= SMALLEST * scale &&
        Math.min(width, height) >= ROUNDNESS * Math.max(width, height)
      );
    })
    .map(box => ({ ...box, brightness: brightnessOf(picture, box) }));
}

/** points: colour is stored more coarsely than brightness, and lies that far from where it belongs */
const ASTRAY = 0.7;

/** The pixels of a picture that a seal left its colour on, or beside. */
export function sealPrint(picture: ColourPicture, { x0, y0, x1, y1 }: Seal, scale: number): Set<number> {
  const { width, data } = picture;
  const reach = Math.ceil(ASTRAY * scale);
  const print = new Set<number>();
  for (let y = y0; y < y1; y++) {
    let until = x0;
    for (let x = x0, at = (y * width + x0) * 4; x < x1; x++, at += 4) {
      if (!isColoured(data[at]!, data[at + 1]!, data[at + 2]!)) continue;
      for (let beside = Math.max(until, x - reach); beside <= Math.min(x1 - 1, x + reach); beside++)
        for (let row = Math.max(y0, y - reach); row <= Math.min(y1 - 1, y + reach); row++)
          print.add(row * width + beside);
      until = x + reach + 1;
    }
  }
  return print;
}

function isColoured(red: number, green: number, blue: number): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURFUL;
}

function colouredCells({ width, height, data }: ColourPicture, cell: number, columns: number): Uint8Array {
  const cells = new Uint8Array(columns * Math.ceil(height / cell));
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const red = data[at]!;
      const green = data[at + 1]!;
      const blue = data[at + 2]!;
      // most pixels are grey
      if (red === green && green === blue) continue;
      if (isColoured(red, green, blue)) cells[Math.floor(y / cell) * columns + Math.floor(x / cell)] = 1;
    }
  return cells;
}

function brightnessOf({ width, data }: ColourPicture, { x0, y0, x1, y1 }: PixelBox): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = y0; y < y1; y++)
    for (let x = x0, at = (y * width + x0) * 4; x < x1; x++, at += 4) {
      const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
      if (!isColoured(red, green, blue)) continue;
      counts[Math.max(red, green, blue)]!++;
      total++;
    }
  return shadeAt(counts, total * UNDER_PRINT);
}
