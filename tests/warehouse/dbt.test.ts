import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf } from '../../scripts/lab/warehouse/documents.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openDocument } from '../../src/schema/stored.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { type Duck, openDuck } from '../../src/warehouse/sinks/duck.ts';
import { openTarget } from '../../src/warehouse/target.ts';
import { readProject } from '../helpers/dbt.ts';
import { newDatabase } from '../helpers/new-database.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROJECT = join(ROOT, 'docs/warehouse/dbt');
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-dbt-'));

let client: pg.Client;
let duck: Duck;
type Ask = (sql: string) => Promise<readonly unknown[]>;
const asks: { [engine: string]: Ask } = {
  DuckDB: sql => duck.all(sql),
  Postgres: async sql => (await client.query(sql)).rows,
};

/** The documents of the fixtures, one of them found a second time as another file. */
beforeAll(async () => {
  const archive = await openArchive(join(FOLDER, 'archive.ziping'));
  const documents = globSync('fixtures/*/document.json', { cwd: ROOT })
    .sort()
    .map(path => openDocument(readFileSync(join(ROOT, path), 'utf8')));
  const copied = documents.find(({ forms }) => forms.length > 1)!;
  const copy = { ...copied, source: { ...copied.source, sha256: 'f'.repeat(64) } };
  for (const document of [...documents, copy]) {
    const { sha256, name } = document.source;
    await archive.plan('run', [{ path: `/${sha256.slice(0, 8)}/${name}`, sha256, bytes: 1 }]);
    await archive.save([outcomeOf(document)]);
  }
  const url = await newDatabase('dbt');
  const file = join(FOLDER, 'warehouse.duckdb');
  for (const target of [file, url]) {
    const sink = await openTarget(target, {});
    await exportArchive(archive, sink).finally(() => sink.close());
  }
  await archive.close();
  duck = await openDuck(file);
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(async () => {
  duck?.close();
  await client?.end();
});

describe.each([
  ['DuckDB', 'main'],
  ['Postgres', 'ziping_warehouse'],
])('the dbt project on %s, with an export of the fixtures', (engine, schema) => {
  const { models, tests } = readProject(PROJECT, schema);
  const ask = asks[engine]!;
  beforeAll(async () => {
    for (const { name, sql } of models) await ask(`CREATE VIEW ${name} AS ${sql}`);
  });

  test('has a staging model and three marts, each with rows', async () => {
    expect(models.map(({ name }) => name)).toContain('stg_evaluations');
    expect(models).toHaveLength(4);
    for (const { name } of models) {
      const [row] = (await ask(`SELECT count(*) AS n FROM ${name}`)) as { n: unknown }[];
      expect(Number(row!.n), name).toBeGreaterThan(2);
    }
  });

  test('all of its tests pass, those of the sources among them', async () => {
    const failed: string[] = [];
    for (const { name, sql } of tests) if ((await ask(sql)).length > 0) failed.push(name);
    expect(failed).toEqual([]);
    for (const kind of ['unique', 'not_null', 'relationships', 'accepted_values'])
      expect(tests.filter(({ name }) => name.includes(`: ${kind} `)).length, kind).toBeGreaterThan(5);
  });

  test('a copy of a file is counted once', async () => {
    const counted = async (table: string) => {
      const sql = `SELECT count(*) AS n FROM ${table} WHERE sha256 = '${'f'.repeat(64)}'`;
      return Number(((await ask(sql)) as { n: unknown }[])[0]!.n);
    };
    expect(await counted(`${schema}.forms`)).toBeGreaterThan(1);
    expect(await counted('stg_evaluations')).toBe(0);
  });
});

test('the tests can fail: a code that is none, a row without its form, a key twice', async () => {
  const broken = await openDuck(':memory:');
  const { tests } = readProject(PROJECT, 'main');
  const ofForms = tests.filter(({ name }) => /^main\.forms: /.test(name));
  await broken.run("CREATE TABLE documents AS SELECT * FROM (VALUES ('a')) AS t(sha256)");
  await broken.run(`CREATE TABLE forms AS SELECT * FROM (VALUES
    ('a', 0, 'strange', 'yuan'), ('a', 0, 'target-declaration', 'yuan'), ('b', NULL, 'target-declaration', 'x'))
    AS t(sha256, form, family, currency_unit)`);
  const failed: string[] = [];
  for (const { name, sql } of ofForms) if ((await broken.all(sql)).length > 0) failed.push(name);
  broken.close();
  expect(failed.map(name => name.split(': ')[1]!.split(' ')[0]).sort()).toEqual([
    'accepted_values',
    'accepted_values',
    'not_null',
    'relationships',
    'unique',
  ]);
});
