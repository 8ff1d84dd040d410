import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { documentSummaryOf } from '../../src/archive/document-summary.ts';
import { listingOf } from '../../src/archive/listing-rows.ts';
import { lastAbout } from '../../src/archive/log.ts';
import { openArchive } from '../../src/archive/open.ts';
import { corrected } from '../../src/check.ts';
import type { CorrectionEntry, Document } from '../../src/model.ts';
import { entryFor } from '../helpers/corrections.ts';
import { databases } from '../helpers/databases.ts';
import { documentOf, doubting } from '../helpers/review.ts';

const { kinds } = databases('relist');
const DOUBTS = ['/projectName', '/indicators/0/target', '/indicators/1/score'];
const SCORE = '/forms/0/data/indicators/1/score';
let document: Document;
beforeAll(async () => {
  document = doubting(...DOUBTS)(await documentOf('hubei-merged-scores'));
});

describe.each(kinds)('lists in %s show what people said', (_, target) => {
  let archive: Archive;
  let other: Archive;
  beforeEach(async () => {
    const where = await target();
    archive = await openArchive(where, { judge: corrected });
    other = await openArchive(where, { judge: corrected });
    await archive.plan('r', [{ path: '/a.pdf', sha256: document.source.sha256, bytes: 1 }]);
    await read(document, '1');
  });
  afterEach(async () => {
    await archive?.close();
    await other?.close();
  });

  const read = (as: Document, version: string, by = archive) =>
    by.save([
      {
        sha256: as.source.sha256,
        version,
        state: 'done',
        document: JSON.stringify(as),
        facts: documentSummaryOf(as, 1),
      },
    ]);
  const say = async (path: string, entry: Partial<CorrectionEntry> = {}, by = archive) => {
    const made = entryFor(document, path, entry);
    const known = await by.corrections(document.source.sha256);
    return await by.correct([{ entry: made, expected: lastAbout(known, made) }]);
  };
  const listed = async () => {
    const page = { filter: {}, order: 'name', offset: 0, limit: 1 } as const;
    const [row] = (await archive.list(page)).rows;
    const { open, errors, warnings } = row!;
    return { open, errors, warnings };
  };
  const wrong = { kind: 'correct', after: { text: '77', value: '77' } } as const;

  test('at once, and again where it is taken back', async () => {
    const before = await listed();
    expect(before.open).toBe(DOUBTS.length);
    await say(SCORE, wrong);
    expect((await listed()).open).toBe(DOUBTS.length - 1);
    expect((await listed()).errors).toBeGreaterThan(before.errors);
    await say(SCORE, { kind: 'undo', undoes: 1 });
    expect(await listed()).toEqual(before);
  });

  test('and go on to do so when the document is read anew by a newer version', async () => {
    await say(SCORE, wrong);
    await say('/forms/0/data/projectName');
    const before = await listed();
    expect(before.open).toBe(1);
    await read(document, '2');
    expect(await listed()).toEqual(before);
    expect((await archive.overview()).totals.open).toBe(1);
  });

  test('but not what does not fit any more', async () => {
    await say(SCORE, wrong);
    const [form, ...rest] = document.forms;
    const own = { ...form!.evidence['/indicators/1/score']!, text: 'something else' };
    const evidence = { ...form!.evidence, '/indicators/1/score': own };
    await read({ ...document, forms: [{ ...form!, evidence }, ...rest] }, '2');
    expect((await listed()).open).toBe(DOUBTS.length);
  });

  test('nothing of a second reviewer, nor of planted errors', async () => {
    await say(SCORE, { ...wrong, track: 'blind', sample: 'f' });
    await say(SCORE, { ...wrong, track: 'planted', sample: 'f' });
    expect((await listed()).open).toBe(DOUBTS.length);
  });

  test('whoever is faster: the document read anew, or what is said of it', async () => {
    const paths = DOUBTS.map(leaf => `/forms/0/data${leaf}`);
    for (const [round, path] of paths.entries()) {
      const [saved, written] = [read(document, `${round + 2}`, other), say(path)];
      await saved;
      expect((await written).kind).toBe('written');
      const log = await archive.corrections(document.source.sha256);
      const { open, errors, warnings } = listingOf(corrected(document, log));
      expect(await listed()).toEqual({ open, errors, warnings });
      expect(open).toBe(DOUBTS.length - round - 1);
    }
  });
});
