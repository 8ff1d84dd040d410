import { cellRegionsOf } from '../../../src/read/scan/cell-regions.ts';
import { type Crop, cropsOf } from '../../../src/read/scan/crops.ts';
import { flat } from '../../../src/read/scan/flatten.ts';
import { withoutRulings } from '../../../src/read/scan/remove-rulings.ts';
import { printOf } from '../../../src/read/scan/scan.ts';
import { inkLinesOf } from '../../../src/read/scan/text-lines.ts';
import { classOf, DIRT, OTHER } from '../../../src/read/signs/alphabet.ts';
import { candidatesOf, lineOf } from '../../../src/read/signs/reading.ts';
import { type GlyphSegment, partsOf, unitsOf } from '../../../src/read/signs/units.ts';
import { type GlyphView, viewOf } from '../../../src/read/signs/view.ts';
import type { Dice, Picture } from '../scan/picture.ts';
import { type Degradation, degraded, dpiOf } from './degrade.ts';
import type { Faces } from './faces.ts';
import { type Cell, type Printed, sheetOf } from './sheets.ts';
import { lineOfText } from './texts.ts';

/** A view with its pictures as bytes, for there are many, and what it shows. */
export type Sample = {
  readonly picture: Uint8Array;
  readonly measures: Float32Array;
  readonly label: number;
};

export function viewIn({ picture, measures }: Sample): GlyphView {
  return { picture: Float32Array.from(picture, shade => shade / 255), measures };
}

/**
 * Shares of a glyph's width that a segment of it misses, and of another's that it holds: up to the first it is the glyph,
 * from the second on it is not; between them it teaches nothing.
 */
const MISSED = [0.15, 0.35] as const;
const FOREIGN = [0.2, 0.4] as const;
/** Share of a glyph's width by which a segment is wider on either side. */
const WIDER = [0.15, 0.35] as const;
/** pixels that ink spreads beyond where it was printed */
const SPREAD = 1.5;
/** What is no sign is so much more frequent that only a share of it is kept: of units, and of several together. */
const KEPT_OTHERS = { one: 0.4, several: 0.06 };

/** Glyphs, parts of glyphs and dirt of sheets printed in the faces, as the reader of signs meets them. */
export async function samplesOf(
  count: number,
  faces: Faces,
  { dice, wear }: { readonly dice: Dice; readonly wear: Degradation },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (samples.length < count) {
    const dpi = dpiOf(dice);
    const { picture, cells } = sheetOf(faces, { dice, dpi, text: lineOfText, isCrooked: true });
    const worn = await degraded(wear, picture, dice);
    const lines = cropsIn(worn, dpi / 72).map(crop => printedIn(crop, cells));
    if (lines.filter(({ isAstray }) => isAstray).length > MOST_ASTRAY * lines.length) continue;
    for (const { raster, printed } of lines) samples.push(...labelled(raster, printed, dice));
  }
  return samples.slice(0, count);
}

/** Of a sheet with a larger share of lines that do not begin where they were printed nothing is learned. */
const MOST_ASTRAY = 0.1;

/** A line, and what was printed into its cell. */
function printedIn({ raster, parts }: Crop, cells: readonly Cell[]) {
  const [{ line, at }] = parts as [Crop['parts'][number]];
  const [x, y] = [(line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2];
  const cell = cells.find(own => x > own.x0 && x < own.x1 && y > own.y0 && y < own.y1);
  const place = (along: number) => along - line.x0 + at;
  const printed = (cell?.glyphs ?? []).map(({ text, from, to }) => ({
    text,
    from: place(from),
    to: place(to),
  }));
  const isAstray = printed.length === 0 || Math.abs(printed[0]!.from - at) > raster.height / 4;
  return { raster, printed, isAstray };
}

/** The lines of a page as its reader cuts them. */
export function cropsIn(picture: Picture, scale: number): Crop[] {
  const { level, strokes } = flat(printOf(picture, scale).grey, scale);
  const faces = cellRegionsOf(level, strokes, scale);
  const clean = withoutRulings(level, strokes);
  return cropsOf(clean, inkLinesOf(clean, faces, scale), faces).filter(({ parts }) => parts.length === 1);
}

function labelled(raster: Crop['raster'], printed: readonly Printed[], dice: Dice): Sample[] {
  const line = lineOf(raster);
  if (!line) return [];
  const units = unitsOf(line).flatMap(unit => partsOf(unit, line));
  return [...candidatesOf(units, line)].flatMap(({ units, segment }) => {
    const label = labelOf(segment, printed);
    if (label === DIRT && units > 1) return [];
    if (label === OTHER && dice() > (units === 1 ? KEPT_OTHERS.one : KEPT_OTHERS.several)) return [];
    if (label === null) return [];
    const { picture, measures } = viewOf(segment, line);
    return [{ picture: Uint8Array.from(picture, share => Math.round(255 * share)), measures, label }];
  });
}

/** The class of a segment; null where it is neither the glyph nor surely something else. */
function labelOf({ x0, x1 }: GlyphSegment, printed: readonly Printed[]): number | null {
  const touched = printed.filter(({ from, to }) => from - SPREAD < x1 && to + SPREAD > x0);
  if (touched.length === 0) return DIRT;
  const shareOf = ({ from, to }: Printed) =>
    Math.max(0, Math.min(to, x1) - Math.max(from, x0)) / Math.max(1, to - from);
  const most = touched.reduce((best, glyph) => (shareOf(glyph) > shareOf(best) ? glyph : best));
  const { text, from, to } = most;
  // boxes of glyphs are not whole pixels, and ink spreads
  const slack = SPREAD / Math.max(1, to - from);
  const misses = 1 - shareOf(most) - slack;
  const foreign = Math.max(0, ...printed.filter(glyph => glyph !== most).map(shareOf));
  const wider = Math.max(from - x0, x1 - to) / Math.max(1, to - from) - slack;
  const faults = [
    [misses, MISSED],
    [foreign, FOREIGN],
    [wider, WIDER],
  ] as const;
  if (faults.some(([share, [, other]]) => share > other)) return OTHER;
  return faults.some(([share, [least]]) => share > least) ? null : classOf(text);
}
