import type { Raster } from '../../image/raster.ts';
import type { CellRegions, InkLine } from './cell-regions.ts';

/** Of 255: the thin bars of `=`, `-` and 一, and the frames of boxes, are no darker than this where a scan is coarse; paper is lighter. */
export const FAINT = 216;
/** Ems: a bar is at least so long, begins no farther from the line, and ends within this. */
const LEAST = 0.3;
const NEAR = 0.5;
const REACH = 1;
/** Share of a line's height at its top and foot that holds no bars but what is left of rulings. */
const EDGE = 0.12;

type Print = { readonly raster: Raster; readonly regions: CellRegions; readonly em: number };

/**
 * The lines of print of cells, each as wide as its ink and the faint bars beside it: `=100%` must not lose its sign because
 * that is lighter than the digits. `em`: pixels. A side with another line beside it stays as it is.
 */
export function withFaintBars(lines: readonly InkLine[], print: Print): InkLine[] {
  const byFace = Map.groupBy(lines, ({ region }) => region);
  return lines.map(line => {
    if (line.region === 0) return line;
    const others = byFace.get(line.region)!.filter(other => other !== line);
    const [left, right] = [barsBeside(line, -1, print), barsBeside(line, 1, print)];
    const isFree = (x0: number, x1: number) =>
      !others.some(other => other.y0 < line.y1 && other.y1 > line.y0 && other.x0 < x1 && other.x1 > x0);
    return {
      ...line,
      x0: isFree(left, line.x0) ? left : line.x0,
      x1: isFree(line.x1, right) ? right : line.x1,
    };
  });
}

/** Where the bars on one side of a line end; without any, where the line does. */
function barsBeside(
  { x0, y0, x1, y1, region }: InkLine,
  side: -1 | 1,
  { raster, regions, em }: Print,
): number {
  const start = side < 0 ? x0 - 1 : x1;
  const [least, near, reach] = [LEAST * em, NEAR * em, REACH * em];
  const edge = Math.ceil(EDGE * (y1 - y0));
  let end = side < 0 ? x0 : x1;
  for (let y = y0 + edge; y < y1 - edge; y++) {
    let run = 0;
    for (let off = 0; off <= reach; off++) {
      const x = start + side * off;
      const isBar =
        x >= 0 &&
        x < raster.width &&
        raster.data[y * raster.width + x]! < FAINT &&
        regions.regionAt(x, y) === region;
      run = isBar ? run + 1 : 0;
      if (run < least || off - run >= near) continue;
      end = side < 0 ? Math.min(end, x) : Math.max(end, x + 1);
    }
  }
  return end;
}
