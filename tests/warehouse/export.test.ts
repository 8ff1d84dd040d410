import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare } from '../../scripts/lab/warehouse/compare.ts';
import { documentOf, fillArchive, outcomeOf } from '../../scripts/lab/warehouse/documents.ts';
import { postgresReader } from '../../scripts/lab/warehouse/postgres-reader.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { UsageError } from '../../src/errors.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { identifier } from '../../src/warehouse/sinks/ddl.ts';
import { openDuck } from '../../src/warehouse/sinks/duck.ts';
import { csv, parquet } from '../../src/warehouse/sinks/formats.ts';
import type { Sink } from '../../src/warehouse/sinks/sink.ts';
import type { WarehouseTable } from '../../src/warehouse/tables/column.ts';
import { openTarget } from '../../src/warehouse/target.ts';
import { databases } from '../helpers/databases.ts';

const { folder, sqlite, postgres } = databases('warehouse');
const RECIPE = { indicators: 3, hard: 0.05 };
let number = 0;

const newArchive = async (documents: number) => {
  const archive = await openArchive(await sqlite());
  await fillArchive(archive, documents, RECIPE);
  return archive;
};

async function load(archive: Archive, target: string, format?: 'csv') {
  const sink = await openTarget(target, format === undefined ? {} : { format });
  return exportArchive(archive, sink).finally(() => sink.close());
}

const fromDuck = async (path: string, source: (table: WarehouseTable) => string, archive: Archive) => {
  const duck = await openDuck(path);
  return compare(archive, table => duck.all(`FROM ${source(table)}`)).finally(() => duck.close());
};

const fromPostgres = (url: string, archive: Archive) => compare(archive, postgresReader(url));

/** Targets that remember what was loaded; `held` compares them with an archive. */
const TARGETS = {
  parquet: {
    make: async () => join(folder, `parquet-${++number}`),
    held: (target: string, archive: Archive) =>
      fromDuck(':memory:', table => parquet.source(table, target), archive),
  },
  csv: {
    make: async () => join(folder, `csv-${++number}`),
    held: (target: string, archive: Archive) =>
      fromDuck(':memory:', table => csv({ bom: false }).source(table, target), archive),
  },
  duckdb: {
    make: async () => join(folder, `${++number}.duckdb`),
    held: (target: string, archive: Archive) => fromDuck(target, ({ name }) => identifier(name), archive),
  },
  postgres: {
    make: postgres,
    held: fromPostgres,
  },
} as const;

describe.each(Object.entries(TARGETS))('a target of %s', (kind, { make, held }) => {
  const format = kind === 'csv' ? 'csv' : undefined;
  const holds = async (target: string, archive: Archive) =>
    expect((await held(target, archive)).differences).toEqual([]);

  test('takes what is new, changed or gone, and no more', async () => {
    const target = await make();
    const archive = await newArchive(12);
    expect(await load(archive, target, format)).toMatchObject({ loaded: 12, removed: 0 });
    expect(await load(archive, target, format)).toMatchObject({ loaded: 0, removed: 0, documents: 12 });
    await archive.save([
      outcomeOf({ ...documentOf(3, { indicators: 5, hard: 0 }), producedBy: { ziping: '9' } }),
    ]);
    await archive.plan('later', [
      { path: '/later.pdf', sha256: documentOf(12, RECIPE).source.sha256, bytes: 1 },
    ]);
    await archive.save([outcomeOf(documentOf(12, RECIPE))]);
    expect((await held(target, archive)).differences).not.toEqual([]);
    expect(await load(archive, target, format)).toMatchObject({ loaded: 2, removed: 0, documents: 13 });
    await holds(target, archive);
    await archive.close();
    const smaller = await newArchive(5);
    expect(await load(smaller, target, format)).toMatchObject({ removed: 8, documents: 5 });
    await holds(target, smaller);
    await smaller.close();
  });

  test('is as it was when a load fails half way', async () => {
    const target = await make();
    const archive = await newArchive(6);
    await load(archive, target, format);
    const more = await newArchive(9);
    const broken: Archive = {
      ...more,
      // nothing is kept: rows are made of documents
      rows: async sha256s => (await more.rows(sha256s)).map(kept => ({ ...kept, rows: null })),
      async document(sha256) {
        if (sha256 === documentOf(8, RECIPE).source.sha256) throw new Error('pulled out');
        return more.document(sha256);
      },
    };
    await expect(load(broken, target, format)).rejects.toThrow('pulled out');
    await holds(target, archive);
    await load(more, target, format);
    await holds(target, more);
    await archive.close();
    await more.close();
  });

  test('is written by one export at a time', async () => {
    const target = await make();
    const archive = await newArchive(2);
    let sink: Sink | undefined = await openTarget(target, format === undefined ? {} : { format });
    try {
      await expect(load(archive, target, format)).rejects.toThrow(/另一个/);
      await exportArchive(archive, sink);
      await sink.close();
      sink = undefined;
      expect(await load(archive, target, format)).toMatchObject({ loaded: 0 });
    } finally {
      await sink?.close();
      await archive.close();
    }
  });
});

describe('a folder', () => {
  test('holds the files of the last load, and no others that a glob finds', async () => {
    const target = join(folder, 'swept');
    const archive = await newArchive(3);
    await load(archive, target);
    const home = join(target, '.ziping');
    await fillArchive(archive, 4, RECIPE);
    await load(archive, target);
    // a killed load left its work half done
    mkdirSync(join(home, 'work'));
    writeFileSync(join(home, 'work/half'), 'half');
    await fillArchive(archive, 5, RECIPE);
    await load(archive, target);
    expect(readdirSync(home).sort()).toEqual(['files.json', 'lock']);
    const duck = await openDuck(':memory:');
    const counted = async (source: string) =>
      (await duck.all(`SELECT count(*) AS n FROM read_parquet('${target}/${source}')`))[0]!.n;
    for (const name of ['indicators', 'documents'])
      expect(await counted(`**/${name}*.parquet`)).toEqual(await counted(`${name}.parquet`));
    expect(Number(await counted('documents.parquet'))).toBe(5);
    duck.close();
    const links = readdirSync(target, { recursive: true, withFileTypes: true });
    expect(links.filter(entry => entry.isSymbolicLink())).toEqual([]);
    await archive.close();
  });

  test('of other files, of another format, with a table of another origin is not touched', async () => {
    const target = join(folder, 'taken');
    const archive = await newArchive(2);
    await load(archive, target);
    await expect(load(archive, target, 'csv')).rejects.toThrow(UsageError);
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'documents.parquet'), 'mine');
    await expect(load(archive, own)).rejects.toThrow(UsageError);
    expect(readFileSync(join(own, 'documents.parquet'), 'utf8')).toBe('mine');
    await archive.close();
  });

  test('is loaded anew in another layout, and loses the links of the old one', async () => {
    const target = join(folder, 'layouts');
    const archive = await newArchive(4);
    await load(archive, target);
    const sink = await openTarget(target, { byYear: true });
    expect(await exportArchive(archive, sink).finally(() => sink.close())).toMatchObject({ loaded: 4 });
    expect(readdirSync(target)).not.toContain('indicators.parquet');
    expect(readdirSync(join(target, 'indicators'))[0]).toMatch(/^fiscal_year=/);
    await archive.close();
  });
});

test('corrections flow: the value, its evidence, the log, and nothing else is loaded', async () => {
  const path = join(folder, 'corrected.duckdb');
  const archive = await newArchive(5);
  await load(archive, path);
  const document = documentOf(1, RECIPE);
  const { sha256 } = document.source;
  const own = document.forms[0]!.evidence['/projectName']!;
  await archive.correct([
    {
      expected: null,
      entry: {
        sha256,
        path: '/forms/0/data/projectName',
        kind: 'correct',
        track: 'work',
        before: { ...own, text: own.text, value: document.forms[0]!.data.projectName },
        after: { text: '更正后的项目', value: '更正后的项目' },
        reason: null,
        reviewer: '复核员',
        at: '2026-01-02T03:04:05.678Z',
        version: '0.1.0',
        undoes: null,
        sample: null,
      },
    },
  ]);
  expect(await load(archive, path)).toMatchObject({ loaded: 1, removed: 0, documents: 5 });
  await fromDuck(path, ({ name }) => identifier(name), archive).then(({ differences }) =>
    expect(differences).toEqual([]),
  );
  const duck = await openDuck(path);
  expect(await duck.all(`SELECT project_name FROM forms WHERE sha256 = '${sha256}' AND form = 0`)).toEqual([
    { project_name: '更正后的项目' },
  ]);
  expect(
    await duck.all(`SELECT source FROM evidence WHERE sha256 = '${sha256}' AND path = '/projectName'`),
  ).toEqual([{ source: 'correction' }]);
  expect(await duck.all('SELECT in_table, in_column, after_value, made_at FROM corrections')).toEqual([
    {
      in_table: 'forms',
      in_column: 'project_name',
      after_value: '"更正后的项目"',
      made_at: '2026-01-02 03:04:05.678',
    },
  ]);
  duck.close();
  await archive.close();
});

test('tables of another origin in a DuckDB file stay', async () => {
  const path = join(folder, 'mine.duckdb');
  const duck = await openDuck(path);
  await duck.run('CREATE TABLE documents AS SELECT 1 AS mine');
  duck.close();
  const archive = await newArchive(1);
  await expect(load(archive, path)).rejects.toThrow(UsageError);
  await archive.close();
});
