import { areClose, mayBeClose, type Spacing } from './line-spacing.ts';
import {
  areRows,
  type ColumnLine,
  type Columns,
  distanceOf,
  goesOn,
  isNumber,
  pairsOf,
} from './section-columns.ts';
import { shortestPath } from './shortest-path.ts';

/** Where the texts of one row stand in it. */
export type Alignment = 'middle' | 'top' | 'bottom';
export const ALIGNMENTS: readonly Alignment[] = ['middle', 'top', 'bottom'];

/** Lines of the columns that make one row. */
export type TextRow = {
  readonly lines: readonly ColumnLine[];
  /** how much its lines disagree about where the row is: 0 is not at all, 1 a line that fits nowhere */
  readonly doubt: number;
  /** how much more the best rows cost that do not end where this one begins or ends */
  readonly margin: number;
};

/** What speaks for a cut inside a text, or against a text that is made of two. */
const CUT_TEXT = 1;
const CUT_SHORT_TEXT = 0.5;
const TORN_TEXT = 2;
/** Ems: a cell's lines are never farther apart than the leading and this. */
const TORN = 0.1;
/** Ems by which a text may miss the middle (the first, the last line) of its row, and from where on it misses it. */
const EXACT = 0.08;
const MISSED = 0.4;
/** What the texts of a row cost at most that miss it. */
const MOST_MISSED = 2.5;
/** What a row of one text costs in a section of several columns. */
const LONE_TEXT = 0.3;
/** Ems by which lines of two rows may overlap, and what it costs if they do. */
const OVERLAP = 0.1;
const OVERLAPPING = 4;

/** The rows of a section's columns, those of `skipped` left out: the cheapest partition of the lines. */
export function findRows(
  columns: Columns,
  options: {
    readonly spacing: Spacing;
    readonly alignment: Alignment;
    readonly skipped: ReadonlySet<number>;
  },
): { readonly rows: readonly TextRow[]; readonly cost: number } {
  const own = columns.lines.filter((_, column) => !options.skipped.has(column));
  const lines = own.flat().sort((a, b) => a.y - b.y);
  const starts = startsOf(lines);
  const count = starts.length;
  const cuts = starts.map(start => cutCost({ columns, own, y: lines[start]!.y, spacing: options.spacing }));
  const path = shortestPath<Omit<TextRow, 'margin'>>(count, function* (from) {
    for (let to = from + 1; to <= count; to++) {
      const row = lines.slice(starts[from], starts[to]);
      const { torn: apart, missed, lone } = rowCost(row, columns, options);
      if (apart > MOST_TORN) return;
      const doubt = apart + missed + (to < count ? cuts[to]! : 0);
      yield { to, cost: doubt + lone, part: { lines: row, doubt } };
    }
  });
  const { parts, margins, cost } = path!;
  const rows = parts.map((row, index) => {
    return { ...row, margin: Math.min(margins[index - 1] ?? Number.POSITIVE_INFINITY, margins[index]!) };
  });
  return { rows, cost };
}

const MOST_TORN = 12;

/** Where lines begin that stand lower than those before them. */
function startsOf(lines: readonly ColumnLine[]): number[] {
  return lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before && line.y - before.y < SAME_HEIGHT * line.size ? [] : [index];
  });
}

/** ems */
const SAME_HEIGHT = 0.1;

type Cut = {
  readonly columns: Columns;
  readonly own: readonly (readonly ColumnLine[])[];
  readonly y: number;
  readonly spacing: Spacing;
};

/** What it costs to begin a row with the lines from `y` down: texts that it cuts, and lines that overlap. */
function cutCost({ columns, own, y, spacing }: Cut): number {
  let cost = 0;
  let bottom = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let size = 10;
  for (const lines of own) {
    const next = lines.findIndex(line => line.y >= y - 0.01);
    const lower = lines[next];
    const upper = next < 0 ? lines.at(-1) : lines[next - 1];
    if (upper) bottom = Math.max(bottom, upper.bbox[3]);
    if (lower) [top, size] = [Math.min(top, lower.bbox[1]), lower.size];
    if (upper && lower) cost += severed(upper, lower, { columns, spacing });
  }
  const overlap = (bottom - top) / size;
  return cost + (overlap > OVERLAP ? OVERLAPPING + overlap : 0);
}

/** What it costs to part two lines of a column. */
function severed(
  upper: ColumnLine,
  lower: ColumnLine,
  { columns, spacing }: { readonly columns: Columns; readonly spacing: Spacing },
): number {
  const isWrapped = goesOn([upper, lower], columns);
  if (!mayBeClose(upper, lower, spacing) || (isNumber(upper) && isNumber(lower) && !isWrapped)) return 0;
  if (spacing.isTight && isNumber(upper) !== isNumber(lower)) return 0;
  const share = areClose(upper, lower, spacing) ? 1 : UNSURE;
  if (isWrapped) return share * CUT_TEXT;
  return spacing.isTight ? 0 : share * CUT_SHORT_TEXT;
}

/** What lines count that are farther apart than those of most texts. */
const UNSURE = 0.5;

/** Ems: a short line that stands farther in than the one below it, on both sides, is no beginning of its text. */
const INDENT = 2.5;

/** What it costs to join two lines of a column. */
function torn(
  upper: ColumnLine,
  lower: ColumnLine,
  { columns, spacing }: { readonly columns: Columns; readonly spacing: Spacing },
): number {
  const isWrapped = goesOn([upper, lower], columns);
  const inset = Math.min(upper.bbox[0] - lower.bbox[0], lower.bbox[2] - upper.bbox[2]);
  const isHeading = !isWrapped && inset > INDENT * upper.size;
  if (isHeading || areRows([upper, lower], columns)) return TORN_TEXT;
  const isText = isWrapped && isNumber(upper) === isNumber(lower);
  if (areClose(upper, lower, spacing)) return spacing.isTight && !isText ? CUT_SHORT_TEXT : 0;
  if (mayBeClose(upper, lower, spacing)) return isWrapped ? UNSURE * CUT_SHORT_TEXT : CUT_SHORT_TEXT;
  return distanceOf(upper, lower) > spacing.widest + TORN ? TORN_TEXT : TORN_TEXT / 2;
}

function rowCost(
  lines: readonly ColumnLine[],
  columns: Columns,
  { spacing, alignment }: { readonly spacing: Spacing; readonly alignment: Alignment },
): { torn: number; missed: number; lone: number } {
  const texts = [...Map.groupBy(lines, line => line.column).values()];
  const apart = texts
    .flatMap(pairsOf)
    .reduce((sum, [upper, lower]) => sum + torn(upper, lower, { columns, spacing }), 0);
  const places = texts.map(text => placeOf(text, alignment));
  const tallest = texts.reduce((most, text, index) => (text.length > texts[most]!.length ? index : most), 0);
  const missed = Math.min(
    MOST_MISSED,
    texts.reduce((sum, text, index) => {
      const off = Math.abs(places[index]! - places[tallest]!) / text[0]!.size;
      return sum + Math.min(1, Math.max(0, off - EXACT) / (MISSED - EXACT));
    }, 0),
  );
  return { torn: apart, missed, lone: texts.length === 1 && columns.lines.length > 2 ? LONE_TEXT : 0 };
}

/** The y by which a text of several lines shows where its row is. */
export function placeOf(text: readonly ColumnLine[], alignment: Alignment): number {
  const [first, last] = [text[0]!, text.at(-1)!];
  if (alignment === 'top') return first.y;
  return alignment === 'bottom' ? last.y : (first.y + last.y) / 2;
}
