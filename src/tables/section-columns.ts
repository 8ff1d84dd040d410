import type { BBox } from '../model.ts';
import { union } from '../values/bbox.ts';
import { slotAt } from './lattice.ts';
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
  /** the lines beside which other columns have numbers, too, at one height: each such height is a row */
  readonly counted: ReadonlySet<ColumnLine>;
};

/**
 * Sorts a section's snippets into its columns. `frame` gives the outer edges; `known` are edges of other sections, that
 * a gutter takes over where one runs through it: the nearest to a label at its left, or to a number at its right.
 */
export function columnsOf(
  { lines, gutters }: Section,
  frame: Stretch,
  known: readonly number[] = [],
): Columns {
  const sorted = known.toSorted((a, b) => a - b);
  const inner = gutters.map(([from, to]) => {
    const own = sorted.filter(x => from < x && x < to);
    const next = lines.flatMap(line => line.segments).find(({ bbox }) => Math.abs(bbox[0] - to) < TOUCH);
    return (next && isNumber(next) ? own.at(-1) : own[0]) ?? (from + to) / 2;
  });
  const edges = [frame[0], ...inner, frame[1]];
  const columns: ColumnLine[][] = edges.slice(1).map(() => []);
  for (const { segments } of lines) {
    const parts = segments.flatMap(segment => segment.parts);
    const byColumn = Map.groupBy(parts, ({ bbox }) => slotAt(edges, (bbox[0] + bbox[2]) / 2));
    for (const [column, own] of byColumn) {
      const text = own.map(part => part.text).join('');
      const bbox = union(own.map(part => part.bbox));
      columns[column]!.push({ column, text, bbox, size: own[0]!.size, y: (bbox[1] + bbox[3]) / 2 });
    }
  }
  return { edges, lines: columns, counted: countedLines(columns.flat()) };
}

/** Lines at heights at which several columns have numbers. */
function countedLines(lines: readonly ColumnLine[]): Set<ColumnLine> {
  const counted = new Set<ColumnLine>();
  const numbers = lines.filter(isNumber);
  for (const line of numbers) {
    const beside = numbers.filter(({ y }) => Math.abs(y - line.y) < SAME_HEIGHT * line.size);
    if (new Set(beside.map(({ column }) => column)).size > 1) counted.add(line);
  }
  return counted;
}

/** ems by which the numbers of one row may stand higher or lower */
const SAME_HEIGHT = 0.1;

/** Whether both lines of a pair are in rows of numbers, so that neither goes on in the other. */
export function areRows([upper, lower]: LinePair, { counted }: Columns): boolean {
  return counted.has(upper) && counted.has(lower);
}

/** Whether the upper line leaves no room, so that its text may go on in the lower one. */
export function goesOn([upper, lower]: LinePair, columns: Columns): boolean {
  return isFull(upper, columns.edges) && !areRows([upper, lower], columns);
}

export type LinePair = readonly [upper: ColumnLine, lower: ColumnLine];

export function pairsOf(lines: readonly ColumnLine[]): LinePair[] {
  return lines.slice(1).map((lower, index): LinePair => [lines[index]!, lower]);
}

/** From line to line, in ems. */
export function distanceOf(upper: ColumnLine, lower: ColumnLine): number {
  return (lower.y - upper.y) / Math.max(upper.size, lower.size);
}

/** points by which a text may begin beside its gutter */
const TOUCH = 0.5;

export function isNumber({ text }: { readonly text: string }): boolean {
  return /^[-—=<>≥≤≧≦＝]*[\d.,，]+%?$/.test(text);
}

/** Ems that a wrapped line leaves free at most: less than a character, and the padding on both sides. */
const FREE = 2.1;

/** Whether a line leaves no room in its column, so that its text may go on below it. */
function isFull(line: ColumnLine, edges: readonly number[]): boolean {
  const room = edges[line.column + 1]! - edges[line.column]! - (line.bbox[2] - line.bbox[0]);
  return room < FREE * line.size;
}

/** A label that runs down: characters one below the other. */
export function isUpright(lines: readonly ColumnLine[]): boolean {
  const isShort = lines.every(line => [...line.text].length <= 2);
  return lines.length >= 3 && isShort && lines.some(({ text }) => /\p{Script=Han}/u.test(text));
}
