import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPageReader } from '../../src/batch/page-reader.ts';
import type { BBox, Document } from '../../src/model.ts';
import { bytesOf, extracted, FIXTURES, sourceOf } from '../helpers/fixtures.ts';
import { type Desk, deskWith, documentOf, visitor } from '../helpers/review.ts';

const NAMES = ['scan-rotated', 'scan-office-g4', 'yunnan-rotated', 'beijing', 'dump-layout'];

const { enter, fetch } = visitor();
let desk: Desk;
let base: string;
beforeAll(async () => {
  desk = await deskWith(NAMES);
  base = enter((await desk.serve()).address);
});
afterAll(() => desk?.end());

async function ask(name: string, body: unknown) {
  const headers = { 'Content-Type': 'application/json', Origin: new URL(base).origin };
  const sha256 = desk.sha256[name] ?? name;
  const response = await fetch(`${base}api/documents/${sha256}/regions`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json().catch(() => null) };
}

/** Values that stand alone in one box, each with the text that was read there. */
function boxesOf({ forms }: Document) {
  const all = forms.flatMap(({ evidence }) => Object.entries(evidence));
  return all.flatMap(([leaf, { text, regions }]) =>
    text && regions?.length === 1 && !leaf.startsWith('/extras') ? [{ leaf, text, ...regions[0]! }] : [],
  );
}

const bare = (text: string) => text.replace(/\s/g, '');
const few = <T>(all: readonly T[], count: number) =>
  all.filter((_, index) => index % Math.ceil(all.length / count) === 0);

describe('a box that is drawn on a page is read', () => {
  test.each(['scan-rotated', 'scan-office-g4'])('%s: by both readers, from its picture', async name => {
    const { document } = await extracted(name);
    for (const { text, page, bbox } of few(boxesOf(document), 3)) {
      const { status, answer } = await ask(name, { page, bbox });
      expect(status).toBe(200);
      expect(bare(answer.text)).toBe(bare(text));
      expect(answer.readers.map(({ name: own }: { name: string }) => own)).toEqual(['ppocr', 'tesseract']);
      expect(answer.confidence).toBeGreaterThan(0);
    }
  });

  test.each(['yunnan-rotated', 'beijing'])('%s: from its text layer', async name => {
    for (const { text, page, bbox } of few(boxesOf(await documentOf(name)), 30)) {
      const { answer } = await ask(name, { page, bbox });
      expect(bare(answer.text)).toBe(bare(text));
      expect(answer.readers).toEqual([{ name: 'text-layer', text: answer.text, confidence: 1 }]);
    }
  });

  test('a hand that cuts through the glyphs at the edge gets those whose middle is inside', async () => {
    const { document } = await extracted('scan-office-g4');
    const { evidence } = document.forms[0]!;
    const [{ page, bbox }] = evidence['/projectName']!.regions! as [{ page: number; bbox: BBox }];
    const em = (bbox[2] - bbox[0]) / evidence['/projectName']!.text!.length;
    const cut: BBox = [bbox[0] - 0.3 * em, bbox[1] - 2, bbox[2] - 1.4 * em, bbox[3] + 2];
    const { answer } = await ask('scan-office-g4', { page, bbox: cut });
    expect(answer.text).toBe(evidence['/projectName']!.text!.slice(0, -1));
  });

  test('paper gives nothing, and is not sure of it', async () => {
    for (const name of ['scan-office-g4', 'beijing']) {
      const { status, answer } = await ask(name, { page: 1, bbox: [1, 1, 12, 12] });
      expect([status, answer.text, answer.confidence]).toEqual([200, '', 0]);
    }
  });
});

describe('what cannot be read is said', () => {
  test.each([
    {},
    { page: 0, bbox: [0, 0, 1, 1] },
    { page: 1, bbox: [0, 0, 1] },
    { page: 1, bbox: [9, 0, 1, 1] },
    { page: 1, bbox: [0, 0, 1, 1], path: '/etc/passwd' },
  ])('%j is no box', async body => {
    expect(await ask('beijing', body)).toEqual({ status: 400, answer: { error: 'not-a-region' } });
  });

  test('no such document, no such page, no page at all', async () => {
    const region = { page: 1, bbox: [0, 0, 9, 9] };
    expect((await ask('0'.repeat(64), region)).status).toBe(404);
    for (const [name, page] of [
      ['beijing', 99],
      ['scan-rotated', 2],
      ['dump-layout', 1],
    ] as const) {
      const { status, answer } = await ask(name, { ...region, page });
      expect([status, answer.error.code]).toEqual([422, 'not-found']);
      expect(answer.error.message).toMatch(/页.*page/);
    }
  });

  test('a file that takes too long costs its own box only, and nothing is read in this process', async () => {
    const bytes = readFileSync(join(FIXTURES, 'scan-rotated', 'source.pdf'));
    const file = { name: 'a.pdf', bytes: new Uint8Array(bytes) };
    const reader = openPageReader({ memory: 2048, renewAfter: 10, timeout: 0.001 });
    try {
      const late = await reader.read(file, { page: 1, bbox: [0, 0, 300, 300] });
      expect(late).toMatchObject({ kind: 'unread', error: { code: 'timed-out' } });
    } finally {
      await reader.close();
    }
  });

  test('a broken file', async () => {
    const file = { name: 'a.pdf', bytes: bytesOf('beijing', sourceOf('beijing')).slice(0, 400) };
    const reader = openPageReader();
    try {
      const answers = [1, 2].map(page => reader.read(file, { page, bbox: [0, 0, 9, 9] }));
      for (const answer of await Promise.all(answers))
        expect(answer).toMatchObject({ error: { code: 'malformed' } });
    } finally {
      await reader.close();
    }
  });
});
