import { eachDarker, isAtEdge, type Raster } from '../../image/raster.ts';
import type { CellRegions, InkLine } from './cell-regions.ts';
import type { InkLimits } from './ink-limits.ts';

/** A pixel with fewer dark ones among its nine is a speck. */
const COMPANY = 3;

/** The ink of a picture (1 of 0 and 1), and the faces that it lies in. */
export type Print = Raster & { readonly regions: CellRegions };

/** Ink by what its cell has of it, without specks. */
export function inkOf(raster: Raster, regions: CellRegions, limits: InkLimits): Uint8Array {
  const { width, data } = raster;
  const ink = new Uint8Array(data.length);
  eachDarker(raster, limits.paper, at => {
    if (isAtEdge(raster, at)) return;
    const limit = limits.of(regions.regionAt(at % width, Math.floor(at / width)));
    if (data[at]! >= limit) return;
    let company = 0;
    for (let row = at - width; row <= at + width; row += width)
      for (let beside = row - 1; beside <= row + 1; beside++) if (data[beside]! < limit) company++;
    if (company >= COMPANY) ink[at] = 1;
  });
  return ink;
}

/** Where each face has ink. */
export function areasOf({ width, data }: Raster, regions: CellRegions): InkLine[] {
  const boxes = new Map<number, { x0: number; y0: number; x1: number; y1: number; region: number }>();
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at + 1)) {
    const y = Math.floor(at / width);
    const x = at - y * width;
    const region = regions.regionAt(x, y);
    const box = boxes.get(region);
    if (!box) boxes.set(region, { x0: x, y0: y, x1: x + 1, y1: y + 1, region });
    else {
      if (x < box.x0) box.x0 = x;
      if (x >= box.x1) box.x1 = x + 1;
      box.y1 = y + 1;
    }
  }
  return [...boxes.values()];
}

/** Boxes of the rows of an area that hold ink, as high as the ink goes on without a white row. */
export function rowsOf(page: Print, area: InkLine): InkLine[] {
  const rows: InkLine[] = [];
  let since = -1;
  for (let y = area.y0; y <= area.y1; y++) {
    const hasInk = y < area.y1 && hasInkInRow(page, area, y);
    if (hasInk && since < 0) since = y;
    if (hasInk || since < 0) continue;
    rows.push({ ...area, y0: since, y1: y });
    since = -1;
  }
  return rows;
}

function hasInkInRow({ width, data, regions }: Print, { x0, x1, region }: InkLine, y: number): boolean {
  for (let x = x0, at = y * width + x0; x < x1; x++, at++)
    if (data[at] === 1 && regions.regionAt(x, y) === region) return true;
  return false;
}

/** Ink that is nearer together than `gap`, along a line. */
export function wordsOf({ width, data, regions }: Print, line: InkLine, gap: number): InkLine[] {
  const filled = new Uint8Array(line.x1 - line.x0);
  for (let y = line.y0; y < line.y1; y++)
    for (let x = line.x0, at = y * width + x; x < line.x1; x++, at++)
      if (data[at] === 1 && regions.regionAt(x, y) === line.region) filled[x - line.x0] = 1;
  const words: { x0: number; x1: number }[] = [];
  for (let x = 0; x < filled.length; x++) {
    if (filled[x] === 0) continue;
    const last = words.at(-1);
    if (last && x - last.x1 < gap) last.x1 = x + 1;
    else words.push({ x0: x, x1: x + 1 });
  }
  return words.map(({ x0, x1 }) => ({ ...line, x0: line.x0 + x0, x1: line.x0 + x1 }));
}

/** From its first row of ink to its last one. */
export function tight(page: Print, line: InkLine): InkLine[] {
  let { y0, y1 } = line;
  while (y0 < y1 && !hasInkInRow(page, line, y0)) y0++;
  while (y1 > y0 && !hasInkInRow(page, line, y1 - 1)) y1--;
  return y0 < y1 ? [{ ...line, y0, y1 }] : [];
}

/** How many pixels of a box are ink. */
export function inkIn({ width, data, regions }: Print, { x0, y0, x1, y1, region }: InkLine): number {
  let ink = 0;
  for (let y = y0; y < y1; y++)
    for (let x = x0, at = y * width + x0; x < x1; x++, at++)
      if (data[at] === 1 && regions.regionAt(x, y) === region) ink++;
  return ink;
}
