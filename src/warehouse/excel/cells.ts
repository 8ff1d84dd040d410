import type { CellHyperlinkValue, CellValue, Style } from 'exceljs';
import { type CellContent, type ColumnType, isDecimal, storable } from '../tables/column.ts';

/** A value as Excel holds it, and how it is to look. */
type CellFormat = { readonly value: CellValue; readonly numFmt?: string; readonly isLong?: true };

/** The streaming writer's types say less than it does: a note of a cell is written with its row. */
export type Written = {
  readonly value: CellValue;
  readonly style?: Partial<Style>;
  readonly note?: string;
};

/** Digits that a number of Excel keeps. */
const DIGITS = 15;
/** Characters that a cell of Excel holds. */
const LONGEST = 32_767;
/** The format of a cell that holds texts: what is typed there, and what stands there, is no number and no formula. */
export const AS_TEXT = '@';
const CUT = '…（Excel 单元格放不下，全文见归档）';

/** A cell of a table for Excel: a number where Excel keeps all of its digits, else a text; never a formula. */
export function shown(cell: CellContent, type: ColumnType): CellFormat {
  if (cell === null) return { value: null };
  if (isDecimal(type)) return decimalShown(trimmed(String(cell)), type !== 'decimal');
  if (type === 'bigint') return decimalShown(String(cell), false);
  if (type === 'boolean') return { value: cell === true ? '是' : null };
  if (type === 'date') return { value: new Date(`${cell}T00:00:00Z`), numFmt: 'yyyy-mm-dd' };
  if (type === 'timestamp') return { value: String(cell) };
  if (typeof cell === 'object') return cell.length === 0 ? { value: null } : textShown(cell.join('\n'));
  return typeof cell === 'string' ? textShown(cell) : { value: cell };
}

/** What Excel would take for a formula once somebody types into the cell; in a cell of texts it stays one. */
const LIKE_FORMULA = /^\s*[=+\-@]/;

function textShown(cell: string): CellFormat {
  return LIKE_FORMULA.test(cell) ? { value: text(cell), numFmt: AS_TEXT } : { value: text(cell) };
}

/** A decimal as a number with a format that shows its digits; one that is too long stays a text. */
export function decimalShown(digits: string, isMoney: boolean): CellFormat {
  const significant = digits.replace(/^-|\./g, '').replace(/^0+/, '').length;
  if (significant > DIGITS) return { value: digits, numFmt: AS_TEXT, isLong: true };
  const decimals = digits.split('.')[1]?.length ?? 0;
  const shownDecimals = isMoney ? Math.max(decimals, 2) : decimals;
  const whole = isMoney ? '#,##0' : '0';
  return {
    value: Number(digits),
    numFmt: shownDecimals === 0 ? whole : `${whole}.${'0'.repeat(shownDecimals)}`,
  };
}

/** Excel ends lines with a line feed, and takes `_x000D_` for the character of that number. */
export function text(value: string): string {
  const plain = storable(value)
    .replaceAll('\r\n', '\n')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return plain.length <= LONGEST ? plain : plain.slice(0, LONGEST - CUT.length) + CUT;
}

export function link(label: CellContent, to: string): CellHyperlinkValue {
  return { text: text(String(label)), hyperlink: storable(to) };
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;
}

type Look = Partial<Style>;
const filled = (argb: string): Look => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } } });

export const HEAD: Look = {
  font: { bold: true },
  ...filled('FFE8EEF7'),
  alignment: { vertical: 'middle', wrapText: true },
};
/** a value that a person must look at */
export const DOUBTFUL: Look = filled('FFFFE0B2');
/** a number that Excel cannot hold: it is a text */
export const LONG: Look = { ...filled('FFF0F0F0'), font: { italic: true }, numFmt: AS_TEXT };
export const LINK: Look = { font: { color: { argb: 'FF0563C1' }, underline: true } };
export const TITLE: Look = {
  font: { bold: true, size: 14 },
  border: {},
  alignment: { horizontal: 'center', wrapText: true },
};
const FORMATTED = new Map<string, Look>();

/** The same style is the same object: the writer looks it up once. */
function formatted(numFmt: string): Look {
  const look = FORMATTED.get(numFmt) ?? { numFmt };
  FORMATTED.set(numFmt, look);
  return look;
}

/** A text in a cell of a sheet that prints, and a number; blank where there is none. */
export function words(value: string | null): Written {
  if (value === null) return { value: null };
  const { value: cell, numFmt } = textShown(value);
  return numFmt === undefined ? { value: cell } : { value: cell, style: formatted(numFmt) };
}

export function number(value: string | null, isMoney = false): Written {
  if (value === null) return { value: null };
  const { value: cell, numFmt, isLong } = decimalShown(value, isMoney);
  return { value: cell, style: isLong ? LONG : formatted(numFmt!) };
}

export const head = (label: string): Written => ({ ...words(label), style: HEAD });

/** A value that a person must look at. */
export function marked(cell: Written, isDoubtful: boolean | undefined): Written {
  return isDoubtful ? { ...cell, style: { ...cell.style, ...DOUBTFUL } } : cell;
}

/** What is to be looked at, in words, where there is something. */
export function told(doubts: string | null): Written {
  return doubts === null ? words(null) : { ...words(doubts), style: DOUBTFUL };
}
