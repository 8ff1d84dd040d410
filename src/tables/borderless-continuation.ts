import type { Lattice } from './lattice.ts';
import type { Section, Stretch } from './sections.ts';
import { isLarge, type SegmentLine, type TextSegment } from './text-segments.ts';

/** Ems: a wider gap in a line is one between two columns. */
const WIDE = 0.7;
/** points by which a text may reach over an edge */
const OVERHANG = 1;
const OUTSIDE = 6;

/** The lines at the top of a page that keep to the columns of the table at the foot of the page before. */
export function continuedSection(lines: readonly SegmentLine[], before: Lattice, em: number): Section | null {
  const edges = lastEdges(before);
  let end = 0;
  while (end < lines.length && !isLarge(lines[end]!, em) && keepsTo(lines[end]!, edges, em)) end++;
  const own = lines.slice(0, end);
  const isRow = ({ segments }: SegmentLine) => gapsIn(segments).some(gap => hasEdge(gap, edges));
  if (!own.some(line => isRow(line) || fillsColumn(line.segments[0]!, edges))) return null;
  const gutters = edges.slice(1, -1).map((x): Stretch => [x, x]);
  return { lines: own, gutters, frame: [edges[0]!, edges.at(-1)!] };
}

/** Share of a column that a text fills which goes on. */
const FILLED = 0.75;

/** Share of the table's width from which on a column is no wider than prose. */
const MOST_OF_TABLE = 0.6;

/** A text goes on in its column. */
function fillsColumn({ bbox }: TextSegment, edges: readonly number[]): boolean {
  const column = edges.findLastIndex(x => x <= bbox[0]);
  const width = (edges[column + 1] ?? 0) - edges[column]!;
  const whole = edges.at(-1)! - edges[0]!;
  return width < MOST_OF_TABLE * whole && bbox[2] - bbox[0] > FILLED * width;
}

/** The edges of the last row. */
export function lastEdges({ xs, ys, cells }: Lattice): number[] {
  const last = cells.filter(cell => cell.row + cell.rowSpan === ys.length - 1);
  return [...last.map(cell => xs[cell.column]!).sort((a, b) => a - b), xs.at(-1)!];
}

/** Its gaps are at edges, and no text but the first one crosses any. */
function keepsTo({ segments }: SegmentLine, edges: readonly number[], em: number): boolean {
  const isInside = segments.every(
    ({ bbox }) => bbox[0] > edges[0]! - OUTSIDE && bbox[2] < edges.at(-1)! + OUTSIDE,
  );
  const crosses = segments.map(({ bbox }) => hasEdge([bbox[0] + OVERHANG, bbox[2] - OVERHANG], edges));
  const isParted = gapsIn(segments).every(gap => gap[1] - gap[0] < WIDE * em || hasEdge(gap, edges));
  return isInside && isParted && !crosses.slice(1).includes(true) && (!crosses[0] || segments.length > 1);
}

function gapsIn(segments: readonly TextSegment[]): Stretch[] {
  return segments.slice(1).map(({ bbox }, index): Stretch => [segments[index]!.bbox[2], bbox[0]]);
}

/** Whether an inner edge lies in a stretch. */
function hasEdge([from, to]: Stretch, edges: readonly number[]): boolean {
  return edges.slice(1, -1).some(x => from < x && x < to);
}
