import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { corrected } from '../../src/check.ts';
import type { Document } from '../../src/model.ts';
import { DOCUMENT_STATES, type DocumentState } from '../../src/values/state.ts';
import { entryFor } from '../helpers/corrections.ts';
import { databases } from '../helpers/databases.ts';
import { documentOf, doubting, keep } from '../helpers/review.ts';
import { ziping } from '../helpers/ziping.ts';

const { kinds } = databases('states');
let read: Document;
beforeAll(async () => {
  read = await documentOf('hubei-merged-scores');
});

const unread = { page: 9, kind: 'scanned', outcome: 'failed', forms: [], reason: 'needs-ocr' } as const;
const nothing = (document: Document): Document => ({
  ...document,
  forms: [],
  findings: [],
  pages: [{ page: 1, kind: 'native', outcome: 'no-form', forms: [] }],
});
const accepted = '/forms/0/data/projectName';

/** A document in each state, with what a person said of it. */
const CASES: readonly (readonly [DocumentState, (document: Document) => Document, 'accept'?])[] = [
  ['clear', document => document],
  ['open', doubting('/projectName')],
  ['done', doubting('/projectName'), 'accept'],
  ['done', document => document, 'accept'],
  ['unread', document => ({ ...document, pages: [...document.pages, unread] })],
  ['unread', document => ({ ...nothing(document), pages: [unread] })],
  // what was accepted does not read the other page
  ['unread', document => ({ ...doubting('/projectName')(document), pages: [unread] }), 'accept'],
  // the values of a page that was read in doubt are looked at one by one
  [
    'clear',
    document => ({ ...document, pages: document.pages.map(page => ({ ...page, outcome: 'failed' })) }),
  ],
  ['no-form', nothing],
  ['failed', document => ({ ...nothing(document), error: { code: 'encrypted', message: 'locked' } })],
];

describe.each(kinds)('states of documents in %s', (_, target) => {
  let archive: Archive;
  let where: string;
  const sha256Of = (index: number) => index.toString(16).padStart(64, '0');
  beforeAll(async () => {
    where = await target();
    archive = await openArchive(where, { judge: corrected });
    for (const [index, [, change, said]] of CASES.entries()) {
      const sha256 = sha256Of(index);
      const document = change({ ...read, source: { ...read.source, sha256 } });
      await keep(archive, `/${index}.pdf`, document);
      if (said)
        await archive.correct([
          { entry: entryFor(document, accepted, { kind: said, sha256 }), expected: null },
        ]);
    }
  });
  afterAll(() => archive?.close());

  const listedAs = async (state: DocumentState) =>
    (await archive.list({ filter: { state }, order: 'name', offset: 0, limit: 100 })).rows.map(
      ({ sha256 }) => sha256,
    );

  test.each(DOCUMENT_STATES)('%s: those that are', async state => {
    const wanted = CASES.flatMap(([own], index) => (own === state ? [sha256Of(index)] : []));
    expect((await listedAs(state)).sort()).toEqual(wanted);
  });

  test('each document stands in exactly one, and `status` counts them as the chips do', async () => {
    const chips: Record<string, number> = {};
    for (const state of DOCUMENT_STATES) chips[state] = (await listedAs(state)).length;
    expect(Object.values(chips).reduce((a, b) => a + b)).toBe(CASES.length);
    expect((await archive.overview()).states).toEqual(chips);
    const json = JSON.parse((await ziping(['status', where, '--json'])).out);
    expect(json.documents).toEqual(chips);
    const text = (await ziping(['status', where])).out;
    const shown = /复核 review\n((?: +\d+ {2}\S.*\n)+)/.exec(text)?.[1] ?? '';
    const numbers = [...shown.matchAll(/^ +(\d+) /gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(DOCUMENT_STATES.map(state => chips[state]));
  });

  test('what a person took back is as it was', async () => {
    const sha256 = sha256Of(2);
    const [first] = await archive.corrections(sha256);
    const undo = {
      ...entryFor(read, accepted, { kind: 'undo', undoes: first!.sequence, after: null }),
      sha256,
    };
    await archive.correct([{ entry: undo, expected: first!.hash }]);
    expect(await listedAs('open')).toContain(sha256);
  });
});
