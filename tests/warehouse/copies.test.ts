import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentOf, outcomeOf } from '../../scripts/lab/warehouse/documents.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Document } from '../../src/model.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { query } from '../../src/warehouse/query.ts';
import { openDuck } from '../../src/warehouse/sinks/duck.ts';
import { contentHash } from '../../src/warehouse/tables/content.ts';
import { openTarget } from '../../src/warehouse/target.ts';
import { databases } from '../helpers/databases.ts';

const { folder, sqlite, postgres } = databases('copies');
const RECIPE = { indicators: 2, hard: 0 };
const [A, B, C] = ['a', 'b', 'c'].map(letter => letter.repeat(64)) as [string, string, string];
const QUESTION = `SELECT sha256, form, duplicate_of, duplicate_of_form FROM forms
  WHERE duplicate_of IS NOT NULL ORDER BY sha256, form`;

/** The same forms in a file of other bytes. */
const named = (document: Document, sha256: string): Document => ({
  ...document,
  source: { ...document.source, sha256 },
});
const ORIGINAL = documentOf(1, RECIPE);
const put = async (archive: Archive, document: Document, path: string) => {
  const { sha256 } = document.source;
  await archive.plan(`run of ${path} ${sha256}`, [{ path, sha256, bytes: 1 }]);
  await archive.save([outcomeOf(document)]);
};

type Row = readonly unknown[];
const inDuck = async (path: string, sql: string): Promise<Row[]> => {
  const duck = await openDuck(path);
  return duck.all(sql).then(
    rows => {
      duck.close();
      return rows.map(row => Object.values(row));
    },
    error => {
      duck.close();
      throw error;
    },
  );
};
const TARGETS = {
  duckdb: {
    make: async () => join(folder, 'copies.duckdb'),
    ask: (target: string) => inDuck(target, QUESTION),
  },
  parquet: {
    make: async () => join(folder, 'copies'),
    ask: (target: string) =>
      inDuck(':memory:', QUESTION.replace('FROM forms', `FROM '${target}/forms.parquet'`)),
  },
  postgres: {
    make: postgres,
    ask: async (target: string) => {
      const client = new pg.Client({ connectionString: target });
      await client.connect();
      const sql = QUESTION.replace('FROM forms', 'FROM ziping_warehouse.forms');
      return client.query({ text: sql, rowMode: 'array' }).then(
        ({ rows }) => client.end().then(() => rows),
        error => client.end().then(() => Promise.reject(error)),
      );
    },
  },
};

describe.each(Object.entries(TARGETS))('copies of a form in %s', (kind, { make, ask }) => {
  test('lead to the first one that still lies somewhere, whatever comes and goes', async () => {
    const archive = await openArchive(await sqlite());
    const target = await make();
    const load = async () => {
      const sink = await openTarget(target, {});
      await exportArchive(archive, sink).finally(() => sink.close());
      const rows = await ask(target);
      expect((await query(archive, QUESTION)).rows.map(row => row.map(String))).toEqual(
        rows.map(row => row.map(String)),
      );
      return rows.map(([own, , to]) => [own, to]);
    };
    await put(archive, named(ORIGINAL, B), '/b.pdf');
    await put(archive, documentOf(2, RECIPE), '/other.pdf');
    expect(await load(), kind).toEqual([]);
    // a copy comes behind, another one before it
    await put(archive, named(ORIGINAL, C), '/c.pdf');
    expect(await load()).toEqual([[C, B]]);
    await put(archive, named(ORIGINAL, A), '/a.pdf');
    expect(await load()).toEqual([
      [B, A],
      [C, A],
    ]);
    // the first one is replaced at its path: it is no edition to count any more
    await put(archive, documentOf(3, RECIPE), '/a.pdf');
    expect(await load()).toEqual([
      [A, B],
      [C, B],
    ]);
    await archive.forget({
      targets: ['/b.pdf'],
      by: '王审',
      reason: null,
    });
    expect(await load()).toEqual([[A, C]]);
    await archive.close();
  });
});

describe('what a form says', () => {
  let form: Document['forms'][number];
  beforeAll(() => {
    form = ORIGINAL.forms[0]!;
  });

  test('is the same wherever it stands and however sure it is', () => {
    const data = Object.fromEntries(Object.entries(form.data).toReversed()) as typeof form.data;
    expect(contentHash({ ...form, data, pages: [7], template: 'other', evidence: {} })).toBe(
      contentHash(form),
    );
  });

  test('differs with one value, and is not told of a form that hardly says anything', () => {
    const other = { ...form, data: { ...form.data, projectName: '另一个项目' } };
    expect(contentHash(other)).not.toBe(contentHash(form));
    const bare = { ...form, data: { ...form.data, indicators: [], funding: [] } };
    expect(contentHash(bare)).toBeNull();
  });
});
