import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentOf, fillArchive } from '../../scripts/lab/warehouse/documents.ts';
import { openArchive } from '../../src/archive/open.ts';
import { documentSchema } from '../../src/schema/document.ts';
import { ziping } from '../helpers/ziping.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-export-'));
const ARCHIVE = join(FOLDER, 'archive.ziping');
const RECIPE = { indicators: 2, hard: 0 };
beforeAll(async () => {
  const archive = await openArchive(ARCHIVE);
  await fillArchive(archive, 20, RECIPE);
  await archive.close();
});

describe('export', () => {
  test('tells what it did, and that there was nothing new', async () => {
    const argv = ['export', ARCHIVE, '--to', join(FOLDER, 'warehouse.duckdb')];
    const first = await ziping(argv);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({ loaded: 20, removed: 0, documents: 20 });
    const again = await ziping(argv, { isTerminal: true });
    expect(again.out).toContain('nothing new');
  });

  test('of documents are those of the archive, one a line', async () => {
    const path = join(FOLDER, 'documents.jsonl');
    expect((await ziping(['export', ARCHIVE, '--to', path])).code).toBe(0);
    const documents = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(documents).toHaveLength(20);
    const one = documents.find(({ source }) => source.name === '7.pdf');
    expect(one).toEqual(JSON.parse(JSON.stringify(documentOf(7, RECIPE))));
    expect(documentSchema.safeParse(one).success).toBe(true);
  });

  test.each([
    [['--to', join(FOLDER, 'a.csv')]],
    [['--to', join(FOLDER, 'a.duckdb'), '--bom']],
    [['--to', join(FOLDER, 'a'), '--bom']],
    [['--to', join(FOLDER, 'a'), '--by-year', '--format', 'csv']],
    [['--to', join(FOLDER, 'a'), '--format', 'xml']],
    [[]],
  ])('wrong usage: %j', async flags => {
    const { code, out, err } = await ziping(['export', ARCHIVE, ...flags]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });

  test('a target that cannot be written is told in a line', async () => {
    for (const target of [
      join(ARCHIVE, 'a.duckdb'),
      join(ARCHIVE, 'a'),
      join(ARCHIVE, 'a.jsonl'),
      join(ARCHIVE, 'a.xlsx'),
      'postgres://u:secret@127.0.0.1:1/x',
    ]) {
      const { code, err } = await ziping(['export', ARCHIVE, '--to', target]);
      expect(code, target).toBe(1);
      expect(err.trim().split('\n'), target).toHaveLength(1);
      expect(err).not.toContain('secret');
    }
  });

  test('CSV has a byte order mark where it is wanted, nulls that are nothing and texts that are quoted', async () => {
    const to = join(FOLDER, 'csv');
    expect((await ziping(['export', ARCHIVE, '--to', to, '--format', 'csv', '--bom'])).code).toBe(0);
    const text = readFileSync(join(to, 'forms.csv'), 'utf8');
    expect(text.startsWith('\ufeffsha256,form,')).toBe(true);
    expect(text.split('\r\n').length).toBeGreaterThan(20);
  });
});

describe('query', () => {
  const ask = (sql: string, ...flags: readonly string[]) => ziping(['query', ARCHIVE, sql, ...flags]);

  test('prints CSV, JSON or a table', async () => {
    const sql = `SELECT 1.50::DECIMAL(38,16) AS n, '' AS e, NULL AS z, 'a"b' AS q`;
    expect((await ask(sql)).out).toBe('n,e,z,q\r\n1.5000000000000000,"",,"a""b"\r\n');
    expect(JSON.parse((await ask(sql, '--format', 'json')).out)).toEqual({
      n: '1.5000000000000000',
      e: '',
      z: null,
      q: 'a"b',
    });
    expect((await ask(sql, '--format', 'table')).out).toMatch(/^ *n +e +z +q\n *1\.5 +a"b\n$/);
  });

  test('sees all documents, through names, WITH, and what names no table', async () => {
    expect((await ask('SELECT count(*) AS n FROM documents')).out).toBe('n\r\n20\r\n');
    expect((await ask('WITH d AS (SELECT * FROM "Documents") SELECT count(*) AS n FROM d')).out).toBe(
      'n\r\n20\r\n',
    );
    expect((await ask('SELECT count FROM (SUMMARIZE documents) LIMIT 1')).out).toBe('count\r\n20\r\n');
    expect((await ask('DESCRIBE indicators')).out).toContain('target_number,"DECIMAL(38,16)"');
  });

  test.each([
    `COPY documents TO '${join(FOLDER, 'stolen.csv')}'`,
    `SELECT * FROM read_csv('/etc/passwd')`,
    `SELECT * FROM '/etc/passwd'`,
    `ATTACH '${join(FOLDER, 'other.duckdb')}'`,
    'INSTALL httpfs',
    'SET enable_external_access = true',
    'SELEC 1',
    'SELECT nothing FROM documents',
  ])('reaches no file and no setting: %s', async sql => {
    const { code, out, err } = await ask(sql);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('SQL');
  });
});
