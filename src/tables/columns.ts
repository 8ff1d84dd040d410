import type { BBox } from '../model.ts';
import { union } from '../values/bbox.ts';
import type { Section, Stretch } from './sections.ts';

/** One line of text in one column of a section. */
export type ColumnLine = {
  readonly column: number;
  readonly text: string;
  readonly bbox: BBox;
  readonly size: number;
  /** the y of its middle */
  readonly y: number;
};

/** A section's columns: their edges in the middle of the gutters, and the lines in each, from top to bottom. */
export type Columns = {
  readonly edges: readonly number[];
  readonly lines: readonly (readonly ColumnLine[])[];
};

/**
 * Sorts a section's snippets into its columns. `frame` gives the outer edges; `known` are edges of other sections, that
 * a gutter takes over where one runs through it.
 */
export function columnsOf(
  { lines, gutters }: Section,
  frame: Stretch,
  known: readonly number[] = [],
): Columns {
  const sorted = known.toSorted((a, b) => a - b);
  const inner = gutters.map(([from, to]) => sorted.find(x => from < x && x < to) ?? (from + to) / 2);
  const edges = [frame[0], ...inner, frame[1]];
  const columns: ColumnLine[][] = edges.slice(1).map(() => []);
  for (const { snippets } of lines) {
    const parts = snippets.flatMap(snippet => snippet.parts);
    const byColumn = Map.groupBy(parts, ({ bbox }) => columnAt(edges, (bbox[0] + bbox[2]) / 2));
    for (const [column, own] of byColumn) {
      const text = own.map(part => part.text).join('');
      const bbox = union(own.map(part => part.bbox));
      columns[column]!.push({ column, text, bbox, size: own[0]!.size, y: (bbox[1] + bbox[3]) / 2 });
    }
  }
  return { edges, lines: columns };
}

function columnAt(edges: readonly number[], x: number): number {
  const next = edges.findIndex((edge, index) => index > 0 && x < edge);
  return next < 0 ? edges.length - 2 : next - 1;
}

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
/** Characters of a line that is no label or name, but text that goes on below it. */
const LONG = 14;

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

function distancesIn({ lines, edges }: Columns): Distance[] {
  const first = Math.min(...lines.flatMap(column => column.slice(0, 1).map(({ y }) => y)));
  const right = lines.map(column => Math.max(...column.map(({ bbox }) => bbox[2])));
  const pairs = lines.flatMap(pairsOf).map(([upper, lower]) => ({
    ems: distanceOf(upper, lower),
    areNumbers: isNumber(upper) && isNumber(lower),
    isWrapped: isFull(upper, edges),
    isLong: [...upper.text].length >= LONG && right[upper.column]! - upper.bbox[2] < 1.2 * upper.size,
    isHead: upper.y < first + HEADS * upper.size,
    isStack: [...upper.text, ...lower.text].length <= 3,
  }));
  return pairs.filter(pair => pair.areNumbers || !pair.isStack);
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

export type Pair = readonly [upper: ColumnLine, lower: ColumnLine];

export function pairsOf(lines: readonly ColumnLine[]): Pair[] {
  return lines.slice(1).map((lower, index): Pair => [lines[index]!, lower]);
}

/** From line to line, in ems. */
export function distanceOf(upper: ColumnLine, lower: ColumnLine): number {
  return (lower.y - upper.y) / Math.max(upper.size, lower.size);
}

/** Whether two lines of a column are as close as the lines of one text. */
export function areClose(upper: ColumnLine, lower: ColumnLine, { leading }: Spacing): boolean {
  return distanceOf(upper, lower) <= leading;
}

/** Whether they are not too far apart for it. */
export function mayBeClose(upper: ColumnLine, lower: ColumnLine, { widest }: Spacing): boolean {
  return distanceOf(upper, lower) <= widest;
}

export function isNumber({ text }: ColumnLine): boolean {
  return /^[-—=<>≥≤≧≦＝]*[\d.,，]+%?$/.test(text);
}

/** Ems that a wrapped line leaves free at most: less than a character, and the padding on both sides. */
const FREE = 2.1;

/** Whether a line leaves no room in its column, so that its text may go on below it. */
export function isFull(line: ColumnLine, edges: readonly number[]): boolean {
  const room = edges[line.column + 1]! - edges[line.column]! - (line.bbox[2] - line.bbox[0]);
  return room < FREE * line.size;
}
