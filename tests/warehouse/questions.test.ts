import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillArchive } from '../../scripts/lab/warehouse/documents.ts';
import { openArchive } from '../../src/archive/open.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { query } from '../../src/warehouse/query.ts';
import { openDuck } from '../../src/warehouse/sinks/duck.ts';
import { createTables } from '../../src/warehouse/sinks/insert.ts';
import { ALL_TABLES } from '../../src/warehouse/tables/all.ts';
import { openTarget } from '../../src/warehouse/target.ts';
import { newDatabase } from '../helpers/new-database.ts';

const DOCS = readFileSync(join(import.meta.dirname, '../../docs/warehouse.md'), 'utf8');
const QUESTIONS = [...DOCS.matchAll(/\*\*([^*·]+) · [^*]+\*\*\n\n```sql query\n([\s\S]*?)```/g)].map(
  match => [match[1]!, match[2]!] as const,
);

const folder = mkdtempSync(join(tmpdir(), 'ziping-questions-'));
const path = join(folder, 'archive.ziping');
const parquet = join(folder, 'parquet');
const file = join(folder, 'warehouse.duckdb');
let client: pg.Client;
beforeAll(async () => {
  const url = await newDatabase('questions');
  const archive = await openArchive(path);
  await fillArchive(archive, 120, { indicators: 8, hard: 0 });
  for (const target of [url, file, parquet]) {
    const sink = await openTarget(target, {});
    await exportArchive(archive, sink).finally(() => sink.close());
  }
  await archive.close();
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SET search_path = ziping_warehouse');
});
afterAll(async () => {
  await client?.end();
});

/** A folder of Parquet as a data engineer opens it: whatever files are there, by a glob. */
function globbed(): string {
  const names = globSync('*.parquet', { cwd: parquet }).map(name => name.replace('.parquet', ''));
  return names.map(name => `CREATE VIEW ${name} AS FROM '${parquet}/${name}*.parquet';`).join('\n');
}

async function inDuck(database: string, sql: string, before = ''): Promise<readonly (readonly unknown[])[]> {
  using engine = await openDuck(database);
  if (before !== '') await engine.run(before);
  return (await engine.connection.runAndReadAll(sql)).getRowsJson() as unknown[][];
}

/** The engines print quotients with more or fewer digits. */
const alike = (value: unknown) => {
  if (value === null) return null;
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? Number(value).toFixed(2) : String(value);
};

test('there are five of them', () => expect(QUESTIONS).toHaveLength(5));

test('no column needs quotes', async () => {
  const duck = await openDuck(':memory:');
  await createTables(duck);
  for (const { name, columns } of ALL_TABLES) {
    const sql = `SELECT ${columns.map(column => column.name).join(', ')} FROM ${name} LIMIT 1`;
    await client.query(sql);
    await duck.run(sql);
  }
  duck.close();
});

test.each(QUESTIONS)('query, DuckDB, Parquet and Postgres give the same answer: %s', async (_, sql) => {
  const archive = await openArchive(path, { readOnly: true });
  const duck = await query(archive, sql).finally(() => archive.close());
  const postgres = await client.query({ text: sql, rowMode: 'array' });
  expect(duck.columns.map(({ name }) => name)).toEqual(postgres.fields.map(({ name }) => name));
  expect(duck.rows.length).toBeGreaterThan(1);
  const sorted = (rows: readonly (readonly unknown[])[]) =>
    rows.map(row => JSON.stringify(row.map(alike))).sort();
  const asked = sorted(duck.rows);
  expect(sorted(postgres.rows)).toEqual(asked);
  expect(sorted(await inDuck(file, sql))).toEqual(asked);
  expect(sorted(await inDuck(':memory:', sql, globbed()))).toEqual(asked);
});
