import type { Look } from '../look.ts';
import type { Placed, Table } from '../sheet.ts';
import { em } from './pdf.ts';

/** A line of text on the strip; y grows downward, in points. */
export type SetLine = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly cell: Placed;
};

/** A table set as one endless strip, and where pages cut it. */
export type Strip = {
  readonly lines: readonly SetLine[];
  readonly boxes: readonly {
    readonly cell: Placed;
    readonly x0: number;
    readonly x1: number;
    readonly y0: number;
    readonly y1: number;
  }[];
  /** y of each page break */
  readonly breaks: readonly number[];
  readonly height: number;
  /** the column heads that each page repeats: y from and to */
  readonly heads: readonly [from: number, to: number] | null;
};

const LEADING = 1.25;

/** Sets the table at this width; the first page has `first` points left, the others `full`. */
export function stripOf(
  table: Table,
  look: Look,
  space: { width: number; first: number; full: number },
): Strip {
  const xs = edges(table.widths.map(w => (w * space.width) / 1000));
  const texts = textsOf(table, look, xs);
  const heights = rowHeights(table, look, texts);
  const headed = look.repeatHeads ? table.heads : null;
  const own = headed ? heights.slice(...headed).reduce((sum, height) => sum + height, 0) : 0;
  const { tops, breaks } = paginate(heights, look, { ...space, full: space.full - own });
  const heads = headed ? ([tops[headed[0]] ?? 0, tops[headed[1]] ?? 0] as const) : null;
  const lines = table.cells.flatMap(cell =>
    setCell(cell, { look, xs, tops, breaks, texts: texts.get(cell) ?? [] }),
  );
  const boxes = table.cells.map(cell => ({
    cell,
    x0: xs[cell.column] ?? 0,
    x1: xs[cell.column + cell.cols] ?? 0,
    y0: tops[cell.row] ?? 0,
    y1: tops[cell.row + cell.rows] ?? 0,
  }));
  return { lines, boxes, breaks, height: tops.at(-1) ?? 0, heads };
}

/** Heights in points that rows of this width need, as a spreadsheet must be told them. */
export function heightsOf(table: Table, look: Look, width: number): number[] {
  const xs = edges(table.widths.map(w => (w * width) / 1000));
  return rowHeights(table, look, textsOf(table, look, xs));
}

const textsOf = (table: Table, look: Look, xs: readonly number[]): ReadonlyMap<Placed, string[]> =>
  new Map(table.cells.map(c => [c, wrapped(c, look, (xs[c.column + c.cols] ?? 0) - (xs[c.column] ?? 0))]));

function edges(sizes: readonly number[]): number[] {
  let at = 0;
  return [0, ...sizes.map(size => (at += size))];
}

function wrapped(cell: Placed, look: Look, width: number): string[] {
  const text =
    cell.kind === 'label' && look.spaced && cell.text.length <= 4 ? [...cell.text].join(' ') : cell.text;
  if (cell.kind === 'down') return [...text];
  const room = (width - 4) / look.size;
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const c of text) {
    if (used + em(c) > room && current !== '') {
      lines.push(current);
      current = '';
      used = 0;
    }
    current += c;
    used += em(c);
  }
  return current === '' ? lines : [...lines, current];
}

function rowHeights(table: Table, look: Look, texts: ReadonlyMap<Placed, readonly string[]>): number[] {
  const step = look.size * LEADING;
  const need = (c: Placed) => Math.max(1, texts.get(c)?.length ?? 0) * step + 2 * look.padding + 2;
  const heights = Array.from({ length: table.rows }, (_, r) =>
    Math.max(step + 2 * look.padding + 2, ...table.cells.filter(c => c.row === r && c.rows === 1).map(need)),
  );
  for (const cell of table.cells.filter(c => c.rows > 1)) {
    const have = heights.slice(cell.row, cell.row + cell.rows).reduce((a, b) => a + b, 0);
    const last = cell.row + cell.rows - 1;
    heights[last] = (heights[last] ?? 0) + Math.max(0, need(cell) - have);
  }
  return heights;
}

function paginate(heights: readonly number[], look: Look, space: { first: number; full: number }) {
  const tops = [0];
  const breaks: number[] = [];
  let end = space.first;
  const least = 2 * (look.size * LEADING + look.padding);
  heights.forEach(height => {
    let top = tops.at(-1) ?? 0;
    let bottom = top + height;
    while (bottom > end) {
      const whole = !look.cut || end - top < least || height < 2 * least;
      if (whole && bottom - top <= space.full) {
        tops[tops.length - 1] = end;
        top = end;
        bottom = end + height;
      } else bottom += look.size * LEADING + 2 * look.padding;
      breaks.push(end);
      end += space.full;
    }
    tops.push(bottom);
  });
  return { tops, breaks };
}

type At = {
  readonly look: Look;
  readonly xs: readonly number[];
  readonly tops: readonly number[];
  readonly breaks: readonly number[];
  readonly texts: readonly string[];
};

function setCell(cell: Placed, at: At): SetLine[] {
  const { look, xs, tops, breaks, texts } = at;
  const step = look.size * LEADING;
  const [y0, y1] = [tops[cell.row] ?? 0, tops[cell.row + cell.rows] ?? 0];
  const [x0, x1] = [xs[cell.column] ?? 0, xs[cell.column + cell.cols] ?? 0];
  const cut = breaks.some(b => y0 < b && b < y1);
  const high = texts.length * step;
  const middle = look.valign === 'middle' && (!cut || cell.rows > 1);
  let y = middle ? y0 + (y1 - y0 - high) / 2 : y0 + look.padding + 1;
  return texts.map(text => {
    const crossed = breaks.find(b => y < b && b < y + step + 1);
    if (crossed !== undefined) y = crossed + look.padding;
    const width = [...text].reduce((n, c) => n + em(c), 0) * look.size;
    const x =
      cell.align === 'left' ? x0 + 2 : cell.align === 'right' ? x1 - 2 - width : (x0 + x1 - width) / 2;
    const line = { text, x, y: y + look.size, cell };
    y += step;
    return line;
  });
}
