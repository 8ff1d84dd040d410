import type { PixelBox, Raster } from '../../image/raster.ts';
import { median } from '../../values/quantile.ts';
import type { LinePicture } from '../ocr/reader.ts';
import type { CellRegions, InkLine } from './cell-regions.ts';

/** What a reader is given at once: a line, or the glyphs of a vertical label set side by side. */
export type Crop = {
  readonly raster: LinePicture;
  /** where each line stands in the crop: it begins at pixel `at` */
  readonly parts: readonly { readonly line: InkLine; readonly at: number }[];
};

/** Shares of a line's height: paper beside the ink, what faint edges of glyphs need of it, and between glyphs set side by side. */
const BESIDE = 0.25;
const EDGE = 0.12;
const APART = 0.12;
/**
 * Paper above and below, as a share of the height of a line of ideographs: with less of it the reader sees larger glyphs,
 * which cost more and are read no better. Digits and signs are lower, and are wanted no larger than beside ideographs.
 */
const ABOVE = 0.28;
const LOWER = 1.5;
/** Share of the usual height of a line: paper around a dash, which is hardly higher than a pixel. */
const LEAST_MARGIN = 0.15;
/** A line is one glyph if it is not much wider than high. */
const ONE_GLYPH = 1.35;

/** Crops of all lines, the glyphs of vertical labels together. `raster` is without rulings. */
export function cropsOf(raster: Raster, lines: readonly InkLine[], regions: CellRegions): Crop[] {
  const byRegion = Map.groupBy(lines, ({ region }) => region);
  const usual = median(lines.map(({ y0, y1 }) => y1 - y0)) ?? 0;
  return [...byRegion]
    .flatMap(([region, own]) => (region === 0 ? own.map(line => [line]) : stacksOf(own)))
    .map(group => cropOf(raster, group, { regions, usual }));
}

/** Glyphs that stand one below the other belong together; every other line is by itself. */
function stacksOf(lines: readonly InkLine[]): InkLine[][] {
  const stacks: InkLine[][] = [];
  for (const line of lines) {
    const above = stacks.at(-1)?.at(-1);
    if (above && isGlyph(above) && isGlyph(line) && isBelow(above, line)) stacks.at(-1)!.push(line);
    else stacks.push([line]);
  }
  return stacks;
}

function isGlyph({ x0, y0, x1, y1 }: PixelBox): boolean {
  return x1 - x0 <= ONE_GLYPH * (y1 - y0);
}

function isBelow(above: PixelBox, line: PixelBox): boolean {
  const width = Math.max(above.x1 - above.x0, line.x1 - line.x0);
  return Math.abs(above.x0 + above.x1 - line.x0 - line.x1) < width && line.y0 >= above.y1;
}

type Cropping = { readonly regions: CellRegions; readonly usual: number };

function cropOf(raster: Raster, lines: readonly InkLine[], { regions, usual }: Cropping): Crop {
  const height = Math.max(...lines.map(({ y0, y1 }) => y1 - y0));
  const least = Math.ceil(usual * LEAST_MARGIN);
  const beside = Math.max(least, Math.ceil(height * BESIDE));
  const em = Math.max(height, Math.min(usual, height * LOWER));
  const above = Math.max(least, Math.ceil((em * (1 + 2 * ABOVE) - height) / 2));
  const gap = Math.ceil(height * APART);
  const widths = lines.map(({ x0, x1 }) => x1 - x0);
  const width = widths.reduce((sum, each) => sum + each + gap, 2 * beside - gap);
  const data = new Uint8Array(width * (height + 2 * above)).fill(255);
  let at = beside;
  const parts = lines.map((line, index) => {
    const top = above + Math.floor((height - (line.y1 - line.y0)) / 2);
    copy(
      raster,
      { line, regions, edge: lines.length > 1 ? 1 : Math.ceil(height * EDGE) },
      { data, width, left: at, top },
    );
    const part = { line, at };
    at += widths[index]! + gap;
    return part;
  });
  return { raster: { width, height: height + 2 * above, data, usual }, parts };
}

type From = { readonly line: InkLine; readonly regions: CellRegions; readonly edge: number };
type To = { readonly data: Uint8Array; readonly width: number; readonly left: number; readonly top: number };

function copy({ width, height, data }: Raster, { line, regions, edge }: From, to: To): void {
  const [first, end] = [Math.max(0, line.x0 - edge), Math.min(width, line.x1 + edge)];
  const copyRow = (y: number) => {
    const start = (y - line.y0 + to.top) * to.width + to.left - line.x0;
    for (let x = first; x < end; x++)
      if (regions.regionAt(x, y) === line.region) to.data[start + x] = data[y * width + x]!;
  };
  for (let y = Math.max(0, line.y0 - edge); y < Math.min(height, line.y1 + edge); y++) copyRow(y);
}
