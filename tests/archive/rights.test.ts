import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { fillArchive } from '../../scripts/lab/warehouse/documents.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openQueue } from '../../src/batch/queue.ts';
import { corrected } from '../../src/check.ts';
import { newDatabase } from '../helpers/new-database.ts';
import { ziping } from '../helpers/ziping.ts';

const DOCUMENTS = 3;
const RECIPE = { indicators: 2, hard: 0 };
const ROLES = ['reader', 'writer', 'loader', 'stranger'] as const;
const GRANTS = /```sql rights\n([\s\S]*?)```/.exec(
  readFileSync(join(import.meta.dirname, '../../docs/scale.md'), 'utf8'),
)![1]!;
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-rights-'));

let url: string;
/** The address with a user's name, and nothing else of it. */
const as = (role: string) => url.replace('ziping:ziping@', `${role}@`);

beforeAll(async () => {
  url = await newDatabase('rights');
  const own = new URL(url).pathname.slice(1);
  const archive = await openArchive(url, { judge: corrected });
  await fillArchive(archive, DOCUMENTS, RECIPE);
  await archive.close();
  await (await openQueue(url)).close();
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`REVOKE ALL ON DATABASE ${own} FROM PUBLIC`);
  for (const role of ROLES)
    await owner.query(
      `CREATE ROLE ${role} LOGIN PASSWORD '${role}'; GRANT CONNECT ON DATABASE ${own} TO ${role}`,
    );
  await owner.query(GRANTS);
  await owner.end();
});
afterEach(() => void vi.unstubAllEnvs());
afterAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
});

describe('with the rights that the guide grants, and no other', () => {
  test('an archive in Postgres is read', async () => {
    vi.stubEnv('PGPASSWORD', 'reader');
    const status = await ziping(['status', as('reader'), '--json']);
    expect(JSON.parse(status.out).states).toEqual({ done: DOCUMENTS });
    const exported = await ziping(['export', as('reader'), '--to', join(FOLDER, 'w.duckdb')]);
    expect(JSON.parse(exported.out)).toMatchObject({ loaded: DOCUMENTS });
    const asked = await ziping([
      'query',
      as('reader'),
      'SELECT count(*) AS n FROM documents',
      '--format',
      'json',
    ]);
    expect(JSON.parse(asked.out)).toEqual({ n: String(DOCUMENTS) });
  });

  test('an archive and a queue are written', async () => {
    const path = join(FOLDER, 'letter.txt');
    writeFileSync(path, '尊敬的先生');
    vi.stubEnv('PGPASSWORD', 'writer');
    const enqueued = await ziping(['enqueue', path, '--archive', as('writer')]);
    expect(enqueued).toMatchObject({ code: 0, err: '' });
    const argv = ['worker', '--archive', as('writer'), '--until-empty', '--workers', '1'];
    expect(JSON.parse((await ziping(argv)).out.trim().split('\n').at(-1)!)).toMatchObject({ read: 1 });
  });

  test('a warehouse is filled, again after it was there', async () => {
    vi.stubEnv('PGPASSFILE', passwords());
    for (const loaded of [true, false]) {
      const { out, err } = await ziping(['export', as('reader'), '--to', as('loader')]);
      expect(err).toBe('');
      expect(JSON.parse(out).loaded > 0).toBe(loaded);
    }
  });

  test('who has none is told so, not that the archive is empty', async () => {
    vi.stubEnv('PGPASSWORD', 'stranger');
    for (const argv of [
      ['status', as('stranger')],
      ['ingest', FOLDER, '--archive', as('stranger')],
      ['export', as('stranger'), '--to', join(FOLDER, 'x.duckdb')],
    ])
      expect(await ziping(argv)).toMatchObject({
        code: 1,
        err: expect.stringContaining('has no right to use'),
      });
    vi.stubEnv('PGPASSWORD', 'reader');
    const refused = await ziping(['ingest', FOLDER, '--archive', as('reader'), '--workers', '1']);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('permission denied') });
  });

  test('a database that is not there is no empty archive', async () => {
    const { code, err } = await ziping(['status', as('reader').replace(/:\d+\//, ':1/')]);
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be used')]);
  });
});

/** A file of passwords as libpq wants it. */
function passwords(): string {
  const path = join(FOLDER, 'pgpass');
  writeFileSync(path, ROLES.map(role => `127.0.0.1:*:*:${role}:${role}\n`).join(''));
  chmodSync(path, 0o600);
  return path;
}

test.each([
  [
    'note',
    (open: Awaited<ReturnType<typeof openArchive>>) => open.note('/a', { code: 'changed', message: '' }),
  ],
  ['renew', (open: Awaited<ReturnType<typeof openArchive>>) => open.renew('run', 'all', '1')],
] as const)('%s waits for another that writes, as everything does', async (_, write) => {
  mkdirSync(join(FOLDER, 'sqlite'), { recursive: true });
  const path = join(FOLDER, `sqlite/${_}.ziping`);
  const archive = await openArchive(path);
  await archive.plan('run', [{ path: '/a', sha256: 'a'.repeat(64), bytes: 1 }]);
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  const written = write(archive).then(() => 'written');
  expect(await Promise.race([written, setTimeout(300, 'waiting')])).toBe('waiting');
  other.exec('COMMIT');
  expect(await written).toBe('written');
  other.close();
  await archive.close();
});
