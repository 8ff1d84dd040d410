import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { fillWhole } from '../../scripts/lab/verify/archive.ts';
import { cutJournal, TAMPERINGS } from '../../scripts/lab/verify/tamperings.ts';
import { logOf } from '../../src/archive/log.ts';
import { migrate } from '../../src/archive/migrations.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openSqlite } from '../../src/archive/sqlite.ts';
import { entryFor } from '../helpers/corrections.ts';
import { databases } from '../helpers/databases.ts';
import { ziping } from '../helpers/ziping.ts';

const { folder, sqlite, kinds } = databases('verify');
const DOCUMENTS = 45;
let whole: string;
let keys: Awaited<ReturnType<typeof fillWhole>>;
let number = 0;

beforeAll(async () => {
  whole = await sqlite();
  const archive = await openArchive(whole);
  keys = await fillWhole(archive, DOCUMENTS, 2);
  await archive.close();
});

/** A copy of the archive, as somebody left it. */
function tampered(tamper: (database: DatabaseSync) => void): string {
  const where = join(folder, `tampered-${++number}.ziping`);
  copyFileSync(whole, where);
  const database = new DatabaseSync(where);
  tamper(database);
  database.close();
  return where;
}

type Found = { readonly what: string; readonly where: string; readonly reason: string };

async function faultsOf(where: string) {
  const { out, code } = await ziping(['verify', where, '--json']);
  return { code, ...JSON.parse(out) };
}

test('an archive that nobody tampered with is whole', async () => {
  const found = await faultsOf(whole);
  expect(found).toMatchObject({
    code: 0,
    isWhole: true,
    faults: [],
    places: 48,
    documents: { number: DOCUMENTS },
    log: { isWhole: true, entries: 6 },
    samples: { isWhole: true, entries: 2 },
  });
  expect(found.head).toMatch(/^\d+-[0-9a-f]{64}$/);
  expect((await ziping(['verify', whole, '--since', found.head])).code).toBe(0);
});

test.each(TAMPERINGS)('tampering with $name is named with its place', async ({ what, tamper }) => {
  let place = '';
  const where = tampered(database => {
    place = tamper(database);
  });
  const { code, faults } = await faultsOf(where);
  expect(code).toBe(1);
  expect(faults.some((one: Found) => one.what === what && one.where.startsWith(place))).toBe(true);
  const { out } = await ziping(['verify', where]);
  expect(out).toMatch(/^✗ /m);
  expect(out).toContain(place);
});

describe('who cuts the journal itself', () => {
  test('leaves draws that know more of it', async () => {
    const where = tampered(database => {
      const { last } = database
        .prepare(`SELECT max(number) AS last FROM journal WHERE about = 'correction'`)
        .get()!;
      cutJournal(database, Number(last) - 1);
      // … but leaves the draws that were made over it
    });
    expect((await faultsOf(where)).code).toBe(0);
    const { head } = await faultsOf(whole);
    const since = await ziping(['verify', where, '--since', head]);
    expect([since.code, since.out.includes(`entry of the journal ${head.split('-')[0]}`)]).toEqual([1, true]);
    const pem = join(folder, 'key.pub.pem');
    writeFileSync(pem, keys.publicKey.export({ type: 'spki', format: 'pem' }));
    const signed = await ziping(['verify', where, '--key', pem]);
    expect([signed.code, signed.out.includes('no signature by this key')]).toEqual([1, true]);
    expect((await ziping(['verify', whole, '--key', pem])).code).toBe(0);
  });

  test('and keeps the draws, is found by them and by the signature', async () => {
    const where = tampered(database =>
      database.exec(`DELETE FROM corrections WHERE sequence > 4;
        DELETE FROM journal WHERE about = 'correction' AND CAST(subject AS INTEGER) > 4`),
    );
    const { faults } = await faultsOf(where);
    expect(faults.map((fault: Found) => fault.what)).toEqual(expect.arrayContaining(['journal', 'draw']));
    expect(faults.find((fault: Found) => fault.what === 'draw').reason).toContain('entry 6 of the log was');
  });
});

test.each([
  ['export', (where: string) => ['export', where, '--to', join(folder, `out-${++number}`)]],
  ['query', (where: string) => ['query', where, 'SELECT count(*) FROM indicators']],
])('a flipped digit is found by the %s that meets it', async (_, command) => {
  const { code, err } = await ziping(command(tampered(TAMPERINGS[1]!.tamper)));
  expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
  expect(err).toContain('not what was written: restore it from a backup');
});

test('the documents of an export are compared as well', async () => {
  const where = tampered(TAMPERINGS[0]!.tamper);
  const { code, err } = await ziping(['export', where, '--to', join(folder, 'all.jsonl')]);
  expect([code, err.includes('not what was written')]).toEqual([1, true]);
});

test('a head is signed with a key, and only where all is whole', async () => {
  const pem = join(folder, 'key.pem');
  writeFileSync(pem, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const where = tampered(() => {});
  const { out } = await ziping(['verify', where, '--sign', pem, '--reviewer', '张审', '--json']);
  expect(JSON.parse(out).signatures).toHaveLength(2);
  expect((await ziping(['verify', where])).out).toMatch(/2 {2}末条 head · 张审/);
  const broken = tampered(TAMPERINGS[0]!.tamper);
  await ziping(['verify', broken, '--sign', pem]);
  expect((await faultsOf(broken)).signatures).toHaveLength(1);
});

test.each([
  [['--since', 'abc'], '--since takes a head'],
  [['--key', '/nowhere'], 'key cannot be read'],
  [['--sign', import.meta.filename], 'Ed25519'],
])('%j is wrong usage', async (flags, message) => {
  const { code, err } = await ziping(['verify', whole, ...flags]);
  expect([code, err.includes(message)]).toEqual([2, true]);
});

describe.each(kinds)('in %s', (kind, target) => {
  test('readings, places, the log, draws and signatures are verified, and what an older version left is taken over', async () => {
    const where = await target();
    const archive = await openArchive(where);
    await fillWhole(archive, 12, 2);
    expect((await archive.verify()).faults).toEqual([]);
    await archive.note('/archive/3/3.pdf', { code: 'changed', message: 'gone' });
    await archive.plan('again', [{ path: '/archive/4/4.pdf', sha256: 'e'.repeat(64), bytes: 1 }]);
    const { faults, journal } = await archive.verify({ isBrief: false });
    expect([faults, journal.isWhole]).toEqual([[], true]);
    await archive.close();
  });

  test.runIf(kind === 'sqlite')('an acknowledged correction is on the disk before the answer', async () => {
    const driver = await openSqlite(await target());
    await migrate(driver);
    const seen: unknown[] = [];
    const log = logOf(driver, async sql => void seen.push((await sql.all('PRAGMA synchronous'))[0]));
    const document = { source: { sha256: 'a'.repeat(64) }, producedBy: { ziping: '1' }, forms: [] };
    await log.correct([{ entry: entryFor(document as never, '/a'), expected: null }]);
    // 2 is FULL: the write-ahead log is flushed at each commit
    expect(seen).toEqual([{ synchronous: 2 }]);
    expect(await driver.all('PRAGMA synchronous')).toEqual([{ synchronous: 1 }]);
    await driver.close();
  });
});
