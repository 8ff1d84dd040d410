import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { lastAbout } from '../../src/archive/log.ts';
import { openArchive } from '../../src/archive/open.ts';
import { UsageError } from '../../src/errors.ts';
import type { CorrectionEntry } from '../../src/model.ts';
import { databases } from '../helpers/databases.ts';

const { sqlite, kinds } = databases('log');

const SHA = 'a'.repeat(64);
const entry = (path: string, other: Partial<CorrectionEntry> = {}): CorrectionEntry => ({
  sha256: SHA,
  path,
  kind: 'correct',
  track: 'work',
  before: { text: '1O\u0000', value: null, regions: [{ page: 1, bbox: [1, 2.5, 3, 4] }] },
  after: { text: '10', value: '10' },
  reason: '“零”误读',
  reviewer: '李审',
  at: '2024-05-06T07:08:09.000Z',
  version: '0.1.0',
  undoes: null,
  sample: null,
  ...other,
});
const fresh = (one: CorrectionEntry) => ({ entry: one, expected: null });

describe.each(kinds)('the log of an archive in %s', (_, target) => {
  let archive: Archive;
  let where: string;
  const open = async () => {
    where = await target();
    archive = await openArchive(where);
    return archive;
  };
  afterEach(() => archive?.close());

  test('gives back what was written, in its order, as one chain', async () => {
    const { correct, corrections, allCorrections, verifyLog } = await open();
    expect(await verifyLog()).toEqual({ isWhole: true, entries: 0, head: null });
    const result = await correct([fresh(entry('/a')), fresh(entry('/b'))]);
    if (result.kind !== 'written') throw new Error('not written');
    const [first, second] = result.corrections;
    expect(first).toMatchObject({ ...entry('/a'), sequence: 1, previous: null });
    expect(second).toMatchObject({ sequence: 2, previous: first!.hash });
    expect(await corrections(SHA)).toEqual(result.corrections);
    expect(await corrections('b'.repeat(64))).toEqual([]);
    expect(await allCorrections({ after: 1, limit: 9 })).toEqual([second]);
    expect(await verifyLog()).toEqual({ isWhole: true, entries: 2, head: second!.hash });
  });

  test('two people at once do not overwrite each other', async () => {
    const { correct, corrections } = await open();
    const results = await Promise.all([
      correct([fresh(entry('/a', { reviewer: '甲' }))]),
      correct([fresh(entry('/a', { reviewer: '乙' })), fresh(entry('/b'))]),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['conflict', 'written']);
    const conflict = results.find(({ kind }) => kind === 'conflict')!;
    const [last, ...others] = await corrections(SHA);
    expect(conflict).toMatchObject({ conflicts: [{ expected: null, found: last }] });
    const isSecondFirst = results[1]!.kind === 'written';
    expect(others).toHaveLength(isSecondFirst ? 1 : 0);
    const now = [last!, ...others];
    const expected = lastAbout(now, entry('/a'));
    expect(await correct([{ entry: entry('/a'), expected }])).toMatchObject({ kind: 'written' });
    expect(await correct([{ entry: entry('/a'), expected }])).toMatchObject({ kind: 'conflict' });
  });

  test('second reviewers and answers to planted errors stand beside the work', async () => {
    const { correct } = await open();
    const sample = 'f'.repeat(64);
    await correct([fresh(entry('/a'))]);
    for (const reviewer of ['甲', '乙']) {
      const blind = entry('/a', { track: 'blind', sample, reviewer });
      expect(await correct([fresh(blind)])).toMatchObject({ kind: 'written' });
      expect(await correct([fresh(blind)])).toMatchObject({ kind: 'conflict' });
    }
  });

  test('an undo takes back an entry about the same value, and nothing else', async () => {
    const { correct, corrections } = await open();
    const result = await correct([fresh(entry('/a')), fresh(entry('/b'))]);
    const [a] = result.kind === 'written' ? result.corrections : [];
    const undo = (path: string, undoes: number | null) => entry(path, { kind: 'undo', undoes, after: null });
    const at = async (one: CorrectionEntry) => {
      const expected = lastAbout(await corrections(SHA), one);
      return correct([{ entry: one, expected }]);
    };
    await expect(at(undo('/b', 1))).rejects.toThrow(UsageError);
    await expect(at(undo('/a', 99))).rejects.toThrow(UsageError);
    await expect(at(undo('/a', null))).rejects.toThrow(UsageError);
    await expect(at(entry('/a', { undoes: 1 }))).rejects.toThrow(UsageError);
    expect(await corrections(SHA)).toHaveLength(2);
    expect(await at(undo('/a', a!.sequence))).toMatchObject({ kind: 'written' });
  });

  test('many writers make one chain', async () => {
    await open();
    const others = await Promise.all(Array.from({ length: 3 }, () => openArchive(where)));
    const writers = [archive, ...others];
    await Promise.all(
      writers.flatMap((writer, w) =>
        Array.from({ length: 10 }, (_, i) => writer.correct([fresh(entry(`/${w}/${i}`))])),
      ),
    );
    await Promise.all(others.map(other => other.close()));
    expect(await archive.verifyLog()).toMatchObject({ isWhole: true, entries: 40 });
  });

  test('draws are numbered, chained, and know where the log stood', async () => {
    const { keepSample, samples, sample, correct, verifySamples } = await open();
    const first = await keepSample({ seed: 'a' }, [SHA]);
    await correct([fresh(entry('/a'))]);
    const second = await keepSample({ seed: 'a' }, [SHA]);
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(JSON.parse(second.sample)).toMatchObject({ previous: first.id, log: { entries: 1 } });
    expect(await samples()).toEqual([first, second]);
    expect(await sample(second.id)).toEqual(second);
    expect(await sample('none')).toBeNull();
    expect(await verifySamples()).toEqual({ isWhole: true, entries: 2, head: second.id });
  });
});

describe('a log that was tampered with', () => {
  test.each([
    ['a byte', `UPDATE corrections SET entry = replace(entry, '李审', '王审') WHERE sequence = 2`, 2],
    ['a hash', `UPDATE corrections SET hash = replace(hash, substr(hash, 1, 1), 'g') WHERE sequence = 2`, 2],
    ['its place', `UPDATE corrections SET path = '/z' WHERE sequence = 3`, 3],
    ['an entry taken out', `DELETE FROM corrections WHERE sequence = 2`, 2],
    [
      'an entry taken out and the gap closed',
      `DELETE FROM corrections WHERE sequence = 2; UPDATE corrections SET sequence = sequence - 1 WHERE sequence > 2`,
      2,
    ],
  ])('shows %s', async (_, change, sequence) => {
    const where = await sqlite();
    await using archive = await openArchive(where);
    await archive.correct(['/a', '/b', '/c', '/d'].map(path => fresh(entry(path))));
    const database = new DatabaseSync(where);
    database.exec(change);
    database.close();
    expect(await archive.verifyLog()).toMatchObject({ isWhole: false, sequence });
  });

  test('and a draw taken out', async () => {
    const where = await sqlite();
    await using archive = await openArchive(where);
    for (const seed of ['a', 'b', 'c']) await archive.keepSample({ seed }, [SHA]);
    const database = new DatabaseSync(where);
    database.exec('DELETE FROM samples WHERE number = 2');
    database.close();
    expect(await archive.verifySamples()).toMatchObject({ isWhole: false, sequence: 2 });
  });
});
