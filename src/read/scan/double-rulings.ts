import type { Raster } from '../../image/raster.ts';
import { runsOf } from '../../image/runs.ts';
import { transposed } from '../../image/turn.ts';

// All lengths are in points (1/72 inch).
/** Lines as long beside each other, with no more paper between them, are one ruling, double or triple. */
const LINE = { least: 8, gap: 1.2 };
/** No ruling of a form is thicker, nor a double one. */
const THICKEST = { single: 3, double: 6 };
/** No stroke of a glyph is as long … */
const LONG = 30;
/** … and where as much of what is too thick for one line lies in such runs, the table is drawn with double or thick ones. */
const DOUBLED = 400;

/** Dark pixels (1 of 0 and 1) as they lie along the rows and along the columns, and how thick a ruling among them may be (pixels). */
type RulingPixels = { readonly rows: Raster; readonly columns: Raster; readonly thickest: number };

/**
 * The dark pixels among which the rulings of a picture are. Where these are double, the paper between their lines is made
 * dark: a scanner blurs three or four of them into a band. `scale`: pixels a point.
 */
export function rulingPixels(dark: Raster, scale: number): RulingPixels {
  const [rows, columns] = [dark, transposed(dark)];
  const joined = { rows: withLinesJoined(rows, scale), columns: withLinesJoined(columns, scale) };
  return hasBands(joined.rows, scale) || hasBands(joined.columns, scale)
    ? { ...joined, thickest: THICKEST.double * scale }
    : { rows, columns, thickest: THICKEST.single * scale };
}

/** The same of the rulings along the rows by themselves. */
export function lyingRulingPixels(rows: Raster, scale: number): Pick<RulingPixels, 'rows' | 'thickest'> {
  const joined = withLinesJoined(rows, scale);
  return hasBands(joined, scale)
    ? { rows: joined, thickest: THICKEST.double * scale }
    : { rows, thickest: THICKEST.single * scale };
}

/** Whether what is too thick for one line lies in runs that are too long for print. */
function hasBands(dark: Raster, scale: number): boolean {
  const [long, single, double] = [LONG, THICKEST.single, THICKEST.double].map(points => points * scale) as [
    number,
    number,
    number,
  ];
  const runs = runsOf(dark, { gap: 0, least: Math.round(long) });
  let thick = 0;
  for (let run = 0; run < runs.count; run++) {
    const start = runs.rows[run]! * dark.width;
    let [length, own] = [0, 0];
    for (let at = start + runs.from[run]!; at <= start + runs.to[run]!; at++) {
      const height = at < start + runs.to[run]! ? thicknessAt(dark, at, double) : Number.POSITIVE_INFINITY;
      if (height <= Math.ceil(double)) {
        length++;
        if (height > Math.ceil(single)) own++;
        continue;
      }
      if (length >= Math.round(long)) thick += own;
      [length, own] = [0, 0];
    }
  }
  return thick >= DOUBLED * scale * single;
}

/** How many dark pixels stand one above the other through a pixel; more than `most` is counted no farther. */
function thicknessAt({ width, data }: Raster, at: number, most: number): number {
  let [top, bottom] = [at, at];
  while (data[top - width] === 1 && at - top <= most * width) top -= width;
  while (data[bottom + width] === 1 && bottom - top <= most * width) bottom += width;
  return (bottom - top) / width + 1;
}

/** Long runs near each other as one. */
function withLinesJoined({ width, height, data }: Raster, scale: number): Raster {
  const { count, rows, from, to } = runsOf(
    { width, height, data },
    { gap: 0, least: Math.round(LINE.least * scale) },
  );
  const gap = Math.round(LINE.gap * scale);
  const joined = data.slice();
  for (let one = 0; one < count; one++)
    for (let other = one + 1; other < count && rows[other]! - rows[one]! <= gap + 1; other++) {
      const [start, end] = [Math.max(from[one]!, from[other]!), Math.min(to[one]!, to[other]!)];
      if (end > start)
        for (let row = rows[one]! + 1; row < rows[other]!; row++)
          joined.fill(1, row * width + start, row * width + end);
    }
  return { width, height, data: joined };
}
