import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { type Archive, allDocuments, type Outcome } from '../../src/archive/archive.ts';
import type { DocumentSummary } from '../../src/archive/document-summary.ts';
import type { Driver } from '../../src/archive/driver.ts';
import { migrate } from '../../src/archive/migrations.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openPostgres } from '../../src/archive/postgres.ts';
import { newRun, oldestRun } from '../../src/archive/runs.ts';
import { openSqlite } from '../../src/archive/sqlite.ts';
import { ArchiveError, UsageError } from '../../src/errors.ts';
import { databases } from '../helpers/databases.ts';
import { documentOf } from '../helpers/review.ts';

const { folder, kinds } = databases('archive');

/** Does something as a user who may write nothing of root's. */
function withoutRights<T>(work: () => T): T {
  if (process.getuid!() !== 0) return work();
  process.seteuid!(65534);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}

const sha = (letter: string) => letter.repeat(64);
const LISTING: DocumentSummary['listing'] = {
  name: 'a.pdf',
  kind: 'native',
  state: 'open',
  pages: 3,
  leaves: 40,
  open: 1,
  lowest: 80,
  errors: 0,
  warnings: 0,
  words: 'a.pdf',
  error: null,
  forms: [],
  rules: [],
};
const outcome = (letter: string, other: Partial<Outcome> = {}): Outcome => ({
  sha256: sha(letter),
  version: '1.0.0',
  state: 'done',
  document: `{"schema":"ziping/document/1","text":"表 ${letter} \\u0000"}`,
  facts: {
    kind: 'native',
    pages: 3,
    unread: 0,
    forms: 2,
    leaves: 40,
    review: 1,
    templates: ['project/shanghai', 'project/hubei'],
    error: null,
    milliseconds: 120,
    listing: LISTING,
  },
  ...other,
});
const NONE = { pending: 0, done: 0, failed: 0, quarantined: 0, unreadable: 0, kept: 0 };
const encrypted = { code: 'encrypted', message: '加密 · encrypted' };
const failure = (letter: string): Outcome => {
  const whole = outcome(letter, { state: 'failed' });
  return { ...whole, facts: { ...whole.facts, forms: 0, templates: [], error: encrypted } };
};
const at = (path: string, letter: string) => ({ path, sha256: sha(letter), bytes: 100 });

describe.each(kinds)('an archive in %s', (kind, target) => {
  let archive: Archive;
  const open = async (where?: string) => {
    archive = await openArchive(where ?? (await target()));
    return archive;
  };
  afterEach(() => archive?.close());

  test('plans contents once, at the least of their paths', async () => {
    const { plan, pending } = await open();
    await plan('r', [at('/b', 'b'), at('/z', 'a'), at('/a', 'a')]);
    await plan('r', [at('/a', 'a'), at('/Z', 'a'), at('/表', 'c')]);
    // in the order in which they were found: what lies together is read together
    const [first, second, ...others] = await pending('r', { limit: 2 });
    expect(others).toEqual([]);
    expect(first!.file).toEqual({ sha256: sha('b'), bytes: 100, path: '/b' });
    expect(second!.file).toEqual({ sha256: sha('a'), bytes: 100, path: '/Z' });
    const [third] = await pending('r', { after: second!.number, limit: 2 });
    expect(third!.file.path).toBe('/表');
    expect(await pending('another', { limit: 2 })).toEqual([]);
  });

  test('keeps the rows of the latest reading, and tells whether they are still true', async () => {
    const { plan, save, rows, correct } = await open();
    await plan('r', [at('/b', 'b'), at('/a', 'a'), at('/a2', 'a'), at('/c', 'c')]);
    const bytes = new Uint8Array([0, 10, 255, 1]);
    await save([outcome('b', { rows: bytes }), outcome('a', { rows: new Uint8Array([7]) })]);
    await save([outcome('a', { version: '2', rows: bytes }), outcome('b', { version: '2' })]);
    const found = await rows([sha('b'), sha('a'), sha('c')]);
    expect(found.map(({ rows: kept }) => kept && [...kept])).toEqual([[...bytes], null]);
    expect(found[0]).toMatchObject({ sha256: sha('a'), places: ['/a', '/a2'], isCorrected: false });
    await correct([
      {
        expected: null,
        entry: {
          sha256: sha('a'),
          path: '/forms/0/data/title',
          kind: 'accept',
          track: 'work',
          before: { text: null, value: null },
          after: null,
          reason: null,
          reviewer: 'r',
          at: '2026-01-02T03:04:05.678Z',
          version: '2',
          undoes: null,
          sample: null,
        },
      },
    ]);
    expect((await rows([sha('a')]))[0]).toMatchObject({ isCorrected: true });
    expect(await rows([])).toEqual([]);
  });

  test('keeps documents byte by byte, in the order of their content', async () => {
    const { plan, save, document, counts } = await open();
    await plan('r', [at('/b', 'b'), at('/a', 'a'), at('/a2', 'a'), at('/c', 'c')]);
    await save([outcome('b'), outcome('a')]);
    await save([failure('c')]);
    const all = await Array.fromAsync(allDocuments(archive, 2));
    expect(all.map(one => one.sha256)).toEqual([sha('a'), sha('b'), sha('c')]);
    expect(all[0]).toEqual({
      sha256: sha('a'),
      version: '1.0.0',
      document: outcome('a').document,
      places: ['/a', '/a2'],
    });
    expect(await document(sha('b'))).toMatchObject({ document: outcome('b').document });
    expect(await document(sha('d'))).toBeNull();
    expect(await counts('r')).toEqual({ ...NONE, done: 2, failed: 1 });
  });

  test('names what failed and what could not be opened', async () => {
    const { plan, save, failures } = await open();
    const gone = { code: 'not-found', message: 'gone' };
    await plan('r', [at('/c', 'c'), at('/c2', 'c'), { path: '/b', error: gone }, at('/a', 'a')]);
    await save([failure('c'), outcome('a')]);
    const unreadable = { path: '/b', state: 'unreadable', ...gone };
    const failed = { path: '/c', state: 'failed', ...encrypted };
    expect(await failures('r', { limit: 9 })).toEqual([unreadable, failed, { ...failed, path: '/c2' }]);
    await plan('r', [at('/b', 'a')]);
    expect(await failures('r', { after: '/c', limit: 9 })).toEqual([{ ...failed, path: '/c2' }]);
    expect(await failures('r', { limit: 1 })).toEqual([failed]);
  });

  test('reads again what failed, what an older version read, or all; the old document stands meanwhile', async () => {
    const { plan, save, renew, pending, document, stillPending } = await open();
    const places = [at('/a', 'a'), at('/b', 'b'), at('/c', 'c')];
    await plan('r', places);
    await save([outcome('a'), failure('b'), outcome('c', { version: '2.0.0' })]);
    await plan('s', places);
    const next = async () => (await pending('s', { limit: 9 })).map(({ file }) => file.path);
    await renew('elsewhere', 'all', '2.0.0');
    expect(await next()).toEqual([]);
    await renew('s', 'failed', '2.0.0');
    expect(await next()).toEqual(['/b']);
    await renew('s', 'older', '2.0.0');
    expect(await next()).toEqual(['/a', '/b']);
    expect(await document(sha('a'))).toMatchObject({ version: '1.0.0' });
    await save([outcome('a', { version: '2.0.0', document: '{}' })]);
    expect(await document(sha('a'))).toMatchObject({ version: '2.0.0', document: '{}' });
    expect(await document(sha('a'), '1.0.0')).toMatchObject({ document: outcome('a').document });
    expect(await stillPending([sha('a'), sha('b')])).toEqual(new Set([sha('b')]));
    await renew('s', 'all', '2.0.0');
    expect(await next()).toEqual(['/a', '/b', '/c']);
  });

  test('each run has its own plan of the places that it shares with others', async () => {
    const { plan, pending, counts, save, failures, endRun } = await open();
    const gone = { path: '/gone', error: { code: 'not-found', message: 'gone' } };
    await plan('r', [at('/a', 'a'), at('/b', 'b'), gone]);
    await plan('s', [at('/a', 'a'), at('/b', 'b'), gone, at('/c', 'c')]);
    expect(await pending('r', { limit: 9 })).toHaveLength(2);
    expect(await counts('r')).toEqual({ ...NONE, pending: 2, unreadable: 1 });
    expect(await counts('s')).toEqual({ ...NONE, pending: 3, unreadable: 1 });
    await endRun('s');
    await save([outcome('a')]);
    expect(await counts('r')).toEqual({ ...NONE, pending: 1, done: 1, unreadable: 1 });
    expect(await failures('r', { limit: 9 })).toMatchObject([{ path: '/gone', state: 'unreadable' }]);
    expect(await counts('s')).toEqual(NONE);
  });

  test('the plan of a run that was killed is forgotten in time', async () => {
    const { plan, counts, endRun } = await open();
    const [old, late] = [oldestRun(Date.now() - 60_000), newRun()];
    for (const run of [old, late, 'mine']) await plan(run, [at('/a', 'a')]);
    await endRun('another');
    expect([(await counts(old)).pending, (await counts(late)).pending]).toEqual([0, 1]);
  });

  test('a reading that failed never takes the place of a good one', async () => {
    const { plan, save, renew, document, counts, failures, pending, status, stamps } = await open();
    await plan('r', [at('/a', 'a'), at('/b', 'b')]);
    await save([outcome('a'), failure('b')]);
    const before = await stamps({ limit: 9 });
    await renew('r', 'all', '2.0.0');
    await save([failure('a'), { ...failure('b'), version: '2.0.0' }]);
    expect(await document(sha('a'))).toMatchObject({ document: outcome('a').document, version: '1.0.0' });
    expect((await stamps({ limit: 9 }))[0]).toEqual(before[0]);
    expect(await counts('r')).toEqual({ ...NONE, done: 1, failed: 1, kept: 1 });
    expect(await failures('r', { limit: 9 })).toMatchObject([
      { path: '/a', state: 'kept', ...encrypted },
      { path: '/b', state: 'failed', ...encrypted },
    ]);
    expect(await status()).toMatchObject({ states: { done: 1, failed: 1 }, kept: 1 });
    await renew('r', 'failed', '2.0.0');
    expect(await pending('r', { limit: 9 })).toHaveLength(2);
    await save([outcome('a', { document: '{}' })]);
    expect(await document(sha('a'))).toMatchObject({ document: '{}' });
    expect(await counts('r')).toMatchObject({ kept: 0 });
  });

  test('nor one of the same version that read fewer pages', async () => {
    const { plan, save, document, counts } = await open();
    await plan('r', [at('/a', 'a')]);
    const reading = (unread: number, version: string) =>
      outcome('a', { version, document: `{"unread":${unread}}`, facts: { ...outcome('a').facts, unread } });
    await save([reading(1, '1')]);
    await save([reading(3, '1')]);
    expect([(await document(sha('a')))?.document, (await counts('r')).kept]).toEqual(['{"unread":1}', 1]);
    await save([reading(1, '1')]);
    await save([reading(2, '2')]);
    expect([(await document(sha('a')))?.document, (await counts('r')).kept]).toEqual(['{"unread":2}', 0]);
  });

  test('a place that cannot be opened for once keeps what was found there', async () => {
    const { plan, save, document, note, counts } = await open();
    await plan('r', [at('/a', 'a'), at('/b', 'b')]);
    await save([outcome('a'), outcome('b')]);
    await plan('s', [{ path: '/a', error: { code: 'unreadable', message: '' } }]);
    await note('/b', { code: 'changed', message: '' });
    expect(await document(sha('a'))).toMatchObject({ places: ['/a'] });
    expect(await document(sha('b'))).toMatchObject({ places: [] });
    expect(await counts('s')).toEqual({ ...NONE, unreadable: 1 });
  });

  test('what was passed over is counted and named by kind, and ways lead to places', async () => {
    const { plan, passedOver, passedOverKinds, counts, wayTo, pending } = await open();
    const documents = Array.from({ length: 12 }, (_, n) => ({
      path: `/${10 + n}.docx`,
      passedOver: '.docx',
    }));
    await plan('r', [...documents, { path: '/.git', passedOver: 'hidden' }]);
    await plan('s', [{ ...at('/表.pdf', 'a'), way: '{"bytes":"b1ed"}' }]);
    const names = documents.map(({ path }) => path);
    expect(await passedOverKinds('r')).toEqual([
      { kind: '.docx', number: 12, paths: names.slice(0, 10) },
      { kind: 'hidden', number: 1, paths: ['/.git'] },
    ]);
    expect(await passedOverKinds('s')).toEqual([]);
    expect(await passedOver(null, { after: '/20.docx', limit: 9 })).toEqual([
      { path: '/21.docx', kind: '.docx' },
    ]);
    expect(await counts('r')).toEqual(NONE);
    expect((await pending('s', { limit: 1 }))[0]!.file.way).toBe('{"bytes":"b1ed"}');
    expect([await wayTo('/表.pdf'), await wayTo('/10.docx')]).toEqual(['{"bytes":"b1ed"}', null]);
    await plan('t', [at('/10.docx', 'a')]);
    expect(await passedOverKinds(null)).toMatchObject([{ kind: '.docx', number: 11 }, { kind: 'hidden' }]);
  });

  test('plans more places at once than a statement takes parameters', async () => {
    const { plan, counts } = await open();
    const places = Array.from({ length: 12_000 }, (_, n) => ({
      path: `/a.zip!/${n}`,
      sha256: String(n).padStart(64, '0'),
      bytes: 1,
    }));
    await plan('r', places);
    expect(await counts('r')).toEqual({ ...NONE, pending: 12_000 });
  });

  test('an archive of before is brought up with all that it holds', async () => {
    const where = await target();
    const driver = await (kind === 'sqlite' ? openSqlite(where) : openPostgres(where));
    await migrate(driver, 5);
    await driver.all(
      `INSERT INTO files (sha256, bytes, state, version) VALUES ('${sha('a')}', 1, 'done', '1')`,
    );
    await driver.all(`INSERT INTO documents VALUES ('${sha('a')}', '1', '{}')`);
    await driver.all(`INSERT INTO places VALUES ('/b', '${sha('a')}', NULL, NULL, 'r'), ('/a', '${sha('a')}', NULL, NULL, 'r'),
      ('/c', NULL, 'unreadable', 'no', 'r')`);
    await driver.close();
    const { document, failures, plan, counts } = await open(where);
    expect(await document(sha('a'))).toMatchObject({ places: ['/a', '/b'] });
    expect(await failures(null, { limit: 9 })).toMatchObject([{ path: '/c', code: 'unreadable' }]);
    await plan('s', [at('/a', 'a'), at('/d', 'd')]);
    expect(await counts('s')).toEqual({ ...NONE, done: 1, pending: 1 });
  });

  test('an upgrade that was interrupted goes on at the next opening, and tells how far it is', async () => {
    const where = await target();
    const driver = await (kind === 'sqlite' ? openSqlite(where) : openPostgres(where));
    await migrate(driver, 8);
    const document = await documentOf('declaration');
    const { sha256 } = document.source;
    await driver.all(`INSERT INTO files (sha256, bytes, state, version) VALUES ($1, 1, 'done', '1')`, [
      sha256,
    ]);
    await driver.all(`INSERT INTO documents VALUES ($1, '1', $2)`, [sha256, JSON.stringify(document)]);
    // the tables are new, and then the process was killed
    await migrate(driver);
    await driver.close();
    await expect(openArchive(where, { readOnly: true })).rejects.toThrow(/interrupted/);
    const told: unknown[] = [];
    const { list, close } = await openArchive(where, { onListing: (...step) => told.push(step) });
    expect((await list({ filter: {}, order: 'name', offset: 0, limit: 1 })).rows).toMatchObject([{ sha256 }]);
    expect(told).toEqual([[1, 1]]);
    await close();
    await (await openArchive(where, { readOnly: true, onListing: () => told.push('again') })).close();
    expect(told).toHaveLength(1);
  });

  test('saves whole or not at all', async () => {
    const { plan, save, counts } = await open();
    await plan('r', [at('/a', 'a'), at('/b', 'b')]);
    const broken = async () => {
      throw new Error('cut');
    };
    await expect(save([outcome('a'), outcome('b')], broken)).rejects.toThrow('cut');
    expect((await counts('r')).pending).toBe(2);
    expect(await Array.fromAsync(allDocuments(archive))).toEqual([]);
    await Promise.all([save([outcome('a')]), save([outcome('b')], broken).catch(() => {}), save([])]);
    expect(await counts('r')).toMatchObject({ pending: 1, done: 1 });
  });

  test('counts by state, kind, error and template', async () => {
    const { plan, save, status } = await open();
    await plan('r', [at('/a', 'a'), at('/b', 'b'), at('/c', 'c'), { path: '/d', error: encrypted }]);
    const slow = outcome('b', { facts: { ...outcome('b').facts, templates: ['project/hubei'], forms: 1 } });
    await save([outcome('a'), slow, failure('c')]);
    expect(await status()).toMatchObject({
      states: { done: 2, failed: 1 },
      kinds: { native: 2 },
      versions: { '1.0.0': 3 },
      errors: { encrypted: 2 },
      templates: { 'project/hubei': 2, 'project/shanghai': 1 },
      totals: { places: 4, bytes: 300, pages: 9, forms: 3, leaves: 120, review: 3 },
      largest: [{ path: '/a' }, { path: '/b' }, { path: '/c' }],
    });
  });

  test('is opened again as it was, by several at once', async () => {
    const where = await target();
    const [first, second] = await Promise.all([openArchive(where), openArchive(where)]);
    await first.plan('r', [at('/a', 'a')]);
    await second.save([outcome('a')]);
    await Promise.all([first.close(), second.close()]);
    await open(where);
    expect(await archive.counts('r')).toMatchObject({ done: 1 });
  });

  test('is refused where a newer ziping wrote it', async () => {
    const where = await target();
    await (await openArchive(where)).close();
    const change = `UPDATE ${kind === 'postgres' ? 'ziping.' : ''}meta SET value = '99'`;
    if (kind === 'sqlite') new DatabaseSync(where).exec(change);
    else {
      const pool = new Pool({ connectionString: where });
      await pool.query(change);
      await pool.end();
    }
    await expect(openArchive(where)).rejects.toThrow(UsageError);
    await expect(openArchive(where)).rejects.toThrow('upgrade ziping');
  });
});

describe('what is no archive', () => {
  test('is left as it was', async () => {
    const foreign = join(folder, 'foreign.db');
    new DatabaseSync(foreign).exec('CREATE TABLE theirs (a)');
    await expect(openArchive(foreign)).rejects.toThrow('not an archive of ziping');
    const text = join(folder, 'text.ziping');
    writeFileSync(text, 'a text that is long enough to be no header of a database'.repeat(9));
    await expect(openArchive(text)).rejects.toThrow('not an archive of ziping');
  });

  test.skipIf(process.platform === 'win32')('keeps nobody waiting: a pipe, a folder, a device', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, folder, '/dev/null']) {
      for (const readOnly of [true, false])
        await expect(openArchive(path, { readOnly })).rejects.toThrow('not an archive of ziping');
    }
  });

  test('is not made where it is only to be read', async () => {
    await expect(openArchive(join(folder, 'none'), { readOnly: true })).rejects.toThrow('no such archive');
  });

  test('cannot be made where there is no folder, nor reached where there is no server', async () => {
    await expect(openArchive(join(folder, 'none/a.ziping'))).rejects.toThrow(ArchiveError);
    await expect(openArchive('postgres://me:secret@127.0.0.1:1/a')).rejects.toThrow(
      /cannot be used: postgres:\/\/127/,
    );
  });

  test.skipIf(process.platform === 'win32')(
    'is not shown as it was before, where its log cannot be used',
    async () => {
      const own = mkdtempSync(join(tmpdir(), 'ziping-log-'));
      const [where, copy] = [join(own, 'a'), join(own, 'copied/a')];
      const writer = await openArchive(where);
      await writer.plan('r', [at('/a', 'a')]);
      mkdirSync(join(own, 'copied'));
      for (const end of ['', '-wal']) copyFileSync(where + end, copy + end);
      await writer.close();
      chmodSync(own, 0o755);
      chmodSync(join(own, 'copied'), 0o555);
      const link = join(own, 'link');
      symlinkSync(copy, link);
      const through = (path: string) => withoutRights(() => openSqlite(path, { readOnly: true }));
      await expect(through(link)).rejects.toThrow(ArchiveError);
      const open = () => through(copy);
      await expect(open()).rejects.toThrow(ArchiveError);
      await expect(open()).rejects.toThrow('copy both to a folder');
      writeFileSync(copy, readFileSync(where));
      truncateSync(`${copy}-wal`);
      const isRead = async (opened: Driver) => {
        expect(await opened.all('SELECT path FROM places')).toMatchObject([{ path: '/a' }]);
        await opened.close();
      };
      await isRead(await open());
      chmodSync(join(own, 'copied'), 0o755);
      rmSync(`${copy}-wal`);
      chmodSync(join(own, 'copied'), 0o555);
      await isRead(await open());
      // 表 % ? in GB 18030: paths are bytes
      const bytes = Buffer.concat([Buffer.from(`${own}/copied/`), Buffer.from('b1ed253f', 'hex')]);
      chmodSync(join(own, 'copied'), 0o755);
      copyFileSync(copy, bytes);
      chmodSync(join(own, 'copied'), 0o555);
      await isRead(await withoutRights(() => openSqlite(bytes, { readOnly: true })));
      chmodSync(join(own, 'copied'), 0o755);
    },
  );

  test('is made by several that open it at the same moment', async () => {
    const prefix = join(mkdtempSync(join(tmpdir(), 'ziping-opening-')), 'a');
    const script = join(import.meta.dirname, '../helpers/opening.ts');
    const moment = String(Date.now() + 3000);
    const open = () =>
      promisify(execFile)(process.execPath, [script, prefix, moment, '30']).then(({ stderr }) => stderr);
    expect(await Promise.all([open(), open(), open(), open()])).toEqual(['', '', '', '']);
  });

  test('is not written to through a reader', async () => {
    const where = join(folder, 'read.ziping');
    const writer = await openArchive(where);
    await writer.plan('r', [at('/a', 'a')]);
    const reader = await openArchive(where, { readOnly: true });
    expect(await reader.counts('r')).toMatchObject({ pending: 1 });
    await expect(reader.save([outcome('a')])).rejects.toThrow('the archive is read-only');
    await Promise.all([reader.close(), writer.close()]);
  });
});
