import {
  type ColumnLine,
  type Columns,
  distanceOf,
  goesOn,
  isNumber,
  isUpright,
  pairsOf,
} from './section-columns.ts';

/** How lines follow one another in a section, in ems from line to line. */
export type Spacing = {
  /** lines of one text are no farther apart, as a rule */
  readonly leading: number;
  /** but may be so far apart where a printer rounds to pixels */
  readonly widest: number;
  /** rows follow one another as closely as the lines of one text do */
  readonly isTight: boolean;
};

/** Ems by which equal distances may differ. */
const SLACK = 0.06;
/** Ems: lines of one text are at least so far apart, and at most where nothing more is known. */
const LEAST_LEADING = 0.95;
const MOST_LEADING = 1.8;
const USUAL_LEADING = 1.4;
/** Ems by which lines of one text may be farther apart than the closest ones. */
const ROUNDING = 0.2;
/** Where between the closest lines and the closest rows the lines of one text end. */
const BETWEEN = 0.6;
/** Ems: a section whose lines are so much farther apart than those elsewhere has a leading of its own. */
const OWN_LEADING = 0.5;
/**
 * Characters of a line that is no label or name, but text that goes on below it; the ems by which it is shorter than
 * the longest line of its column at most, and by which the next line may begin elsewhere.
 */
const LONG = 14;
const ALMOST_FULL = 1.2;
const SAME_START = 0.5;

/**
 * Measures how far the lines of one text are apart in a section, and its rows of numbers; `all` are the sections of the
 * page, for what a section does not show itself.
 */
export function spacingOf(section: Columns, all: readonly Columns[]): Spacing {
  const everywhere = all.flatMap(distancesIn);
  const body = distancesIn(section).filter(({ isHead }) => !isHead);
  const rows = rowsOf(body) ?? rowsOf(everywhere);
  const most = rows === null ? MOST_LEADING : rows - SLACK;
  const isText = (pair: Distance) => pair.isWrapped && !pair.areNumbers;
  const wrapped = body.some(isText) ? body.filter(isText) : distancesIn(section).filter(isText);
  const long = everywhere.filter(pair => pair.isLong);
  const usual =
    closestOf(long) ??
    leastOf(
      everywhere.filter(pair => !pair.areNumbers),
      Math.min(most, MOST_LEADING),
    ) ??
    USUAL_LEADING;
  const own = leastOf(wrapped, most) ?? usual;
  const closest = own > usual + OWN_LEADING ? own : usual;
  const slack = rows === null ? ROUNDING : Math.min(ROUNDING, BETWEEN * (rows - closest));
  return {
    leading: closest + SLACK,
    widest: closest + Math.max(SLACK, slack),
    isTight: rows !== null && rows < closest + 2 * SLACK,
  };
}

/** Two lines of a column, one below the other. */
type Distance = {
  /** ems from line to line */
  readonly ems: number;
  readonly areNumbers: boolean;
  /** the upper one fills its column */
  readonly isWrapped: boolean;
  /** the upper one is no name or label, but a text that goes on in the lower one */
  readonly isLong: boolean;
  /** the upper one stands beside the first line of the section */
  readonly isHead: boolean;
};

function distancesIn(columns: Columns): Distance[] {
  const { lines } = columns;
  const first = Math.min(...lines.flatMap(column => column.slice(0, 1).map(({ y }) => y)));
  const right = lines.map(column => Math.max(...column.map(({ bbox }) => bbox[2])));
  const texts = lines.filter(column => !isUpright(column));
  return texts.flatMap(pairsOf).map(([upper, lower]) => ({
    ems: distanceOf(upper, lower),
    areNumbers: isNumber(upper) && isNumber(lower),
    isWrapped: goesOn([upper, lower], columns),
    isLong:
      [...upper.text].length >= LONG &&
      right[upper.column]! - upper.bbox[2] < ALMOST_FULL * upper.size &&
      Math.abs(upper.bbox[0] - lower.bbox[0]) < SAME_START * upper.size,
    isHead: upper.y < first + HEADS * upper.size,
  }));
}

/** ems */
const HEADS = 1.6;

/** The least distance of two rows of numbers. */
function rowsOf(pairs: readonly Distance[]): number | null {
  return closestOf(pairs.filter(pair => pair.areNumbers && !pair.isWrapped));
}

function closestOf(pairs: readonly Distance[]): number | null {
  const distances = pairs.map(({ ems }) => ems).filter(ems => ems > LEAST_LEADING);
  return distances.length === 0 ? null : Math.min(...distances);
}

/** The least distance that occurs several times, or else the least one. */
function leastOf(pairs: readonly Distance[], most: number): number | null {
  const distances = pairs
    .map(({ ems }) => ems)
    .filter(ems => ems > LEAST_LEADING && ems < most)
    .sort((a, b) => a - b);
  const isUsual = (distance: number, index: number) => distances[index + 2]! - distance < SLACK;
  return distances.find(isUsual) ?? distances[0] ?? null;
}

/** Whether two lines of a column are as close as the lines of one text. */
export function areClose(upper: ColumnLine, lower: ColumnLine, { leading }: Spacing): boolean {
  return distanceOf(upper, lower) <= leading;
}

/** Whether they are not too far apart for it. */
export function mayBeClose(upper: ColumnLine, lower: ColumnLine, { widest }: Spacing): boolean {
  return distanceOf(upper, lower) <= widest;
}
