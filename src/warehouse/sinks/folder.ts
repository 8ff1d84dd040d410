import { readdir, stat, writeFile } from 'node:fs/promises';
import { extname, join, parse, relative } from 'node:path';
import { UsageError } from '../../errors.ts';
import { ALL_TABLES, DOCUMENTS, FORMS, LOADS } from '../tables/all.ts';
import type { WarehouseTable } from '../tables/column.ts';
import { identifier } from './ddl.ts';
import { openDuck } from './duck.ts';
import { withDuplicates } from './duplicates.ts';
import { type Format, parquet, parquetByYear } from './formats.ts';
import { readLoaded } from './load-state.ts';
import type { LoadChange, LoadState, Sink } from './sink.ts';
import { openStage } from './staging.ts';
import { openSnapshotFolder, type SnapshotFolder } from './versioned-snapshots.ts';

/** A folder with a file for each table. Throws UsageError where it holds another format, or another export writes to it. */
export async function openFolder(path: string, format: Format): Promise<Sink> {
  const snapshots = await openSnapshotFolder(path);
  try {
    await assertSame(snapshots, { path, format });
    return {
      layout: format.layout,
      loaded: () => loaded(snapshots, format),
      replace: change => replace(snapshots, format, change),
      close: () => snapshots.close(),
    };
  } catch (error) {
    await snapshots.close();
    throw error;
  }
}

async function assertSame(
  { current }: SnapshotFolder,
  { path, format }: { path: string; format: Format },
): Promise<void> {
  const files = current === null ? [] : await readdir(current);
  const found = files.find(name => name.startsWith(`${LOADS.table.name}.`));
  if (found === undefined || extname(found) === format.extension) return;
  throw new UsageError(
    `目录里已是 ${extname(found)}，请换一个目录 · the folder holds ${extname(found)} already: choose another one for ${format.extension}: ${path}`,
  );
}

/** A folder that is written as another layout (by years, with a byte order mark) is loaded anew. */
async function loaded({ current }: SnapshotFolder, format: Format): Promise<LoadState | null> {
  if (current === null) return null;
  using duck = await openDuck(':memory:');
  const tables = new Map(ALL_TABLES.map(table => [table.name, table]));
  return await readLoaded(duck, name => format.source(tables.get(name)!, current));
}

async function replace(
  { current, work, publish }: SnapshotFolder,
  format: Format,
  change: LoadChange,
): Promise<void> {
  using duck = await openStage(join(work, 'stage'), change);
  // under numbers: what is not finished is no data
  const pathOf = (table: WarehouseTable) => join(work, `${ALL_TABLES.indexOf(table)}`);
  const before = change.isWhole ? null : current;
  for (const table of ALL_TABLES)
    await format.write(duck, { table, path: pathOf(table), select: selectOf(table, format, before) });
  const coming = await Promise.all(ALL_TABLES.map(table => namedFiles(table, pathOf(table), format)));
  await publish(new Map(coming.flat()), async name => {
    const table = ALL_TABLES.find(own => own.name === /^\w+/.exec(name)?.[0]);
    const path = join(work, `blank${name.replace(/\W/g, '_')}`);
    // a table of before that is none any more goes with the load
    if (table === undefined) await writeFile(path, '');
    else await blankOf(format).write(duck, { table, path, select: `${rowsOf(table, format, null)} LIMIT 0` });
    return path;
  });
}

/** The files of a table that was written, by the names that they are to have. */
async function namedFiles(
  table: WarehouseTable,
  path: string,
  { extension }: Format,
): Promise<[string, string][]> {
  if ((await stat(path)).isFile()) return [[`${table.name}${extension}`, path]];
  const parts = await readdir(path, { recursive: true, withFileTypes: true });
  return parts
    .filter(part => part.isFile())
    .map(({ parentPath, name }) => {
      const folder = relative(path, parentPath);
      return [join(table.name, folder, `${parse(name).name}${extension}`), join(parentPath, name)];
    });
}

/** One file, however the format parts a table. */
function blankOf(format: Format): Format {
  return format === parquetByYear ? parquet : format;
}

/** The rows of a table after the load; which forms are copies is told by all of them. */
function selectOf(table: WarehouseTable, format: Format, before: string | null): string {
  const rows = rowsOf(table, format, before);
  return table === FORMS ? withDuplicates(`(${rows})`, `(${rowsOf(DOCUMENTS, format, before)})`) : rows;
}

/** What stays of the rows before, and what comes. */
function rowsOf(table: WarehouseTable, format: Format, before: string | null): string {
  const columns = table.columns.map(({ name }) => identifier(name)).join(', ');
  const coming = `SELECT ${columns} FROM ${identifier(table.name)}`;
  if (before === null) return coming;
  const stays = table === LOADS.table ? '' : 'ANTI JOIN gone USING (sha256)';
  return `SELECT ${columns} FROM ${format.source(table, before)} ${stays} UNION ALL ${coming}`;
}
