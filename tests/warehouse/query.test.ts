import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillArchive } from '../../scripts/lab/warehouse/documents.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { query } from '../../src/warehouse/query.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-query-'));
const DOCUMENTS = 6;
/** one of the documents has two */
const FORMS = 7;
const here = (name: string) => `'${join(FOLDER, name)}'`;
const TEMPORARY = /ziping-stage-/;

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive(join(FOLDER, 'archive.ziping'));
  await fillArchive(archive, DOCUMENTS, { indicators: 2, hard: 0 });
});
afterAll(() => archive?.close());

describe('whatever stands in a question', () => {
  test.each([
    `EXPORT DATABASE ${here('out')}`,
    `EXPORT DATABASE ${here('out')} (FORMAT parquet)`,
    `IMPORT DATABASE ${here('out')}`,
    `COPY forms TO ${here('forms.csv')}`,
    `COPY (SELECT 1) TO ${here('one.parquet')} (PARTITION_BY (1))`,
    `EXPLAIN ANALYZE COPY forms TO ${here('forms.csv')}`,
    `COPY forms FROM '/etc/passwd'`,
    `ATTACH ${here('other.duckdb')}`,
    `SELECT * FROM read_csv('/etc/passwd')`,
    `SELECT * FROM read_text('/etc/hostname')`,
    `SELECT * FROM sniff_csv('/etc/passwd')`,
    `SELECT * FROM '/etc/passwd.csv'`,
    `SELECT * FROM glob('/etc/*')`,
    `SELECT * FROM query('SELECT * FROM read_text(''/etc/hostname'')')`,
    `FROM forms JOIN read_blob('/etc/hostname') ON true`,
    'INSTALL httpfs',
    'LOAD httpfs',
    'CREATE PERSISTENT SECRET s (TYPE http, EXTRA_HTTP_HEADERS MAP {})',
    `SET profiling_output = ${here('profile.json')}`,
    'SET enable_external_access = true; SELECT 1',
    'RESET lock_configuration',
  ])('no file is read or written, no setting changed: %s', async sql => {
    const before = readdirSync(FOLDER);
    await expect(query(archive, sql)).rejects.toThrow(/cannot be answered/);
    expect(readdirSync(FOLDER)).toEqual(before);
  });

  test.each([
    'DROP TABLE forms',
    'DELETE FROM forms',
    "UPDATE forms SET title = 'x'",
    'CREATE TABLE mine AS SELECT 1',
  ])('what asks for nothing is refused, and not said to be done: %s', async sql => {
    await expect(query(archive, sql)).rejects.toThrow(/only questions are answered/);
  });

  test('a folder that DuckDB would make when it only looks at the question', async () => {
    const folder = join(FOLDER, 'made');
    for (const sql of [`EXPORT DATABASE '${folder}'`, `SELECT 1; EXPORT DATABASE '${folder}'`])
      await expect(query(archive, sql)).rejects.toThrow();
    expect(existsSync(folder)).toBe(false);
    expect(
      readdirSync(tmpdir()).filter(name => TEMPORARY.test(name) && name.includes(`-${process.pid}-`)),
    ).toEqual([]);
  });
});

describe('all rows are there for', () => {
  test.each([
    'SELECT count(*) FROM forms',
    'FROM forms SELECT count(*)',
    'SELECT count(*) FROM forms JOIN documents USING (sha256)',
    'SELECT count(*) FROM forms NATURAL JOIN (SELECT sha256 FROM documents)',
    'SELECT count(*) FROM forms SEMI JOIN documents USING (sha256)',
    'SELECT count(*) FROM FORMS AS f ASOF JOIN documents d ON f.sha256 >= d.sha256',
    'SELECT count(*) FROM (PIVOT forms ON family USING count(*) GROUP BY sha256, form)',
    "SELECT count(*) FROM query_table('for' || 'ms')",
    "SELECT count(*) FROM query('SELECT * FROM for' || 'ms')",
    "SELECT count(*) FROM documents d JOIN query_table('for' || 'ms') f ON f.sha256 = d.sha256",
    '-- how many\nSELECT count(*) FROM "forms"',
    'CREATE TEMP VIEW v AS FROM forms; SELECT count(*) FROM v',
    'WITH documents AS (FROM forms) SELECT count(*) FROM documents',
  ])('%s', async sql => {
    const { rows } = await query(archive, sql);
    expect(rows.map(row => row.map(Number))).toEqual([[FORMS]]);
  });
});
