import { rm } from 'node:fs/promises';
import type { Style } from 'exceljs';
import { identifier } from '../ddl.ts';
import type { Duck } from '../duck.ts';
import { makeScratch } from '../scratch.ts';
import type { Change } from '../sink.ts';
import { openStage } from '../stage.ts';
import { ALL_TABLES } from '../tables/all.ts';
import { type Cell, isDecimal, type Table } from '../tables/column.ts';
import { DOUBTFUL, HEAD, LINK, LONG, link, shown } from './cells.ts';
import type { LinkTo } from './links.ts';
import { sheetNames } from './names.ts';
import { type Head, MOST_ROWS, openWorkbook, type Sheet, type Workbook, type Written } from './sheet.ts';

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
export async function writeTables(path: string, change: Change, linkTo: LinkTo): Promise<void> {
  const scratch = await makeScratch();
  try {
    const duck = await openStage(scratch, change);
    try {
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
    } finally {
      duck.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

type Given = {
  readonly duck: Duck;
  readonly book: Workbook;
  readonly linkTo: LinkTo;
  readonly nameOf: (text: string) => string;
  readonly paths: ReadonlyMap<string, string | null>;
  /** notes on what is to be looked at: by table, content, form and row, and then by column */
  readonly doubts: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

async function writeTable(table: Table, given: Given): Promise<void> {
  const title = table.zh.split('：')[0]!;
  const order = table.columns.filter(({ isKey }) => isKey).map(({ name }) => identifier(name));
  const result = await given.duck.connection.stream(
    `FROM ${identifier(table.name)} ORDER BY ${order.join(', ')}`,
  );
  let sheet: Sheet | undefined;
  let rows = 0;
  let links = 0;
  for await (const chunk of result.yieldRowObjectJson()) {
    for (const row of chunk as Record<string, Cell>[]) {
      if (sheet === undefined || rows === MOST_ROWS - 1) {
        sheet?.end();
        sheet = given.book.sheet(given.nameOf(title), headsOf(table));
        rows = links = 0;
      }
      const cells = cellsOf(table, row, { ...given, canLink: links < MOST_LINKS });
      if (cells.some(({ style }) => style === LINK)) links++;
      sheet.add(cells);
      rows++;
    }
  }
  (sheet ?? given.book.sheet(given.nameOf(title), headsOf(table))).end();
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

function headsOf({ columns }: Table): Head[] {
  return columns.map(({ name, type, zh, unit }) => ({
    // what follows a sign explains it
    title: zh.split(/[：，；]/)[0]!,
    note: `${name}：${zh}${unit === undefined ? '' : `（${unit}）`}`,
    width: isDecimal(type) ? OF_A_NUMBER : WIDTHS[type],
  }));
}

function cellsOf(
  table: Table,
  row: Record<string, Cell>,
  given: Given & { readonly canLink: boolean },
): Written[] {
  const linked = given.canLink ? LINKED[table.name] : undefined;
  const doubts = given.doubts.get(keyOf({ ...row, in_table: table.name, in_row: row.row_index ?? null }));
  return table.columns.map(({ name, type }): Written => {
    const cell = row[name] ?? null;
    const { value, numFmt, isLong } = shown(cell, type);
    const doubt = doubts?.get(name);
    if (doubt !== undefined) return { value, style: styleOf(numFmt, DOUBTFUL), note: doubt };
    const to = name === linked && cell !== null ? linkOf(row, given) : null;
    if (to !== null) return { value: link(cell, to), style: LINK };
    if (isLong) return { value, style: LONG, note: '位数超过 Excel 的 15 位，按文字保存' };
    return numFmt === undefined ? { value } : { value, style: styleOf(numFmt) };
  });
}

function linkOf(row: Record<string, Cell>, { linkTo, paths }: Given): string | null {
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

function keyOf({ sha256, form, in_table, in_row }: Record<string, Cell>): string {
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

function noteOf({ text, confidence, notes, page }: Record<string, Cell>): string {
  const read = text === null ? '未见印字' : `读到：${String(text).slice(0, 200)}`;
  const where = page === null ? '' : `，第 ${page} 页`;
  return `待核${where}。${read}。置信度 ${confidence}${notes === null ? '' : `；${notes}`}`;
}
