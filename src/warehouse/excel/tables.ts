import type { Style } from 'exceljs';
import { identifier } from '../sinks/ddl.ts';
import type { Duck } from '../sinks/duck.ts';
import type { LoadChange } from '../sinks/sink.ts';
import { openStage } from '../sinks/staging.ts';
import { makeTemporaryFolder } from '../sinks/temporary-folder.ts';
import { ALL_TABLES } from '../tables/all.ts';
import { type CellContent, isDecimal, type WarehouseTable } from '../tables/column.ts';
import { DOUBTFUL, HEAD, LINK, LONG, link, shown, type Written } from './cells.ts';
import type { LinkTo } from './links.ts';
import { sheetNames } from './names.ts';
import { type ColumnHead, MOST_ROWS, openWorkbook, type Workbook, type WorkbookSheet } from './sheet.ts';
import { headOf, inReadingOrder, inWords, titleOf } from './words.ts';

/** Links that Excel takes in one sheet. */
const MOST_LINKS = 65_000;
/** Columns of a row that lead to where it stands, by table. */
const LINKED: { readonly [table: string]: string } = {
  documents: 'name',
  forms: 'first_page',
  findings: 'page',
  evidence: 'page',
  unplaced: 'page',
};

/** One sheet a table, Chinese heads; what does not fit into a sheet goes on in another. */
export async function writeTables(path: string, change: LoadChange, linkTo: LinkTo): Promise<void> {
  await using scratch = await makeTemporaryFolder();
  using duck = await openStage(scratch.path, change);
  const book = openWorkbook(path, HEAD);
  const given = {
    duck,
    book,
    linkTo,
    nameOf: sheetNames(),
    paths: await pathsOf(duck),
    doubts: await doubtsOf(duck),
  };
  for (const table of ALL_TABLES) await writeTable(table, given);
  await book.close();
}

type Column = WarehouseTable['columns'][number];

type Given = {
  readonly duck: Duck;
  readonly book: Workbook;
  readonly linkTo: LinkTo;
  readonly nameOf: (text: string) => string;
  readonly paths: ReadonlyMap<string, string | null>;
  /** notes on what is to be looked at: by table, content, form and row, and then by column */
  readonly doubts: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

async function writeTable(table: WarehouseTable, given: Given): Promise<void> {
  const title = titleOf(table);
  const columns = [...aboutOf(table), ...inReadingOrder(table)];
  const result = await given.duck.connection.stream(selectOf(table));
  let sheet: WorkbookSheet | undefined;
  let rows = 0;
  let links = 0;
  for await (const chunk of result.yieldRowObjectJson()) {
    for (const row of chunk as Record<string, CellContent>[]) {
      if (sheet === undefined || rows === MOST_ROWS - 1) {
        sheet?.end();
        sheet = given.book.sheet(given.nameOf(title), headsOf(columns));
        rows = links = 0;
      }
      const cells = writtenIn({ table, columns, row }, { ...given, canLink: links < MOST_LINKS });
      if (cells.some(({ style }) => style === LINK)) links++;
      sheet.add(cells);
      rows++;
    }
  }
  (sheet ?? given.book.sheet(given.nameOf(title), headsOf(columns))).end();
}

/** Whose rows they are: columns that the table lacks, from those of documents and forms. */
const FILE: Column = { name: 'about_file', type: 'text', zh: '文件', en: 'file' };
const FORM: Column = {
  name: 'about_form',
  type: 'text',
  zh: '项目或单位',
  en: 'project, or unit where none is printed',
};

function aboutOf({ name, columns }: WarehouseTable): readonly Column[] {
  const has = (own: string) => columns.some(column => column.name === own);
  if (!has('sha256') || name === 'documents') return [];
  return has('form') && name !== 'forms' ? [FORM, FILE] : [FILE];
}

function selectOf(table: WarehouseTable): string {
  const about = aboutOf(table);
  const order = table.columns.filter(({ isKey }) => isKey).map(({ name }) => `own.${identifier(name)}`);
  const [form, file] = [about.includes(FORM), about.includes(FILE)];
  return [
    `SELECT own.*${file ? ', documents.name AS about_file' : ''}`,
    form ? ', coalesce(forms.project_name, forms.implementing_unit) AS about_form' : '',
    ` FROM ${identifier(table.name)} AS own`,
    file ? ' LEFT JOIN documents ON documents.sha256 = own.sha256' : '',
    form ? ' LEFT JOIN forms ON forms.sha256 = own.sha256 AND forms.form = own.form' : '',
    ` ORDER BY ${order.join(', ')}`,
  ].join('');
}

const WIDTHS = {
  text: 18,
  integer: 8,
  bigint: 10,
  boolean: 8,
  double: 9,
  date: 12,
  timestamp: 20,
  'text[]': 18,
  'integer[]': 8,
} as const;
const OF_A_NUMBER = 16;

function headsOf(columns: readonly Column[]): ColumnHead[] {
  return columns.map(column => ({
    title: headOf(column),
    note: `${column.name}：${column.zh}${column.unit === undefined ? '' : `（${column.unit}）`}`,
    width: isDecimal(column.type) ? OF_A_NUMBER : WIDTHS[column.type],
  }));
}

type RowOf = {
  readonly table: WarehouseTable;
  readonly columns: readonly Column[];
  readonly row: Record<string, CellContent>;
};

function writtenIn({ table, columns, row }: RowOf, given: Given & { readonly canLink: boolean }): Written[] {
  const linked = given.canLink ? LINKED[table.name] : undefined;
  const doubts = given.doubts.get(keyOf({ ...row, in_table: table.name, in_row: row.row_index ?? null }));
  return columns.map((column): Written => {
    const { name } = column;
    const cell = inWords(column, row);
    const { value, numFmt, isLong } = shown(cell, column.type);
    const doubt = doubts?.get(name);
    if (doubt !== undefined) return { value, style: styleOf(numFmt, DOUBTFUL), note: doubt };
    const to = name === linked && cell !== null ? linkOf(row, given) : null;
    if (to !== null) return { value: link(cell, to), style: LINK };
    if (isLong) return { value, style: LONG, note: '位数超过 Excel 的 15 位，按文字保存' };
    return numFmt === undefined ? { value } : { value, style: styleOf(numFmt) };
  });
}

function linkOf(row: Record<string, CellContent>, { linkTo, paths }: Given): string | null {
  const sha256 = String(row.sha256);
  const page = row.first_page ?? row.page ?? null;
  const form = typeof row.form === 'number' ? row.form : null;
  return linkTo({ sha256, path: paths.get(sha256) ?? null, form, page: page === null ? null : Number(page) });
}

async function pathsOf(duck: Duck): Promise<Map<string, string | null>> {
  const rows = await duck.all('SELECT sha256, path FROM documents');
  return new Map(rows.map(({ sha256, path }) => [String(sha256), path === null ? null : String(path)]));
}

async function doubtsOf(duck: Duck): Promise<Map<string, Map<string, string>>> {
  const rows = await duck.all(
    `SELECT sha256, form, in_table, in_row, in_column, text, confidence, notes, page FROM evidence WHERE review`,
  );
  const doubts = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = doubts.get(key) ?? new Map<string, string>();
    doubts.set(key, own.set(String(row.in_column), noteOf(row)));
  }
  return doubts;
}

function keyOf({ sha256, form, in_table, in_row }: Record<string, CellContent>): string {
  return `${in_table}/${sha256}/${form}/${in_row}`;
}

const PLAIN: Partial<Style> = {};
const styles = new Map<Partial<Style>, Map<string | undefined, Partial<Style>>>();

/** The same style is the same object: the writer looks it up once. */
function styleOf(numFmt: string | undefined, look: Partial<Style> = PLAIN): Partial<Style> {
  const known = styles.get(look) ?? new Map<string | undefined, Partial<Style>>();
  const style = known.get(numFmt) ?? { ...look, ...(numFmt !== undefined && { numFmt }) };
  styles.set(look, known.set(numFmt, style));
  return style;
}

function noteOf({ text, confidence, notes, page }: Record<string, CellContent>): string {
  const read = text === null ? '未见印字' : `读到：${String(text).slice(0, 200)}`;
  const where = page === null ? '' : `，第 ${page} 页`;
  return `待核${where}。${read}。置信度 ${confidence}${notes === null ? '' : `；${notes}`}`;
}
