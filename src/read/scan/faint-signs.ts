import type { Raster } from '../../image/raster.ts';
import type { CellRegions, InkLine } from './cell-regions.ts';

/** Ems: a sign is at least so wide, begins no farther from the line or from another sign, and ends within this. */
const LEAST = 0.3;
const NEAR = 0.5;
const REACH = 2;
/** … and a faint stroke that print ends in is wider than its soft edge. */
const TOUCHING = 0.15;
/** Share of a line's height at its top and foot that holds no signs but what is left of rulings. */
const EDGE = 0.12;
/** A faint pixel with fewer of them around it is a grain of the paper. */
const COMPANY = 2;

type Print = {
  readonly raster: Raster;
  readonly regions: CellRegions;
  readonly em: number;
  /** the shade of paper */
  readonly paper: number;
};

/**
 * The lines of print of cells, each as wide as its ink, the faint strokes that it ends in and the faint signs beside it:
 * `=100%` must not lose its sign because that is lighter than the digits. `em`: pixels. A side with another line beside it stays as it is.
 */
export function withFaintSigns(lines: readonly InkLine[], print: Print): InkLine[] {
  const byRegion = Map.groupBy(lines, ({ region }) => region);
  return lines.map(line => {
    if (line.region === 0) return line;
    const others = byRegion.get(line.region)!.filter(other => other !== line);
    const [left, right] = [signsBeside(line, -1, print), signsBeside(line, 1, print)];
    const isFree = (x0: number, x1: number) =>
      !others.some(other => other.y0 < line.y1 && other.y1 > line.y0 && other.x0 < x1 && other.x1 > x0);
    return {
      ...line,
      x0: isFree(left, line.x0) ? left : line.x0,
      x1: isFree(line.x1, right) ? right : line.x1,
    };
  });
}

/** Where the signs on one side of a line end; without any, where the line does. */
function signsBeside(line: InkLine, side: -1 | 1, print: Print): number {
  const start = side < 0 ? line.x0 - 1 : line.x1;
  const [least, near, reach] = [LEAST * print.em, NEAR * print.em, REACH * print.em];
  let end = side < 0 ? line.x0 : line.x1;
  let [run, last] = [0, 0];
  for (let off = 0; off <= reach && off - run - last < near; off++) {
    const x = start + side * off;
    run = hasFaintInk(x, line, print) ? run + 1 : 0;
    // what the line's own ink goes on as is a part of its last glyph, and may be narrower than a sign
    const isTouching = run > off && run >= TOUCHING * print.em;
    if (run < least && !isTouching) continue;
    end = side < 0 ? x : x + 1;
    last = off;
  }
  return end;
}

function hasFaintInk(x: number, { y0, y1, region }: InkLine, { raster, regions, paper }: Print): boolean {
  const { width, data } = raster;
  if (x < 1 || x >= width - 1) return false;
  const edge = Math.ceil(EDGE * (y1 - y0));
  for (let y = y0 + edge; y < y1 - edge; y++) {
    const at = y * width + x;
    if (data[at]! >= paper || regions.regionAt(x, y) !== region) continue;
    let company = -1;
    for (let row = at - width; row <= at + width; row += width)
      for (let beside = row - 1; beside <= row + 1; beside++) if (data[beside]! < paper) company++;
    if (company >= COMPANY) return true;
  }
  return false;
}
