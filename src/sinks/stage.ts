import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { identifier, literal, typeIn } from './ddl.ts';
import { type Duck, openDuck } from './duck.ts';
import { FRAMED, frameOf, linesOf, ONCE } from './packed.ts';
import type { Change, ComingRows } from './sink.ts';
import { ALL_TABLES, DOCUMENTS, LOADS } from './tables/all.ts';
import { isDecimal, SCALES, type Table, WIDTH } from './tables/column.ts';
import { aroundOf } from './tables/documents.ts';
import type { Load } from './tables/loads.ts';

/** Rows on their way: files in a folder, which DuckDB reads. */
export type Staged = {
  /** The rows of a table that come, as a SELECT of its columns. */
  select(table: Table): string;
};

/** Writes the rows that come into a folder, a file for each table that gets some. */
export async function writeStage(
  folder: string,
  { coming, load }: { readonly coming: AsyncIterable<ComingRows>; readonly load?: Load },
): Promise<Staged> {
  await mkdir(folder, { recursive: true });
  const pathOf = ({ name }: Table) => join(folder, `${name}.jsonl.zst`);
  const piles = new Map(ALL_TABLES.map(table => [table, openPile(pathOf(table))]));
  let longest = 0;
  const addLine = (table: Table, line: string) => {
    longest = Math.max(longest, Buffer.byteLength(line));
    piles.get(table)!.addLine(line);
  };
  try {
    for await (const { packed, ...around } of coming) {
      longest = Math.max(longest, packed.longest);
      for (const [at, table] of FRAMED.entries()) piles.get(table)!.add(packed.frames[at]!);
      const row = { ...packed.document, ...aroundOf(around) };
      for (const line of linesOf(DOCUMENTS, [DOCUMENTS.columns.map(({ name }) => row[name]!)]))
        addLine(DOCUMENTS, line);
    }
    if (load !== undefined)
      for (const line of linesOf(LOADS.table, [LOADS.cellsOf(load)])) addLine(LOADS.table, line);
  } finally {
    for (const pile of piles.values()) pile.close();
  }
  return {
    select: table =>
      piles.get(table)!.isEmpty() ? nothing(table) : selectFrom(pathOf(table), table, longest),
  };
}

/**
 * A DuckDB in memory where views have the rows that come, by the names of their tables, and `gone` the contents whose
 * rows go. Its files are in the folder.
 */
export async function openStage(folder: string, change: Change): Promise<Duck> {
  const staged = await writeStage(folder, { coming: change.rows(), load: change.load });
  const duck = await openDuck(':memory:');
  try {
    await duck.run(`SET temp_directory = ${literal(join(folder, 'spill'))}`);
    for (const table of ALL_TABLES)
      await duck.run(`CREATE VIEW ${identifier(table.name)} AS ${staged.select(table)}`);
    await duck.run(
      `CREATE TABLE gone AS SELECT unnest([${change.gone.map(literal).join(', ')}]::VARCHAR[]) AS sha256`,
    );
    return duck;
  } catch (error) {
    duck.close();
    throw error;
  }
}

/** Bytes that are written at once. */
const AT_ONCE = 1 << 18;

/** A file to which frames are added, and lines that become frames together. */
function openPile(path: string) {
  const file = openSync(path, 'w');
  // what is added is copied: a small part would keep all of its document in memory
  const gathered = Buffer.allocUnsafe(AT_ONCE);
  let [size, written] = [0, 0];
  let [lines, length] = [[] as string[], 0];
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  };
  const flush = () => {
    write(gathered.subarray(0, size));
    size = 0;
  };
  const add = (bytes: Uint8Array) => {
    written += bytes.length;
    if (size + bytes.length > AT_ONCE) flush();
    if (bytes.length > AT_ONCE) return write(bytes);
    gathered.set(bytes, size);
    size += bytes.length;
  };
  const pack = () => {
    if (length > 0) add(frameOf(lines.join('')));
    [lines, length] = [[], 0];
  };
  return {
    add,
    addLine(line: string) {
      lines.push(line);
      length += line.length;
      if (length >= AT_ONCE) pack();
    },
    isEmpty: () => written === 0,
    close() {
      pack();
      flush();
      closeSync(file);
    },
  };
}

function nothing(table: Table): string {
  const columns = table.columns.map(
    ({ name, type }) => `NULL::${typeIn('duckdb', type)} AS ${identifier(name)}`,
  );
  return `SELECT ${columns.join(', ')} WHERE false`;
}

/** Bytes of a line that DuckDB is ready for at least: twice that is what it reads at once. */
const LEAST_LINE = 200_000;

/** The rows of a file of packed lines: lists of the same line side by side, shorter ones filled with nulls. */
function selectFrom(path: string, { columns }: Table, longest: number): string {
  const isList = (name: string) => name !== ONCE;
  const shapes = columns.map(
    ({ name, type }) => `${literal(name)}: '${rawType(type)}${isList(name) ? '[]' : ''}'`,
  );
  const rows = columns.map(({ name }) => {
    const own = identifier(name);
    return isList(name) ? `unnest(${own}) AS ${own}` : own;
  });
  const typed = columns.map(({ name, type }) => `${typedOf(name, type)} AS ${identifier(name)}`);
  return `SELECT ${typed.join(', ')} FROM (SELECT ${rows.join(', ')} FROM read_json(${literal(path)},
    format = 'newline_delimited', compression = 'zstd', maximum_object_size = ${Math.max(longest + 1, LEAST_LINE)},
    columns = {${shapes.join(', ')}}))`;
}

type Type = Table['columns'][number]['type'];

/** As what a column stands in the lines. */
function rawType(type: Type): string {
  return isDecimal(type) || type === 'date' || type === 'timestamp' ? 'VARCHAR' : typeIn('duckdb', type);
}

/** DuckDB reads a text as a wide decimal a hundred times slower than as a whole number. */
function typedOf(name: string, type: Type): string {
  const own = identifier(name);
  if (!isDecimal(type)) return `${own}::${typeIn('duckdb', type)}`;
  const scale = SCALES[type];
  const last = `0.${'1'.padStart(scale, '0')}::DECIMAL(${scale},${scale})`;
  return `(${own}::HUGEINT::DECIMAL(${WIDTH},0) * ${last})::${typeIn('duckdb', type)}`;
}
