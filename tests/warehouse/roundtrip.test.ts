import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare, type ReadBack } from '../../scripts/lab/warehouse/compare.ts';
import { fillArchive } from '../../scripts/lab/warehouse/documents.ts';
import { postgresReader } from '../../scripts/lab/warehouse/postgres-reader.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { identifier } from '../../src/warehouse/sinks/ddl.ts';
import { openDuck } from '../../src/warehouse/sinks/duck.ts';
import { openDuckdb } from '../../src/warehouse/sinks/duckdb.ts';
import { openFolder } from '../../src/warehouse/sinks/folder.ts';
import { csv, jsonLines, parquet, parquetByYear } from '../../src/warehouse/sinks/formats.ts';
import { openPostgresSink } from '../../src/warehouse/sinks/postgres.ts';

import { newDatabase } from '../helpers/new-database.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-sinks-'));
let archive: Archive;
beforeAll(async () => {
  archive = await openArchive(join(FOLDER, 'archive.ziping'));
  await fillArchive(archive, 60, { indicators: 6, hard: 0.2 });
});
afterAll(async () => {
  await archive?.close();
});

const same = async (readBack: ReadBack) => {
  const { values, differences } = await compare(archive, readBack);
  expect(differences).toEqual([]);
  expect(values).toBeGreaterThan(50_000);
};

test('DuckDB gives back what the archive holds', async () => {
  const path = join(FOLDER, 'warehouse.duckdb');
  const sink = await openDuckdb(path);
  expect(await exportArchive(archive, sink)).toMatchObject({ loaded: 60, removed: 0, documents: 60 });
  await sink.close();
  const duck = await openDuck(path);
  await same(({ name }) => duck.all(`FROM ${identifier(name)}`));
  duck.close();
});

test.each([parquet, parquetByYear, csv({ bom: false }), csv({ bom: true }), jsonLines])(
  'a folder of $layout gives back what the archive holds',
  async format => {
    const path = join(FOLDER, format.layout);
    const sink = await openFolder(path, format);
    await exportArchive(archive, sink);
    await sink.close();
    const duck = await openDuck(':memory:');
    await same(table => duck.all(`FROM ${format.source(table, path)}`));
    duck.close();
  },
);

test('Postgres gives back what the archive holds', async () => {
  const url = await newDatabase('warehouse');
  const sink = await openPostgresSink(url);
  await exportArchive(archive, sink);
  await sink.close();
  await same(postgresReader(url));
});
