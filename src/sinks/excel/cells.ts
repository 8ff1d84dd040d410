import type { CellHyperlinkValue, CellValue, Style } from 'exceljs';
import { type Cell, type ColumnType, isDecimal, storable } from '../tables/column.ts';

/** A value as Excel holds it, and how it is to look. */
export type Shown = { readonly value: CellValue; readonly numFmt?: string; readonly isLong?: true };

/** Digits that a number of Excel keeps. */
const DIGITS = 15;
/** Characters that a cell of Excel holds. */
const LONGEST = 32_767;
const CUT = '…（Excel 单元格放不下，全文见归档）';

/** A cell of a table for Excel: a number where Excel keeps all of its digits, else a text; never a formula. */
export function shown(cell: Cell, type: ColumnType): Shown {
  if (cell === null) return { value: null };
  if (isDecimal(type)) return decimalShown(trimmed(String(cell)), type !== 'decimal');
  if (type === 'bigint') return decimalShown(String(cell), false);
  if (type === 'boolean') return { value: cell === true ? '是' : null };
  if (type === 'date') return { value: new Date(`${cell}T00:00:00Z`), numFmt: 'yyyy-mm-dd' };
  if (type === 'timestamp') return { value: String(cell) };
  if (typeof cell === 'object') return { value: cell.length === 0 ? null : text(cell.join('\n')) };
  return { value: typeof cell === 'string' ? text(cell) : cell };
}

/** A decimal as a number with a format that shows its digits; one that is too long stays a text. */
export function decimalShown(digits: string, isMoney: boolean): Shown {
  const significant = digits.replace(/^-|\./g, '').replace(/^0+/, '').length;
  if (significant > DIGITS) return { value: digits, isLong: true };
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

export function link(label: Cell, to: string): CellHyperlinkValue {
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
export const LONG: Look = { ...filled('FFF0F0F0'), font: { italic: true } };
export const LINK: Look = { font: { color: { argb: 'FF0563C1' }, underline: true } };
