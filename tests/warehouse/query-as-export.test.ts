import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillArchive } from '../../scripts/lab/warehouse/documents.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { query } from '../../src/warehouse/query.ts';
import { type Duck, openDuck } from '../../src/warehouse/sinks/duck.ts';
import { openDuckdb } from '../../src/warehouse/sinks/duckdb.ts';
import { TABLES } from '../../src/warehouse/tables/all.ts';

/** What `query` answers is what a DuckDB file answers to which the same archive was exported. */

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-query-'));
let archive: Archive;
let exported: Duck;
beforeAll(async () => {
  archive = await openArchive(join(FOLDER, 'archive.ziping'));
  await fillArchive(archive, 45, { indicators: 3, hard: 0.2 });
  const file = join(FOLDER, 'warehouse.duckdb');
  const sink = await openDuckdb(file);
  await exportArchive(archive, sink).finally(() => sink.close());
  exported = await openDuck(file);
});
afterAll(async () => {
  exported?.close();
  await archive?.close();
});

async function assertSame(sql: string) {
  const own = await query(archive, sql);
  const other = await exported.connection.runAndReadAll(sql);
  const names = own.columns.map(({ name }) => name);
  expect(names).toEqual(other.columnNames());
  // when they were loaded is their own business
  const isTold = (_: unknown, at: number) => names[at] !== 'loaded_at';
  const sorted = (rows: readonly (readonly unknown[])[]) =>
    rows.map(row => JSON.stringify(row.filter(isTold))).sort();
  expect(sorted(own.rows)).toEqual(sorted(other.getRowsJson() as unknown[][]));
  return own.rows.length;
}

describe('a question has the answer of the exported file', () => {
  test.each([
    'FROM forms SELECT sha256, form, project_name',
    'SELECT * FROM indicators JOIN forms USING (sha256, form)',
    'SELECT count(*), sum(score) FROM indicators NATURAL JOIN (SELECT sha256, form, family FROM forms)',
    'SELECT sha256, form FROM forms SEMI JOIN findings USING (sha256)',
    'SELECT sha256, form FROM forms ANTI JOIN findings USING (sha256)',
    'SELECT sha256 FROM documents WHERE sha256 IN (SELECT sha256 FROM findings)',
    'SELECT d.sha256, f.rule FROM documents d LEFT JOIN findings f ON f.sha256 = d.sha256',
    'SELECT count(*) FROM forms POSITIONAL JOIN documents',
    'SELECT d.sha256, top.score FROM documents d, LATERAL (SELECT max(score) AS score FROM indicators i WHERE i.sha256 = d.sha256) top',
    'PIVOT funding_lines ON line USING sum(executed) GROUP BY sha256',
    'FROM (UNPIVOT (SELECT sha256, form, row_index, max_score, score FROM indicators) ON max_score, score INTO NAME what VALUE points)',
    'WITH best AS (SELECT sha256, max(score) AS score FROM indicators GROUP BY ALL) SELECT * FROM best JOIN forms USING (sha256)',
    'WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 3) SELECT k, count(*) FROM n, forms GROUP BY k',
    'WITH documents AS (FROM forms) SELECT count(*) FROM documents',
    'SELECT sha256, row_index, rank() OVER (PARTITION BY sha256 ORDER BY score DESC, row_index) FROM indicators',
    'SELECT * FROM indicators QUALIFY row_number() OVER (PARTITION BY sha256 ORDER BY form, row_index) = 1',
    'SELECT sha256, unnest(list(rule ORDER BY rule)) AS rule FROM findings GROUP BY sha256',
    'SELECT unnest([1, 2]) AS n, count(*) FROM evidence GROUP BY ALL',
    'SELECT source, count(*) FILTER (review), round(avg(confidence), 6) FROM evidence GROUP BY ROLLUP (source)',
    'SELECT sha256 FROM forms INTERSECT SELECT sha256 FROM findings',
    'SELECT sha256 FROM documents EXCEPT SELECT sha256 FROM forms',
    "SELECT COLUMNS('name|unit') FROM forms",
    'SELECT * EXCLUDE (sha256) FROM funding_lines',
    '(SELECT count(*) FROM goals) UNION ALL (SELECT count(*) FROM indicators)',
    'SELECT exists(FROM corrections), (SELECT count(*) FROM goals)',
    'VALUES ((SELECT count(*) FROM forms))',
    "FROM query_table('indi' || 'cators')",
    'SELECT DISTINCT ON (sha256) sha256, path FROM evidence ORDER BY sha256, path',
    '-- a word in front\nFROM "Forms" SELECT count(*)',
  ])('%s', async sql => {
    expect(await assertSame(sql)).toBeGreaterThan(0);
  });

  test('whatever is joined to whatever, however', async () => {
    const keyed = TABLES.filter(({ columns }) => columns.some(({ name }) => name === 'sha256'));
    const table = fc.constantFrom(...keyed.map(({ name }) => name));
    const join = fc.constantFrom('JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN', 'SEMI JOIN', 'ANTI JOIN');
    const questions = fc
      .tuple(table, join, table, table)
      .map(
        ([one, how, other, inner]) =>
          `SELECT count(*), min(one.sha256) FROM ${one} one ${how} ${other} other USING (sha256) ` +
          `WHERE one.sha256 IN (SELECT sha256 FROM ${inner})`,
      );
    await fc.assert(
      fc.asyncProperty(questions, async sql => void (await assertSame(sql))),
      { numRuns: 12, seed: 28 },
    );
  });
});
