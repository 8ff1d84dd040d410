import type { GlyphRun, Page, RulingLine } from '../../src/model.ts';
import { horizontal, pageOf, runAt, vertical } from './pages.ts';

/** A cell as a printer lays it out: its lines of text (none if it is blank), and the columns and rows that it covers. */
export type Printed = {
  readonly text: readonly string[];
  readonly column: number;
  readonly columnSpan?: number;
  readonly row: number;
  readonly rowSpan?: number;
  readonly align?: 'left' | 'centre';
  /** points by which the text stands lower than it should */
  readonly shift?: number;
};

export type Table = {
  /** edges of the columns, in points */
  readonly xs: readonly number[];
  readonly cells: readonly Printed[];
};

export type Look = {
  readonly top?: number;
  readonly size?: number;
  /** from line to line, in ems */
  readonly leading?: number;
  /** points between text and edge */
  readonly padding?: number;
  readonly align?: 'top' | 'middle';
  readonly rules?: 'none' | 'horizontal' | 'vertical';
};

/** Characters of Latin print are half as wide as Chinese ones. */
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? size / 2 : size), 0);

/** Prints tables below one another, without rulings or with lines in one direction: rows as tall as their texts. */
export function printed(tables: readonly Table[], look: Look = {}): Pick<Page, 'runs' | 'rulings'> {
  const { size = 10, leading = 1.2, padding = 3, align = 'middle', rules = 'none' } = look;
  const runs: GlyphRun[] = [];
  const rulings: RulingLine[] = [];
  let y = look.top ?? 100;
  for (const { xs, cells } of tables) {
    const heightOf = (cell: Printed) => ((cell.text.length - 1) * leading + 1) * size + 2 * padding;
    const count = Math.max(...cells.map(cell => cell.row + (cell.rowSpan ?? 1)));
    const ys = [y];
    for (let row = 0; row < count; row++) {
      const own = cells.filter(cell => cell.row === row && (cell.rowSpan ?? 1) === 1);
      ys.push(ys.at(-1)! + Math.max(...own.map(heightOf), size + 2 * padding));
    }
    for (const cell of cells) {
      const [left, right] = [xs[cell.column]!, xs[cell.column + (cell.columnSpan ?? 1)]!];
      const [top, bottom] = [ys[cell.row]!, ys[cell.row + (cell.rowSpan ?? 1)]!];
      const first = align === 'top' ? top + padding : (top + bottom - heightOf(cell)) / 2 + padding;
      cell.text.forEach((line, index) => {
        const width = widthOf(line, size);
        const x = cell.align === 'left' ? left + padding : (left + right - width) / 2;
        runs.push(runOf(line, [x, first + (cell.shift ?? 0) + index * leading * size], size));
      });
      if (rules === 'horizontal') rulings.push(horizontal(top, left, right), horizontal(bottom, left, right));
      if (rules === 'vertical') rulings.push(vertical(left, top, bottom), vertical(right, top, bottom));
    }
    y = ys.at(-1)!;
  }
  return { runs, rulings };
}

function runOf(text: string, [x, y]: readonly [number, number], size: number): GlyphRun {
  const edges = [x];
  for (const character of text) edges.push(edges.at(-1)! + widthOf(character, size));
  return { ...runAt(text, [x, y], size), bbox: [x, y, edges.at(-1)!, y + size], edges };
}

/** A page of such tables, with further runs. */
export function printedPage(
  tables: readonly Table[],
  look: Look & { readonly page?: number } = {},
  others: readonly GlyphRun[] = [],
): Page {
  const { runs, rulings } = printed(tables, look);
  return pageOf(rulings, [...others, ...runs], { page: look.page ?? 1 });
}

type Words = string | readonly string[];

/** Rows written as lists of texts, one a column; `null` is blank. */
export function rowsOf(
  rows: readonly (readonly (Words | null)[])[],
  from: { readonly row?: number; readonly column?: number } = {},
): Printed[] {
  return rows.flatMap((texts, index) =>
    texts.map((text, place): Printed => {
      const lines = text === null ? [] : typeof text === 'string' ? [text] : text;
      return { text: lines, row: index + (from.row ?? 0), column: place + (from.column ?? 0) };
    }),
  );
}
