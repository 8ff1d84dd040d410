import type { Archive } from '../../../src/archive/archive.ts';
import { readChangeTokens, readLoadables } from '../../../src/warehouse/changed-documents.ts';
import { inWords } from '../../../src/warehouse/excel/words.ts';
import { TABLES } from '../../../src/warehouse/tables/all.ts';
import {
  type CellContent,
  type ColumnType,
  isDecimal,
  isList,
  LOADED_AT,
  type WarehouseTable,
} from '../../../src/warehouse/tables/column.ts';

/** What a target should hold and what it holds, row by row, as one text a row; the order of rows says nothing. */

/** Reads a table back, its columns by their names. */
export type ReadBack = (table: WarehouseTable) => Promise<readonly Readonly<Record<string, unknown>>[]>;

export type Difference = {
  readonly table: string;
  readonly missing: readonly string[];
  readonly strange: readonly string[];
};

/** The differences between what an archive holds and what was read back; and how many values were compared. */
export async function compare(
  archive: Archive,
  readBack: ReadBack,
  { isExcel = false }: { readonly isExcel?: boolean } = {},
): Promise<{ readonly values: number; readonly differences: readonly Difference[] }> {
  const expected = await rowsOfArchive(archive, isExcel ? inExcel : undefined);
  const differences: Difference[] = [];
  let values = 0;
  for (const table of TABLES) {
    const wanted = expected.get(table.name)!;
    const found = (await readBack(table)).map(row =>
      rowText(
        table,
        table.columns.map(({ name }) => row[name] as CellContent),
      ),
    );
    values += wanted.length * table.columns.length;
    const missing = without(wanted, found);
    const strange = without(found, wanted);
    if (missing.length + strange.length > 0) differences.push({ table: table.name, missing, strange });
  }
  return { values, differences };
}

/** The rows that an archive gives, by table. */
export async function rowsOfArchive(
  archive: Archive,
  held: (table: WarehouseTable, cells: readonly CellContent[]) => readonly CellContent[] = (_, cells) =>
    cells,
): Promise<Map<string, string[]>> {
  const rows = new Map(TABLES.map(({ name }) => [name, [] as string[]]));
  for await (const loadable of readLoadables(archive, await readChangeTokens(archive))) {
    for (const table of TABLES) {
      for (const cells of table.rowsOf(loadable))
        rows.get(table.name)!.push(rowText(table, held(table, cells)));
    }
  }
  return rows;
}

/** Excel has codes in words, one kind of line end, and no empty text beside a blank cell. */
function inExcel({ columns }: WarehouseTable, cells: readonly CellContent[]): CellContent[] {
  const row = Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]!]));
  const plain = (cell: CellContent) =>
    typeof cell === 'string' ? cell.replaceAll('\r\n', '\n') || null : cell;
  return columns.map(column => plain(inWords(column, row)));
}

/** When a row was loaded is the target's own. */
function rowText({ columns }: WarehouseTable, cells: readonly unknown[]): string {
  return JSON.stringify(
    cells.map((cell, at) => (columns[at]!.name === LOADED_AT ? null : plain(cell, columns[at]!.type))),
  );
}

/** A value as text, the same one however a driver gives it. Trailing zeros of decimals say nothing; all other digits do. */
function plain(cell: unknown, type: ColumnType): string | null {
  if (cell === null || cell === undefined) return null;
  if (isList(type)) return JSON.stringify(typeof cell === 'string' ? JSON.parse(cell) : cell);
  if (isDecimal(type)) return decimalPlain(String(cell));
  if (type === 'timestamp') return timePlain(cell);
  if (type === 'double') return String(Number(cell));
  return String(cell);
}

function timePlain(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString();
  const text = String(cell).replace(' ', 'T').replace(/Z$/, '');
  return new Date(`${text}Z`).toISOString();
}

function decimalPlain(text: string): string {
  const bare = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
  return /^-0*$/.test(bare) || bare === '' ? '0' : bare;
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return all.filter(one => {
    const left = counts.get(one) ?? 0;
    counts.set(one, left - 1);
    return left <= 0;
  });
}
