import type { Align, Cell, Line, Section, Sheet } from './model.ts';

type Extent = { readonly cols?: number; readonly rows?: number };

/** A cell of a label. */
export const label = (text: string, extent: Extent = {}): Cell => cell(text, 'label', 'center', extent);
/** A cell of a value in the middle: numbers, names, short words. */
export const value = (text: string, extent: Extent = {}): Cell => cell(text, 'value', 'center', extent);
/** A cell of running text. */
export const prose = (text: string, extent: Extent = {}): Cell => cell(text, 'value', 'left', extent);
/** A label set down the cell, one character a line. */
export const down = (text: string, extent: Extent = {}): Cell => cell(text, 'down', 'center', extent);
/** A label flush left, as sub-rows of the funding block are. */
export const item = (text: string, extent: Extent = {}): Cell => cell(text, 'label', 'left', extent);

export const title = (text: string): Line => ({ text, align: 'center', size: 'title' });
export const line = (text: string, align: Align = 'left'): Line => ({ text, align, size: 'normal' });
export const small = (text: string): Line => ({ text, align: 'left', size: 'small' });

function cell(text: string, kind: Cell['kind'], align: Align, extent: Extent): Cell {
  return { text, kind, align, cols: extent.cols ?? 1, rows: extent.rows ?? 1 };
}

/** Equal neighbours of `key` become runs: [text, first row, rows covered]. */
export function runs<T>(rows: readonly T[], key: (row: T) => string): readonly [string, number, number][] {
  const found: [string, number, number][] = [];
  rows.forEach((row, i) => {
    const last = found.at(-1);
    if (last && last[0] === key(row)) last[2] += 1;
    else found.push([key(row), i, 1]);
  });
  return found;
}

/** A cell at its place in the table's grid. */
export type Placed = Cell & { readonly row: number; readonly column: number };

export type Table = {
  /** in thousandths of the table's width */
  readonly widths: readonly number[];
  readonly rows: number;
  readonly cells: readonly Placed[];
  /** [first, last + 1] of the rows that are column heads of the indicators */
  readonly heads: readonly [number, number] | null;
};

/** The sections laid over one common grid of columns; spans are widened to it. */
export function tableOf(sheet: Pick<Sheet, 'sections'>): Table {
  const cuts = [...new Set(sheet.sections.flatMap(s => s.cuts))].sort((a, b) => a - b);
  const cells: Placed[] = [];
  let top = 0;
  let heads: [number, number] | null = null;
  for (const section of sheet.sections) {
    if (section.heads !== undefined) heads = [top, top + section.heads];
    cells.push(...placeSection(section, cuts, top));
    top += section.rows.length;
  }
  const widths = cuts.slice(1).map((cut, i) => cut - (cuts[i] ?? 0));
  return { widths, rows: top, cells, heads };
}

function placeSection(section: Section, cuts: readonly number[], top: number): Placed[] {
  const taken = new Set<string>();
  const placed: Placed[] = [];
  section.rows.forEach((row, r) => {
    let c = 0;
    for (const cell of row) {
      while (taken.has(`${r},${c}`)) c += 1;
      for (let i = r; i < r + cell.rows; i += 1)
        for (let j = c; j < c + cell.cols; j += 1) taken.add(`${i},${j}`);
      placed.push(widen(cell, { section, cuts, r, c, top }));
      c += cell.cols;
    }
  });
  return placed;
}

function widen(
  cell: Cell,
  at: { section: Section; cuts: readonly number[]; r: number; c: number; top: number },
): Placed {
  const from = at.cuts.indexOf(at.section.cuts[at.c] ?? -1);
  const to = at.cuts.indexOf(at.section.cuts[at.c + cell.cols] ?? -1);
  if (from < 0 || to < 0) throw new RangeError(`cell ${cell.text} does not fit its section`);
  return { ...cell, row: at.top + at.r, column: from, cols: to - from };
}

/** A label beside heads and rows may not stand in both: it begins below the heads, a blank cell beside them. */
export function headApart(table: Table): Table {
  const [from, to] = table.heads ?? [0, 0];
  const cells = table.cells.flatMap(c => {
    if (c.row < from || c.row >= to || c.row + c.rows <= to) return [c];
    return [
      { ...c, text: '', rows: to - c.row },
      { ...c, row: to, rows: c.row + c.rows - to },
    ];
  });
  return { ...table, cells };
}
