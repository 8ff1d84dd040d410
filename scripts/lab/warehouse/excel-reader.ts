import type { CellValue, Workbook, Worksheet } from 'exceljs';
import { ALL_TABLES } from '../../../src/warehouse/tables/all.ts';
import { isList, type ListType, type WarehouseTable } from '../../../src/warehouse/tables/column.ts';
import type { ReadBack } from './compare.ts';

/** Reads tables out of the sheets of a workbook: one sheet a table, in their order. */
export function excelReader(book: Workbook): ReadBack {
  return async table => {
    const sheet = book.worksheets[ALL_TABLES.indexOf(table)]!;
    const rows: Record<string, unknown>[] = [];
    const at = columnsOf(sheet);
    sheet.eachRow((row, number) => {
      if (number === 1) return;
      rows.push(
        Object.fromEntries(
          table.columns.map(({ name, type }) => [name, plain(row.getCell(at.get(name)!).value, type)]),
        ),
      );
    });
    return rows;
  };
}

/** Where the columns stand, by their names, which notes of the heads have. */
function columnsOf(sheet: Worksheet): Map<string, number> {
  const columns = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, number) => {
    const { texts = [] } = typeof cell.note === 'object' ? cell.note : {};
    columns.set(/^[^：]+/.exec(texts.map(({ text }) => text).join('') || String(cell.note))![0], number);
  });
  return columns;
}

function plain(value: CellValue, type: WarehouseTable['columns'][number]['type']): unknown {
  if (type === 'boolean') return value === '是';
  if (isList(type)) return value === null ? [] : itemsOf(String(value), type);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (value !== null && typeof value === 'object' && 'hyperlink' in value) return value.text;
  // a number of at most 15 digits is printed with just these
  return typeof value === 'number' ? fixed(value) : value;
}

function itemsOf(text: string, type: ListType): unknown[] {
  const items = text.split('\n');
  return type === 'text[]' ? items : items.map(Number);
}

function fixed(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20) : text;
}
