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
  for (const { y, snippets } of lines) {
    const byColumn = Map.groupBy(snippets, ({ bbox }) => columnAt(edges, (bbox[0] + bbox[2]) / 2));
    for (const [column, own] of byColumn) {
      const text = own.map(snippet => snippet.text).join(' ');
      const bbox = union(own.map(snippet => snippet.bbox));
      columns[column]!.push({ column, text, bbox, size: own[0]!.size, y });
    }
  }
  return { edges, lines: columns };
}

function columnAt(edges: readonly number[], x: number): number {
  const next = edges.findIndex((edge, index) => index > 0 && x < edge);
  return next < 0 ? edges.length - 2 : next - 1;
}

/** How lines follow one another on one page, in ems from line to line. */
export type Spacing = {
  /** lines of one text are no farther apart */
  readonly leading: number;
  /** rows follow one another as closely as the lines of one text do */
  readonly isTight: boolean;
};

/** Ems by which lines of one text may be farther apart than the closest ones: some printers round to pixels. */
const LEAST_SLACK = 0.06;
const MOST_SLACK = 0.2;
/** Ems between lines of one text, where nothing is known of it. */
const USUAL_LEADING = 1.4;
const LARGEST_LEADING = 1.8;

/** Measures how far lines of one text are apart on a page, and whether rows can be told from them by that. */
export function spacingOf(columns: readonly Columns[]): Spacing {
  const pairs = columns.flatMap(({ lines }) => lines.flatMap(pairsOf));
  const closest = leastOf(pairs, LARGEST_LEADING) ?? USUAL_LEADING;
  const numbers = pairs.filter(pair => pair.every(isNumber));
  const rows = leastOf(numbers, Number.POSITIVE_INFINITY) ?? closest + 2 * MOST_SLACK;
  const between = Math.min(MOST_SLACK, (rows - closest) / 2);
  const wrapped = columns
    .flatMap(({ lines, edges }) => lines.flatMap(pairsOf).filter(([upper]) => isFull(upper, edges) && !isNumber(upper)))
    .map(([upper, lower]) => distanceOf(upper, lower))
    .filter(distance => distance < closest + between);
  const leading = Math.max(closest, ...wrapped) + LEAST_SLACK;
  return { leading, isTight: rows < closest + 2 * LEAST_SLACK };
}

/** The least distance that occurs several times, or else the least one. */
function leastOf(pairs: readonly (readonly [ColumnLine, ColumnLine])[], most: number): number | null {
  const distances = pairs
    .map(([upper, lower]) => distanceOf(upper, lower))
    .filter(distance => distance > LEAST_LEADING && distance < most)
    .sort((a, b) => a - b);
  const isUsual = (distance: number, index: number) => distances[index + 2]! - distance < LEAST_SLACK;
  return distances.find(isUsual) ?? distances[0] ?? null;
}

/** ems */
const LEAST_LEADING = 0.95;

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
