import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ArchiveError, UsageError } from '../../errors.ts';
import { WAREHOUSE_SCHEMA } from '../../schema/fields.ts';
import { assertPlain, redacted } from '../../values/address.ts';
import { ALL_TABLES, DOCUMENTS, FORMS, LOADS, TABLES } from '../tables/all.ts';
import type { WarehouseTable } from '../tables/column.ts';
import { comments, createTable, foreignKeys, identifier } from './ddl.ts';
import { tellDuplicates } from './duplicates.ts';
import { csv, type SaidAs } from './formats.ts';
import { notOurs } from './load-state.ts';
import type { LoadChange, LoadState, Sink } from './sink.ts';
import { openStage } from './staging.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** The schema where tables stand unless another one is asked for: an archive may live in the same database. */
const WAREHOUSE = 'ziping_warehouse';
/** First half of the advisory lock of a load: `zipw`; the other is the schema's name. */
const LOADING = 0x7a697077;

type Place = { readonly client: Client; readonly schema: string };

/**
 * Tables in a schema of a Postgres: rows are replaced in one transaction, by COPY. Throws ArchiveError where the database
 * cannot be reached, UsageError for an address that is not plain, where another load
 * is going on, or where the schema holds tables of another origin.
 */
export async function openPostgresSink(url: string, schema = WAREHOUSE): Promise<Sink> {
  assertPlain(url);
  const client = new Client({ connectionString: url });
  // a connection that breaks fails the statement that is waiting for it
  client.on('error', () => {});
  const place = { client, schema };
  try {
    await client.connect();
    await takeLock(place);
  } catch (error) {
    await client.end().catch(() => {});
    throw said(error, url);
  }
  const orSay = <T>(work: Promise<T>) =>
    work.catch(error => {
      throw said(error, url);
    });
  return {
    layout: 'postgres',
    loaded: () => orSay(loaded(place)),
    replace: change => orSay(replace(place, change)),
    close: () => client.end(),
  };
}

/** Held by the session: who dies lets it go. */
async function takeLock({ client, schema }: Place): Promise<void> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1, hashtext($2)) AS got', [
    LOADING,
    schema,
  ]);
  if (rows[0].got) return;
  throw new UsageError(
    `另一个导出正在写这个目标，请等它结束 · another export is writing to this target: wait for its end (${schema})`,
  );
}

async function loaded({ client, schema }: Place): Promise<LoadState | null> {
  const present = await client.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1',
    [schema],
  );
  const names: string[] = present.rows.map(({ name }) => name);
  const taken = ALL_TABLES.map(({ name }) => name).filter(name => names.includes(name));
  if (!names.includes(LOADS.table.name)) {
    if (taken.length > 0) throw notOurs(taken);
    return null;
  }
  const loads = await client.query(`SELECT * FROM ${at(schema, LOADS.table)} ORDER BY load DESC LIMIT 1`);
  const last = loads.rows[0];
  if (last === undefined) return null;
  const isOurs = last.schema === WAREHOUSE_SCHEMA;
  const stamps = isOurs
    ? await client.query(`SELECT sha256, stamp FROM ${at(schema, DOCUMENTS)}`)
    : { rows: [] };
  return {
    load: last.load,
    schema: last.schema,
    layout: last.layout,
    stamps: new Map(stamps.rows.map(({ sha256, stamp }) => [sha256, stamp])),
  };
}

async function replace(place: Place, change: LoadChange): Promise<void> {
  await using scratch = await makeTemporaryFolder();
  try {
    const files = await writeFiles(scratch.path, change);
    await place.client.query('BEGIN');
    if (change.isWhole) await makeTables(place);
    // rows before what they belong to
    for (const { name } of TABLES.toReversed()) {
      await place.client.query(`DELETE FROM ${at(place.schema, { name })} WHERE sha256 = ANY($1)`, [
        change.gone,
      ]);
    }
    for (const { table, path } of files) await copy(place, table, path);
    // of all rows at once they are tied quicker than one by one
    if (change.isWhole) await tieTables(place);
    const [forms, documents] = [at(place.schema, FORMS), at(place.schema, DOCUMENTS)];
    for (const text of tellDuplicates(forms, documents)) await place.client.query(text);
    await place.client.query('COMMIT');
  } catch (error) {
    await place.client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** All rows are reckoned before the transaction begins: it is as short as can be. */
async function writeFiles(
  scratch: string,
  change: LoadChange,
): Promise<{ table: WarehouseTable; path: string }[]> {
  const format = csv({ bom: false, lists: asArray });
  const files = ALL_TABLES.map(table => ({
    table,
    path: join(scratch, `${table.name}${format.extension}`),
  }));
  using duck = await openStage(scratch, change);
  for (const { table, path } of files)
    await format.write(duck, { table, select: `FROM ${identifier(table.name)}`, path });
  return files;
}

/** A list of DuckDB as Postgres reads one. */
const asArray: SaidAs = (own, type) => {
  const items =
    type === 'text[]'
      ? `list_transform(${own}, item -> '"' || replace(replace(item, '\\', '\\\\'), '"', '\\"') || '"')`
      : own;
  return `'{' || array_to_string(${items}, ',') || '}'`;
};

async function tieTables({ client, schema }: Place): Promise<void> {
  for (const table of ALL_TABLES)
    for (const text of foreignKeys(table, at(schema, table), name => at(schema, { name })))
      await client.query(text);
}

async function makeTables({ client, schema }: Place): Promise<void> {
  // whoever may not make a schema may not even ask for one that is there already
  const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA IF NOT EXISTS ${identifier(schema)}`);
  for (const table of ALL_TABLES.toReversed())
    await client.query(`DROP TABLE IF EXISTS ${at(schema, table)}`);
  for (const table of ALL_TABLES) {
    const name = at(schema, table);
    for (const text of [createTable(table, 'postgres', name), ...comments(table, name)])
      await client.query(text);
  }
}

async function copy({ client, schema }: Place, table: WarehouseTable, path: string): Promise<void> {
  // columns that somebody else added stay null
  const columns = table.columns.map(({ name }) => identifier(name)).join(', ');
  const into = client.query(
    copyFrom(`COPY ${at(schema, table)} (${columns}) FROM STDIN (FORMAT csv, HEADER true)`),
  );
  await pipeline(createReadStream(path), into);
}

function at(schema: string, { name }: { readonly name: string }): string {
  return `${identifier(schema)}.${identifier(name)}`;
}

/** A column that is gone, or a constraint that was added. */
const CHANGED = /^(?:42703|23)/;
/** A mistake in our own SQL stays one; a view that hangs on a table, and all else, is the database's. */
const OUR_MISTAKES = /^(42|22)(?!501)/;

function said(error: unknown, url: string): unknown {
  if (error instanceof UsageError || error instanceof ArchiveError) return error;
  const { code = '', message } = error as Error & { code?: string };
  if (CHANGED.test(code))
    return new ArchiveError(
      '目标里的表被改动过，放不进去；请撤销改动，或换一个模式（--schema） · ' +
        `the tables of the target were changed and cannot take the rows: undo that, or choose another schema (--schema): ${message}`,
      { cause: error },
    );
  if (OUR_MISTAKES.test(code)) return error;
  return new ArchiveError(
    `数据库用不了 · the database cannot be used: ${redacted(url)}: ${message || code}`,
    {
      cause: error,
    },
  );
}
