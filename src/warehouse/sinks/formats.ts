import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDecimal, isList, type ListType, type WarehouseTable } from '../tables/column.ts';
import { identifier, itemOf, literal, typeIn } from './ddl.ts';
import type { Duck } from './duck.ts';

/** How a folder holds tables: a file each. */
export type Format = {
  readonly layout: string;
  readonly extension: string;
  /** Writes the rows of a SELECT as a file at a path; a table in parts as a folder there, whose files end in `.part`. */
  write(
    duck: Duck,
    rows: { readonly table: WarehouseTable; readonly select: string; readonly path: string },
  ): Promise<void>;
  /** What DuckDB reads a table of a folder with. */
  source(table: WarehouseTable, folder: string): string;
};

/** Rows of a group: what a reader of one column holds of it at least, and what the writer holds of all. */
const ROW_GROUP = 61_440;
const PARQUET = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}`;

export const parquet: Format = {
  layout: 'parquet',
  extension: '.parquet',
  write: (duck, { select, path }) => duck.run(`COPY (${select}) TO ${literal(path)} (${PARQUET})`),
  source: ({ name }, folder) => `read_parquet(${literal(join(folder, `${name}.parquet`))})`,
};

const YEAR = 'fiscal_year';

/** Tables with a fiscal year as folders `fiscal_year=2023`; the column is in the files, too. */
export const parquetByYear: Format = {
  layout: 'parquet by year',
  extension: '.parquet',
  async write(duck, rows) {
    if (!hasYear(rows.table)) return parquet.write(duck, rows);
    const folder = rows.path;
    const [first] = await duck.all(`SELECT 1 AS it FROM (${rows.select}) LIMIT 1`);
    // without rows there would be no folder, and whoever reads it would fail
    const nowhere = join(folder, `${YEAR}=__HIVE_DEFAULT_PARTITION__`);
    if (first === undefined) await mkdir(nowhere, { recursive: true });
    const [to, options] =
      first === undefined
        ? [join(nowhere, 'data_0.part'), PARQUET]
        : [folder, `${PARQUET}, PARTITION_BY (${YEAR}), WRITE_PARTITION_COLUMNS true, FILE_EXTENSION 'part'`];
    await duck.run(`COPY (${rows.select}) TO ${literal(to)} (${options})`);
  },
  source: (table, folder) =>
    hasYear(table)
      ? `read_parquet(${literal(join(folder, table.name, '*', '*.parquet'))}, hive_partitioning = false)`
      : parquet.source(table, folder),
};

function hasYear({ columns }: WarehouseTable): boolean {
  return columns.some(({ name }) => name === YEAR);
}

const BOM = Buffer.of(0xef, 0xbb, 0xbf);

/** RFC 4180: a comma, CRLF; null is nothing, an empty text is "". */
export function csv({ bom, lists = asJson }: { readonly bom: boolean; readonly lists?: SaidAs }): Format {
  return {
    layout: bom ? 'csv bom' : 'csv',
    extension: '.csv',
    async write(duck, { table, select, path }) {
      await duck.run(
        `COPY (${listsAs(lists, table, select)}) TO ${literal(path)} (FORMAT csv, HEADER true, NEW_LINE '\\r\\n')`,
      );
      if (bom) await prepend(path, BOM);
    },
    source: (table, folder) => `(${listsAs(fromJson, table, csvFile(table, folder))})`,
  };
}

function csvFile(table: WarehouseTable, folder: string): string {
  return `FROM read_csv(${literal(join(folder, `${table.name}.csv`))}, auto_detect = false, header = true, delim = ',',
        quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, new_line = '\\r\\n',
        columns = ${columnTypes(table, type => typeIn('duckdb', isList(type) ? 'text' : type))})`;
}

/** A list, in SQL, as a text or out of one. */
export type SaidAs = (own: string, type: ListType) => string;

/** A SELECT of the columns of a table where lists are said in another way. */
function listsAs(said: SaidAs, { columns }: WarehouseTable, select: string): string {
  const cells = columns.map(({ name, type }) => {
    const own = identifier(name);
    return isList(type) ? `${said(own, type)} AS ${own}` : own;
  });
  return `SELECT ${cells.join(', ')} FROM (${select})`;
}

/** CSV has no lists: they stand there as JSON. */
const asJson: SaidAs = own => `to_json(${own})::VARCHAR`;
const fromJson: SaidAs = (own, type) => `from_json(${own}, '["${typeIn('duckdb', itemOf(type))}"]')`;

/** JSON Lines; decimals are texts, for most readers make floats of numbers. */
export const jsonLines: Format = {
  layout: 'jsonl',
  extension: '.jsonl',
  write: (duck, { table, select, path }) =>
    duck.run(
      `COPY (SELECT ${table.columns.map(({ name, type }) => (isDecimal(type) ? `${identifier(name)}::VARCHAR AS ${identifier(name)}` : identifier(name))).join(', ')} FROM (${select}))
       TO ${literal(path)} (FORMAT json)`,
    ),
  source: (table, folder) =>
    `read_json(${literal(join(folder, `${table.name}.jsonl`))}, format = 'newline_delimited', columns = ${columnTypes(table, type => typeIn('duckdb', type))})`,
};

function columnTypes(
  table: WarehouseTable,
  typeOf: (type: WarehouseTable['columns'][number]['type']) => string,
): string {
  return `{${table.columns.map(({ name, type }) => `${literal(name)}: ${literal(typeOf(type))}`).join(', ')}}`;
}

async function prepend(path: string, bytes: Buffer): Promise<void> {
  const next = join(dirname(path), '.prepending');
  const file = await open(next, 'w');
  try {
    await file.write(bytes);
    for await (const chunk of createReadStream(path)) await file.write(chunk);
  } finally {
    await file.close();
  }
  await rename(next, path);
}
