import { median } from '../values/quantile.ts';
import type { Spacing } from './line-spacing.ts';
import { ALIGNMENTS, type Alignment, findRows, placeOf, type TextRow } from './row-partition.ts';
import { type Columns, isNumber, isUpright } from './section-columns.ts';

/** Share of its texts from which on a column does not keep to the rows. */
const STRAY = 0.3;

export type SettledRows = {
  readonly rows: readonly TextRow[];
  readonly alignment: Alignment;
  readonly merged: ReadonlySet<number>;
};

/**
 * Finds the rows by the columns that fill them, and so the levels: the columns before the first one that keeps to the
 * rows and is filled in each. Their cells may reach over several rows.
 */
export function solveRows(columns: Columns, spacing: Spacing): SettledRows {
  for (let first = isUpright(columns.lines[0]!) && !areNames(columns) ? 1 : 0; ; first++) {
    const merged = new Set(Array.from({ length: first }, (_, column) => column));
    const best = bestRows(columns, spacing, merged);
    const candidate = { ...best, columns, column: first };
    const keepsToRows = isOfNumbers(columns, first) || (isFilled(candidate) && !isStray(candidate));
    if (first + 2 >= columns.lines.length || keepsToRows) return { ...best, merged };
  }
}

/** Short names of rows, one beside each row of numbers, are no label that runs down. */
function areNames({ lines: [names], counted }: Columns): boolean {
  const numbers = [...counted];
  return names!.every(
    ({ text, y, size }) =>
      [...text].length > 1 && numbers.some(other => Math.abs(other.y - y) < EXACT * size),
  );
}

/** How texts stand in their cells: most rows tell it in which one text has more lines than another. */
export function usualAlignment(sections: readonly SettledRows[]): Alignment {
  const votes = (alignment: Alignment) =>
    sections
      .filter(section => section.alignment === alignment)
      .reduce((sum, section) => sum + section.rows.filter(showsAlignment).length, 0);
  return ALIGNMENTS.reduce((most, one) => (votes(one) > votes(most) ? one : most));
}

/** A section with its alignment, or the usual one where no row of it shows any. */
export function withAlignment(section: SettledRows, usual: Alignment): SettledRows {
  return section.rows.some(showsAlignment) ? section : { ...section, alignment: usual };
}

function showsAlignment({ lines }: TextRow): boolean {
  const counts = [...Map.groupBy(lines, line => line.column).values()].map(text => text.length);
  return new Set(counts).size > 1;
}

/** The rows by the alignment that fits best. */
function bestRows(columns: Columns, spacing: Spacing, skipped: ReadonlySet<number>) {
  const found = (alignment: Alignment) => ({
    alignment,
    ...findRows(columns, { spacing, alignment, skipped }),
  });
  const [first, ...others] = ALIGNMENTS;
  let best = found(first!);
  for (const alignment of others) {
    if (best.cost === 0) break;
    const next = found(alignment);
    if (next.cost < best.cost) best = next;
  }
  return best;
}

/** The first row with a number in it, if that is near the top: the rows before it are headings. */
function firstOfNumbers(rows: readonly TextRow[]): number {
  const first = rows.findIndex(({ lines }) => lines.some(isNumber));
  return first > MOST_HEADS ? 0 : Math.max(0, first);
}

const MOST_HEADS = 2;

/**
 * A column filled in every row below the headings, but for rows of one text and those that a text at its left begins,
 * as a total does.
 */
function isFilled({ rows, columns, column }: Candidate): boolean {
  const left = columns.lines.slice(0, column).flat();
  return rows.slice(firstOfNumbers(rows)).every(({ lines }) => {
    if (lines.some(line => line.column === column)) return true;
    if (lines.every(line => line.column === lines[0]!.column)) return true;
    return left.some(line => lines.some(({ y, size }) => Math.abs(line.y - y) < EXACT * size));
  });
}

/** ems by which texts of one row may stand higher or lower */
const EXACT = 0.1;

function isOfNumbers({ lines }: Columns, column: number): boolean {
  return lines[column]!.filter(isNumber).length * 2 > lines[column]!.length;
}

type Candidate = {
  readonly rows: readonly TextRow[];
  readonly alignment: Alignment;
  readonly columns: Columns;
  readonly column: number;
};

/** Whether texts of a column stand between the rows, or alone. */
function isStray({ rows, alignment, columns, column }: Candidate): boolean {
  let astray = 0;
  let total = 0;
  for (const { lines } of rows) {
    const texts = Map.groupBy(lines, line => line.column);
    const text = texts.get(column);
    if (!text) continue;
    total++;
    const places = [...texts.values()].map(one => placeOf(one, alignment));
    const off = Math.abs(placeOf(text, alignment) - median(places)!) / text[0]!.size;
    if (off > OFF || (texts.size === 1 && columns.lines.length > 2)) astray++;
  }
  return astray > STRAY * total;
}

/** ems */
const OFF = 0.25;
