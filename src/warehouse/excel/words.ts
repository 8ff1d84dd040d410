import type { Note } from '../../model.ts';
import { noteName } from '../../values/notes.ts';
import { ALL_TABLES } from '../tables/all.ts';
import type { CellContent, WarehouseTable } from '../tables/column.ts';

/** Columns and codes of the tables as a person reads them. */

type Column = WarehouseTable['columns'][number];
type Row = { readonly [name: string]: CellContent };

/** What tells rows apart for a person, and what only programs ask for; the others stand between, as the table has them. */
const FIRST = ['project_name', 'implementing_unit', 'supervising_department', 'name', 'title', 'fiscal_year'];
const LAST = [
  ...['form', 'row_index', 'duplicate_of_form', 'duplicate_of'],
  ...['loaded_at', 'content_hash', 'previous', 'entry_hash', 'stamp', 'sha256'],
];

/** The columns of a table: names first, hashes last. */
export function inReadingOrder({ columns }: WarehouseTable): readonly Column[] {
  const rank = ({ name }: Column) =>
    FIRST.includes(name) ? FIRST.indexOf(name) - FIRST.length : LAST.indexOf(name) + 1;
  return columns.toSorted((a, b) => rank(a) - rank(b));
}

/** What a table, or a column, is called in short: what follows a sign explains it. */
export const titleOf = (table: WarehouseTable): string => table.zh.split('：')[0]!;
export const headOf = ({ zh }: Column): string => zh.split(/[：，；]/)[0]!;

/** A cell with codes in words; what is in no list of codes stays as it is. */
export function inWords({ name, codes }: Column, row: Row): CellContent {
  const cell = row[name] ?? null;
  if (name === 'notes' && Array.isArray(cell)) return cell.map(note => noteName(note as Note).zh);
  if (typeof cell !== 'string') return cell;
  if (name === 'in_table') return nameOfTable(cell);
  if (name === 'in_column') return nameOfColumn(row.in_table ?? null, cell);
  return codes?.[cell] ?? cell;
}

const TABLES = new Map<CellContent, WarehouseTable>(ALL_TABLES.map(table => [table.name, table]));

function nameOfTable(name: string): string {
  const table = TABLES.get(name);
  return table === undefined ? name : titleOf(table);
}

function nameOfColumn(table: CellContent, name: string): string {
  const column = TABLES.get(table)?.columns.find(own => own.name === name);
  return column === undefined ? name : headOf(column);
}
