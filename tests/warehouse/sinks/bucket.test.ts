import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { compare } from '../../../scripts/lab/warehouse/compare.ts';
import { fillArchive } from '../../../scripts/lab/warehouse/documents.ts';
import type { Archive } from '../../../src/archive/archive.ts';
import { openArchive } from '../../../src/archive/open.ts';
import { exportArchive } from '../../../src/warehouse/export.ts';
import { hasExtension, objects, openBucket, secretOf } from '../../../src/warehouse/sinks/bucket.ts';
import { openDuck } from '../../../src/warehouse/sinks/duck.ts';
import { csv, jsonLines, parquet } from '../../../src/warehouse/sinks/formats.ts';
import { ALL_TABLES } from '../../../src/warehouse/tables/all.ts';
import { ziping } from '../../helpers/ziping.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-bucket-'));
const PATH = join(FOLDER, 'archive.ziping');
const KEYS = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
let archive: Archive;
beforeAll(async () => {
  archive = await openArchive(PATH);
  await fillArchive(archive, 14, { indicators: 3, hard: 0.2 });
});
afterAll(() => archive?.close());

// DuckDB writes below an address as it does below a folder: all but the extension itself is tried in one
test.each([parquet, csv({ bom: false }), jsonLines])(
  'objects of $layout hold what the archive holds',
  async format => {
    const base = join(FOLDER, format.layout);
    mkdirSync(base);
    for (let load = 0; load < 2; load++)
      await exportArchive(
        archive,
        objects(base, format, async () => {}),
      );
    expect(readdirSync(base).sort()).toEqual(
      ALL_TABLES.map(({ name }) => `${name}${format.extension}`).sort(),
    );
    const duck = await openDuck(':memory:');
    const { differences } = await compare(archive, table => duck.all(`FROM ${format.source(table, base)}`));
    expect(differences).toEqual([]);
    duck.close();
  },
);

test.each([
  's3://bucket/a?s3_endpoint=evil',
  's3://bucket/*',
  "s3://b'; DROP TABLE documents; --/a",
  's3://bucket/a\\b',
  's3:///a',
])('%s is no address', async address => {
  await expect(openBucket(address, parquet, KEYS)).rejects.toThrow(/s3:\/\/bucket\/folder/);
});

describe('credentials', () => {
  test('are those of the environment, as one text each, whatever they hold', async () => {
    const sql = secretOf({
      ...KEYS,
      AWS_SECRET_ACCESS_KEY: "it's, ENDPOINT 'evil",
      AWS_REGION: 'cn-north-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9000/ignored',
    });
    expect(sql).toBe(
      "CREATE SECRET (TYPE s3, KEY_ID 'key', SECRET 'it''s, ENDPOINT ''evil', REGION 'cn-north-1', " +
        "ENDPOINT '127.0.0.1:9000', URL_STYLE 'path', USE_SSL 'false')",
    );
  });

  test('are asked for where there are none; an endpoint is an address', () => {
    expect(() => secretOf({})).toThrow(/AWS_ACCESS_KEY_ID/);
    expect(() => secretOf({ ...KEYS, AWS_ENDPOINT_URL: 'minio:9000' })).toThrow(/AWS_ENDPOINT_URL/);
  });
});

test('without the extension one line says what to do, and so does doctor', async context => {
  if (await hasExtension()) context.skip();
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hidden-secret');
  const { code, out, err } = await ziping(['export', PATH, '--to', 's3://bucket/warehouse']);
  vi.unstubAllEnvs();
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toMatch(/needs the httpfs extension of DuckDB v\d[^ ]*, .*INSTALL httpfs/);
  expect(err).not.toContain('hidden-secret');
  expect((await ziping(['doctor'])).out).toMatch(/^· s3:\/\/ /m);
});

test.each([['--by-year'], ['--bom'], ['--layout', 'review']])(
  'a bucket has no option %s',
  async (...flags) => {
    const { code, err } = await ziping(['export', PATH, '--to', 's3://bucket/warehouse', ...flags]);
    expect(code).toBe(2);
    expect(err).toContain('bucket');
  },
);
