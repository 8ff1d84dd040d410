import type { Separator } from '../model.ts';
import { median } from '../values/quantile.ts';
import { byCell, type Lattice } from './lattice.ts';
import { isNumber, isNumericText } from './numeric-text.ts';
import { edgesOf } from './section-grid.ts';
import type { TextPart } from './text-segments.ts';

/** Numbers one below the other that a cell holds at least, and cells side by side that hold them, if they show rows. */
const LEAST_LINES = 3;
const LEAST_CELLS = 2;
/** Share of the lines of such a cell that are numbers, and of the rows that several cells show. */
const NUMBERS = 0.7;
const SHARED = 0.7;
/** Ems by which the texts of one row stand higher or lower. */
const SAME_ROW = 0.4;
/** Ems that a full line leaves of the width of its cell: both paddings, and fewer digits than stand around a point. */
const FULL = 2.3;
/** Share of the distance of two rows from which on a line between them is a row by itself, and no wrapped label. */
const OWN_ROW = 0.7;

/** A line of text in a cell. */
type Line = {
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly size: number;
  readonly text: string;
};

/** The lines of a cell of this width (points). */
type CellLines = { readonly lines: readonly Line[]; readonly width: number };

/**
 * Rows that no line parts: where numbers stand below each other in several cells of one row, at the same heights, each
 * height is a row. Tables of figures are ruled at their head and foot only.
 */
export function unruledRows(lattice: Lattice, parts: readonly TextPart[]): Separator[] {
  const texts = byCell(lattice, parts, ({ bbox }) => bbox);
  const lines = new Map([...texts].map(([cell, own]) => [cell, linesOf(own)]));
  return lattice.ys.slice(1).flatMap((_, row) => {
    const cells = lattice.cells.filter(cell => cell.row === row && cell.rowSpan === 1);
    const cuts = cutsIn(
      cells.map(cell => ({ lines: lines.get(cell) ?? [], width: cell.bbox[2] - cell.bbox[0] })),
    );
    return cuts.flatMap(at =>
      cells.map(({ bbox: [from, , to] }): Separator => {
        return { axis: 'horizontal', at, from, to, kind: 'rows', weight: 1 };
      }),
    );
  });
}

/** Pieces of text as lines. */
function linesOf(texts: readonly TextPart[]): Line[] {
  const lines: Line[] = [];
  for (const { text, size, bbox } of texts) {
    const [y, width, last] = [(bbox[1] + bbox[3]) / 2, bbox[2] - bbox[0], lines.at(-1)];
    if (last && y - last.y < SAME_ROW * size)
      lines.push({ ...lines.pop()!, width: last.width + width, text: `${last.text} ${text}` });
    else lines.push({ y, top: bbox[1], bottom: bbox[3], width, size, text });
  }
  return lines;
}

/** Heights inside a row of cells at which the rows of its numbers meet. */
function cutsIn(own: readonly CellLines[]): number[] {
  const { yes: counted = [], no: labels = [] } = Object.groupBy(own, cell =>
    isOfNumbers(cell) ? 'yes' : 'no',
  );
  if (counted.length < LEAST_CELLS) return [];
  const rows = clustered(counted.flatMap(cell => cell.lines));
  const shared = rows.filter(one => one.length >= LEAST_CELLS);
  if (rows.length < LEAST_LINES || shared.length < SHARED * rows.length) return [];
  const bands = withLabels(
    rows,
    labels.flatMap(cell => cell.lines),
  ).map(row => ({
    top: Math.min(...row.map(line => line.top)),
    bottom: Math.max(...row.map(line => line.bottom)),
  }));
  return edgesOf(bands).slice(1, -1);
}

function isOfNumbers({ lines, width }: CellLines): boolean {
  return (
    lines.length >= LEAST_LINES &&
    !isWrapped({ lines, width }) &&
    lines.filter(({ text }) => isNumericText(text)).length >= NUMBERS * lines.length
  );
}

/** Whether the lines are one number that is too long for its cell: parts of it are none, or have no room for more. */
function isWrapped({ lines, width }: CellLines): boolean {
  const texts = lines.map(({ text }) => text);
  const isFull = (line: Line) => width - line.width < FULL * line.size;
  return isNumber(texts.join('')) && (!texts.every(isNumber) || lines.slice(0, -1).every(isFull));
}

/** Lines by their heights. */
function clustered(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of lines.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && line.y - row[0]!.y < SAME_ROW * line.size) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** The rows with the labels beside them: a line of labels far from all numbers is a heading, others are wrapped. */
function withLabels(rows: readonly (readonly Line[])[], labels: readonly Line[]): Line[][] {
  const all = rows.map(row => [...row]);
  const gaps = rows.slice(1).map((row, index) => row[0]!.y - rows[index]![0]!.y);
  const pitch = median(gaps)!;
  const heads: Line[] = [];
  for (const label of labels) {
    const away = (row: readonly Line[]) => Math.abs(row[0]!.y - label.y);
    const nearest = all.reduce((best, row) => (away(row) < away(best) ? row : best));
    if (away(nearest) < OWN_ROW * pitch) nearest.push(label);
    else heads.push(label);
  }
  return [...all, ...clustered(heads)].sort((a, b) => a[0]!.y - b[0]!.y);
}
