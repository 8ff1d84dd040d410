import type { PixelBox, Raster } from '../../image/raster.ts';
import { median } from '../../values/quantile.ts';
import type { CellRegions } from './cell-regions.ts';
import { INK } from './ink-limits.ts';
import type { ReadLine } from './unread-ink.ts';

/**
 * Ems: columns are looked at together in a window as wide as this, in which grain and specks even out; a sign begins no farther from
 * the line, and is so wide: what is wider is a shadow.
 */
const SOFT = 2;
const WINDOW = 0.35;
const NEAR = 0.5;
const SIGN = { least: 0.35, most: 1.8 };
/** Shares of a line's height at its top and foot that hold no signs but what is left of rulings. */
const EDGE = 0.12;
/** points: paper is looked at in squares of this side that lie in one cell; with a larger share of ink they hold print. */
const TILE = 8;
const PRINT = 0.02;
/**
 * A sign is darker than most paper by so many times what paper differs by, in shades of all pixels of a window: the lighter paper,
 * and the darker, through which the back of the page may show; paper is no more even than this. Of 1,900 lines of office sheets one has as much beside it without a sign, shadows apart.
 */
const DARKER = 4;
const LEAST_SPREAD = 0.3;

type Print = { readonly regions: CellRegions; readonly lines: readonly ReadLine[]; readonly scale: number };

/**
 * Strokes beside the lines of cells that are no ink: too faint, or broken into specks by a threshold, as the thin comparator before
 * a number. `print` is the picture without rulings and seals; `scale`: pixels a point.
 */
export function faintInkBeside(print: Raster, { regions, lines, scale }: Print): PixelBox[] {
  const em = median(lines.map(({ line: { y0, y1 } }) => y1 - y0)) ?? 0;
  const least = darknessOfPaper(print, regions, scale);
  return lines.flatMap(({ line, span }) => {
    if (line.region === 0) return [];
    const top = line.y0 + Math.ceil(EDGE * (line.y1 - line.y0));
    const bottom = line.y1 - Math.ceil(EDGE * (line.y1 - line.y0));
    const beside = lines
      .map(({ line: other }) => other)
      .filter(
        other => other !== line && other.region === line.region && other.y0 < line.y1 && other.y1 > line.y0,
      );
    const isFree = (x: number) =>
      x > 0 &&
      x < print.width - 1 &&
      regions.regionAt(x, (top + bottom) >> 1) === line.region &&
      !beside.some(other => x >= other.x0 && x < other.x1);
    return ([-1, 1] as const).flatMap(side => {
      const start = Math.round(
        side < 0 ? Math.max(line.x0 - SOFT, span.from) : Math.min(line.x1 + SOFT, span.to),
      );
      const columns: number[] = [];
      for (let off = 0; off < (NEAR + SIGN.most + WINDOW) * em && isFree(start + side * off); off++)
        columns.push(
          darknessOf(print, { x0: start + side * off, x1: start + side * off + 1, y0: top, y1: bottom }),
        );
      const sign = signIn(columns, em, least);
      if (!sign) return [];
      const [near, far] = [start + side * sign.from, start + side * sign.to];
      return [{ x0: Math.min(near, far), x1: Math.max(near, far) + 1, y0: line.y0, y1: line.y1 }];
    });
  });
}

/** The first columns that are as wide as a sign, and as dark in every window. */
function signIn(
  columns: readonly number[],
  em: number,
  least: number,
): { readonly from: number; readonly to: number } | null {
  const width = Math.max(2, Math.round(WINDOW * em));
  let [run, sum] = [0, 0];
  for (let at = 0; at <= columns.length; at++) {
    sum += (columns[at] ?? 0) - (columns[at - width] ?? 0);
    if (at < columns.length && sum / width > least) {
      run++;
      continue;
    }
    const ink = run - width;
    const from = at - run;
    if (ink >= SIGN.least * em && ink <= SIGN.most * em && from <= NEAR * em + width)
      return at < columns.length ? { from, to: from + ink } : null;
    if (run > 0 && from > NEAR * em + width) return null;
    run = 0;
  }
  return null;
}

/** How dark no window of paper is. */
function darknessOfPaper(print: Raster, regions: CellRegions, scale: number): number {
  const side = Math.ceil(TILE * scale);
  const tiles: number[] = [];
  for (let y0 = 0; y0 + side <= print.height; y0 += side)
    for (let x0 = 0; x0 + side <= print.width; x0 += side) {
      const region = regions.regionAt(x0, y0);
      const [x1, y1] = [x0 + side, y0 + side];
      const isOne = [
        regions.regionAt(x1 - 1, y0),
        regions.regionAt(x0, y1 - 1),
        regions.regionAt(x1 - 1, y1 - 1),
      ];
      if (region === 0 || isOne.some(other => other !== region)) continue;
      const tile = { x0, x1, y0, y1 };
      if (inkIn(print, tile) <= PRINT * side * side) tiles.push(darknessOf(print, tile));
    }
  if (tiles.length === 0) return Number.POSITIVE_INFINITY;
  const sorted = Float64Array.from(tiles).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  return at(0.5) + DARKER * Math.max(LEAST_SPREAD, at(0.5) - at(0.1), at(0.75) - at(0.5));
}

function darknessOf({ width, data }: Raster, { x0, x1, y0, y1 }: PixelBox): number {
  let sum = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += 255 - data[y * width + x]!;
  return sum / ((x1 - x0) * Math.max(1, y1 - y0));
}

function inkIn({ width, data }: Raster, { x0, x1, y0, y1 }: PixelBox): number {
  let count = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (data[y * width + x]! < INK) count++;
  return count;
}
