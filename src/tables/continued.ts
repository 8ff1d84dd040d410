import type { Lattice } from './lattice.ts';
import type { Section, Stretch } from './sections.ts';
import type { Snippet, SnippetLine } from './snippets.ts';

/** Rows at the foot of a page, one of which shows the columns that go on. */
const LAST_ROWS = 6;
/** Ems: a wider gap in a line is one between two columns. */
const WIDE = 0.7;
/** points by which a text may reach over an edge */
const OVERHANG = 1;
const OUTSIDE = 6;

/** The lines at the top of a page that keep to the columns of the table at the foot of the page before. */
export function continuedSection(lines: readonly SnippetLine[], before: Lattice, em: number): Section | null {
  const edges = lastColumns(before);
  let end = 0;
  while (end < lines.length && keepsTo(lines[end]!, edges, em)) end++;
  const own = lines.slice(0, end);
  if (!own.some(({ snippets }) => snippets.length > 1 || fillsColumn(snippets[0]!, edges))) return null;
  const gutters = edges.slice(1, -1).map((x): Stretch => [x, x]);
  return { lines: own, gutters, frame: [edges[0]!, edges.at(-1)!] };
}

/** Share of a column that a text fills which goes on. */
const FILLED = 0.75;

/** A text goes on in its column. */
function fillsColumn({ bbox }: Snippet, edges: readonly number[]): boolean {
  const column = edges.findLastIndex(x => x <= bbox[0]);
  const width = (edges[column + 1] ?? 0) - edges[column]!;
  return bbox[2] - bbox[0] > FILLED * width;
}

/** The edges of the row with the most cells among the last ones. */
function lastColumns({ xs, ys, cells }: Lattice): number[] {
  const rows = Array.from(
    { length: Math.min(LAST_ROWS, ys.length - 1) },
    (_, index) => ys.length - 2 - index,
  );
  const cellsIn = (row: number) => cells.filter(cell => cell.row <= row && row < cell.row + cell.rowSpan);
  const fullest = rows.map(cellsIn).reduce((most, row) => (row.length > most.length ? row : most));
  const edges = fullest.map(cell => xs[cell.column]!).sort((a, b) => a - b);
  return [...edges, xs.at(-1)!];
}

/** Its gaps are at edges, and no text but the first one crosses any. */
function keepsTo({ snippets }: SnippetLine, edges: readonly number[], em: number): boolean {
  const inner = edges.slice(1, -1);
  const isInside = snippets.every(
    ({ bbox }) => bbox[0] > edges[0]! - OUTSIDE && bbox[2] < edges.at(-1)! + OUTSIDE,
  );
  const crosses = snippets.map(({ bbox }) =>
    inner.some(x => bbox[0] < x - OVERHANG && x + OVERHANG < bbox[2]),
  );
  const gaps = snippets.slice(1).map(({ bbox }, index): Stretch => [snippets[index]!.bbox[2], bbox[0]]);
  const isParted = gaps.every(([from, to]) => to - from < WIDE * em || inner.some(x => from <= x && x <= to));
  return isInside && isParted && !crosses.slice(1).includes(true) && (!crosses[0] || snippets.length > 1);
}
