import type { CellValue, Style, Worksheet } from 'exceljs';
import { displayWidth } from '../../values/width.ts';
import { AS_TEXT, type Written } from './cells.ts';
import type { Workbook } from './sheet.ts';

/** A cell of a row, over one column or several. */
export type Spanning = Written & { readonly span?: number };

/** A sheet that prints: landscape, one page wide, lines around its cells, rows as high as their texts. */
export type PrintedSheet = {
  /** Adds a row, and tells its number. */
  row(cells: readonly Spanning[]): number;
  /** Makes one cell of those of a column, from row to row. */
  down(column: number, from: number, to: number): void;
  /** A row is printed again at the top of each page. */
  repeat(row: number): void;
  end(): void;
};

/** Points of a line of text of FONT, and of the highest row that Excel has. */
const LINE = 14;
const PADDING = 4;
const HIGHEST = 409;
/** Lines that a row has room for. */
export const MOST_LINES = Math.floor((HIGHEST - PADDING) / LINE);
/** What lines of a cell lose to its edges, and where they wrap before a word that is too long, in characters. */
const LOST = 1.5;

const FONT = { name: '宋体', size: 10 };
const EDGE = { style: 'thin', color: { argb: 'FF8C8C8C' } } as const;
const BOXED = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE };

/** A4, by its number in the format. */
const A4 = 9;
const INCH = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.55, header: 0.3, footer: 0.25 };

/** How sheets that print are made; columns have these widths, in characters. */
export function printedSheet(book: Workbook, name: string, widths: readonly number[]): PrintedSheet {
  const sheet = book.add(name, {
    views: [{ showGridLines: false }],
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      fitToPage: true,
      margins: INCH,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  sheet.columns = widths.map(width => ({ width }));
  return {
    row(cells) {
      const row = sheet.addRow([]);
      let [column, lines] = [1, 1];
      for (const cell of cells) {
        const { span = 1 } = cell;
        const width = widths.slice(column - 1, column - 1 + span).reduce((all, own) => all + own, 0);
        lines = Math.max(lines, linesOf(textOf(cell.value), width));
        put(sheet, { row: row.number, column, span }, cell);
        column += span;
      }
      row.height = Math.min(HIGHEST, lines * LINE + PADDING);
      return row.number;
    },
    down(column, from, to) {
      if (to > from) sheet.mergeCells(from, column, to, column);
    },
    repeat(row) {
      sheet.pageSetup.printTitlesRow = `${row}:${row}`;
    },
    end: () => sheet.commit(),
  };
}

type Spot = { readonly row: number; readonly column: number; readonly span: number };

function put(sheet: Worksheet, { row, column, span }: Spot, { value, style = {}, note }: Spanning): void {
  for (let at = column; at < column + span; at++) sheet.getCell(row, at).style = looked(style);
  const cell = sheet.getCell(row, column);
  if (span > 1) sheet.mergeCells(row, column, row, column + span - 1);
  cell.value = value;
  if (note !== undefined) cell.note = note;
}

const looks = new WeakMap<Partial<Style>, Partial<Style>>();

/** A style with what all cells of such a sheet have. */
function looked(style: Partial<Style>): Partial<Style> {
  const known = looks.get(style);
  if (known !== undefined) return known;
  const look: Partial<Style> = {
    border: BOXED,
    ...style,
    font: { ...FONT, ...style.font },
    // a number is no text that wraps: it would be printed as ####
    alignment: {
      vertical: 'middle',
      ...(style.numFmt === undefined || style.numFmt === AS_TEXT
        ? { wrapText: true }
        : { shrinkToFit: true }),
      ...style.alignment,
    },
  };
  looks.set(style, look);
  return look;
}

function textOf(value: CellValue): string {
  if (value === null || typeof value === 'number') return '';
  return typeof value === 'object' && 'text' in value ? String(value.text) : String(value);
}

/** Lines that a text takes in a cell of a width. */
export function linesOf(text: string, width: number): number {
  const each = (line: string) => Math.max(1, Math.ceil(displayWidth(line) / (width - LOST)));
  return text.split('\n').reduce((all, line) => all + each(line), 0);
}

/** A text in parts that take no more lines than these, cut between lines where that can be, else between characters. */
export function partsOf(text: string, width: number, most = MOST_LINES): string[] {
  const parts: string[] = [];
  let part = '';
  for (const piece of text.split(/(?<=\n)/).flatMap(line => piecesOf(line, (width - LOST) * most))) {
    if (part !== '' && linesOf((part + piece).trimEnd(), width) > most) {
      parts.push(part);
      part = '';
    }
    part += piece;
  }
  return [...parts, part].map(own => own.replace(/\n$/, ''));
}

function piecesOf(line: string, room: number): string[] {
  const pieces: string[] = [];
  let [piece, taken] = ['', 0];
  for (const character of line) {
    taken += displayWidth(character);
    if (taken > room) {
      pieces.push(piece);
      [piece, taken] = ['', displayWidth(character)];
    }
    piece += character;
  }
  return [...pieces, piece];
}
