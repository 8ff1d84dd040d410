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

/** Sorts a section's snippets into its columns; `frame` gives the outer edges. */
export function columnsOf({ lines, gutters }: Section, frame: Stretch): Columns {
  const edges = [frame[0], ...gutters.map(([from, to]) => (from + to) / 2), frame[1]];
  const columns: ColumnLine[][] = edges.slice(1).map(() => []);
  for (const { snippets } of lines) {
    const byColumn = Map.groupBy(snippets, ({ bbox }) => columnAt(edges, (bbox[0] + bbox[2]) / 2));
    for (const [column, own] of byColumn) {
      const text = own.map(snippet => snippet.text).join(' ');
      const bbox = union(own.map(snippet => snippet.bbox));
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
  /** lines of one text are no farther apart */
  readonly leading: number;
  /** lines of two rows are no closer */
  readonly rows: number;
  /** rows follow one another as closely as the lines of one text do */
  readonly isTight: boolean;
};

/** Ems by which equal distances may differ. */
const SLACK = 0.06;
/** Ems: lines of one text are at least so far apart, and at most where nothing more is known. */
const LEAST_LEADING = 0.95;
const MOST_LEADING = 1.8;
const USUAL_LEADING = 1.4;
/** Where between the closest lines and the closest rows the lines of one text end. */
const BETWEEN = 0.6;

/**
 * Measures how far the lines of one text are apart in a section, and the rows of numbers; `all` are the sections of
 * the page, for a section that has no text of several lines below its headings.
 */
export function spacingOf(section: Columns, all: readonly Columns[]): Spacing {
  const body = section.lines.flatMap(lines => pairsOf(withoutHeads(lines, section)));
  const numbers = leastOf(
    body.filter(pair => pair.every(isNumber)),
    Number.POSITIVE_INFINITY,
  );
  const elsewhere = leastOf(
    all.flatMap(({ lines }) => lines.flatMap(pairsOf)),
    MOST_LEADING,
  );
  const closest =
    leastOf(body, numbers === null ? MOST_LEADING : numbers - SLACK) ?? elsewhere ?? USUAL_LEADING;
  const rows = numbers ?? closest + SLACK;
  const most = Math.max(closest, closest + BETWEEN * (rows - closest));
  const wrapped = body
    .filter(([upper]) => isFull(upper, section.edges) && !isNumber(upper))
    .map(([upper, lower]) => distanceOf(upper, lower))
    .filter(distance => distance < most);
  return { leading: Math.max(closest, ...wrapped) + SLACK, rows, isTight: rows < closest + 2 * SLACK };
}

/** The lines of a column without those beside the first line of the section. */
function withoutHeads(lines: readonly ColumnLine[], { lines: all }: Columns): readonly ColumnLine[] {
  const first = Math.min(...all.flatMap(column => column.slice(0, 1).map(({ y }) => y)));
  return lines.filter(({ y, size }) => y > first + HEADS * size);
}

/** ems */
const HEADS = 1.6;

/** The least distance that occurs several times, or else the least one. */
function leastOf(pairs: readonly (readonly [ColumnLine, ColumnLine])[], most: number): number | null {
  const distances = pairs
    .map(([upper, lower]) => distanceOf(upper, lower))
    .filter(distance => distance > LEAST_LEADING && distance < most)
    .sort((a, b) => a - b);
  const isUsual = (distance: number, index: number) => distances[index + 2]! - distance < SLACK;
  return distances.find(isUsual) ?? distances[0] ?? null;
}

export function pairsOf(lines: readonly ColumnLine[]): [ColumnLine, ColumnLine][] {
  return lines.slice(1).map((lower, index) => [lines[index]!, lower]);
}

/** From line to line, in ems. */
export function distanceOf(upper: ColumnLine, lower: ColumnLine): number {
  return (lower.y - upper.y) / Math.max(upper.size, lower.size);
}

/** Whether two lines of a column are as close as the lines of one text. */
export function areClose(upper: ColumnLine, lower: ColumnLine, { leading }: Spacing): boolean {
  return distanceOf(upper, lower) <= leading;
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
