import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pdfOf } from '../scripts/lab/bulk/documents.ts';
import * as hostile from '../scripts/lab/fuzz/hostile.ts';
import { LIMITS } from '../src/batch/limits.ts';
import { openReader } from '../src/batch/reader.ts';
import { extract } from '../src/defaults.ts';
import type { Document } from '../src/model.ts';
import { sha256 } from '../src/read/source.ts';
import { parseDocument } from '../src/schema/stored.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-hostile-'));
const reader = openReader({ limits: LIMITS });
/** What breaks a limit costs time in proportion to it. */
const strict = openReader({ limits: { ...LIMITS, memory: 512 } });
afterAll(() => Promise.all([reader.close(), strict.close()]));

/** Reads bytes in a process of their own, as `ingest` does: a document, or why the process died. */
async function read(name: string, bytes: Uint8Array, by = reader): Promise<Document | string> {
  const path = join(FOLDER, name);
  writeFileSync(path, bytes);
  const reading = await by.read({ path, bytes: bytes.length, sha256: sha256(bytes) });
  if (reading.kind === 'died') return reading.death;
  if (reading.kind === 'unopened') return reading.error.code;
  return parseDocument(reading.document);
}

async function documentOf(name: string, bytes: Uint8Array): Promise<Document> {
  const document = await read(name, bytes);
  if (typeof document === 'string') throw new Error(document);
  return document;
}

describe('bombs', () => {
  test.each([
    ['once', 1],
    ['thrice', 3],
  ])('content that unpacks to a gigabyte, packed %s, costs its own process', async (_, times) => {
    const bomb = await hostile.bomb(times);
    expect(bomb.length).toBeLessThan(2e6);
    expect(await read('bomb.pdf', bomb, strict)).toBe('out-of-memory');
  });

  test.each([
    ['JBIG2', '/Filter /JBIG2Decode'],
    ['JPEG 2000', '/Filter /JPXDecode'],
  ])('a %s picture that claims four thousand million pixels', async (_, filter) => {
    const { error, forms } = await documentOf(
      'picture.pdf',
      hostile.pictured(filter, 60_000, Buffer.alloc(90, 7)),
    );
    expect([error, forms]).toEqual([null, []]);
  });

  test.each(['JBIG2Decode', 'JPXDecode', 'DCTDecode'])(
    'a scan whose picture cannot be decoded (%s) is no blank page',
    async filter => {
      const bytes = hostile.pictured(`/Filter /${filter}`, 600, Buffer.alloc(900, 7));
      const { pages } = await documentOf('undecodable.pdf', bytes);
      expect(pages).toMatchObject([{ outcome: 'failed', reason: expect.stringContaining('decoded') }]);
    },
  );

  test('a page of a TIFF that cannot be decoded says so', async () => {
    const bytes = hostile.tiffOf([
      [256, 4, 1, 240],
      [257, 4, 1, 160],
    ]);
    const { pages } = await documentOf('no-samples.tif', bytes);
    expect(pages).toMatchObject([{ outcome: 'failed', reason: expect.stringContaining('decoded') }]);
  });

  test.each([2, 3, 4])('a damaged fax of a TIFF (compression %d) says so, and soon', async compression => {
    const bytes = hostile.tiffOf([
      [256, 4, 1, 240],
      [257, 4, 1, 160],
      [259, 3, 1, compression],
      [262, 3, 1, 0],
      [273, 4, 1, 100],
      [279, 4, 1, 900_000],
    ]);
    const { pages } = await documentOf('fax.tif', bytes);
    expect(pages).toMatchObject([{ outcome: 'failed', reason: expect.stringContaining('decoded') }]);
  });

  test.each([
    ['a.png', hostile.pngClaiming(60_000, 60_000), 'too-large'],
    ['b.png', hostile.pngClaiming(0, 0), 'malformed'],
    ['strip.png', hostile.pngClaiming(32_767, 160), 'malformed'],
    [
      'flat.tif',
      hostile.tiffOf([
        [256, 4, 1, 240],
        [257, 4, 1, 0],
      ]),
      'malformed',
    ],
    [
      'c.tif',
      hostile.tiffOf([
        [256, 4, 1, 60_000],
        [257, 4, 1, 60_000],
      ]),
      'too-large',
    ],
    [
      'circle.tif',
      hostile.tiffOf(
        [
          [256, 4, 1, 9],
          [257, 4, 1, 9],
        ],
        8,
      ),
      'malformed',
    ],
    [
      'sliver.tif',
      hostile.tiffOf([
        [256, 4, 1, 7],
        [257, 4, 1, 160],
      ]),
      'malformed',
    ],
    [
      'values.tif',
      hostile.tiffOf([
        [256, 3, 0xffffffff, 9],
        [257, 4, 1, 9],
      ]),
      'malformed',
    ],
    [
      'aside.tif',
      hostile.tiffOf([
        [330, 4, 1, 8],
        [34665, 4, 1, 8],
      ]),
      'malformed',
    ],
  ])('%s: %#', async (name, bytes, code) => {
    const { error } = await documentOf(name, bytes);
    expect(error).toMatchObject({ code, message: expect.stringMatching(/\p{Script=Han}.* · /u) });
  });
});

describe('pages', () => {
  test.each([
    '0 0 1e9 1e9',
    '0 0 -595 -842',
    '0 0 x y',
    '0 0 0 0',
    '-1e38 -1e38 1e38 1e38',
    '0 0 14400 14400',
  ])('a page of %s is read, or blank', async box => {
    const { error, pages } = await documentOf('box.pdf', hostile.boxed(box));
    expect(error).toBeNull();
    expect(pages).toHaveLength(1);
  });

  test('a scan of nothing but ink that claims to be miles wide is a page without a form', async () => {
    const { pages } = await documentOf('miles.pdf', hostile.pictured('', 10, Buffer.alloc(100, 9), 14_400));
    expect(pages).toMatchObject([{ page: 1, kind: 'scanned', outcome: 'no-form' }]);
  });

  test.each([1_000_000, 9e15])('a PDF that claims %d pages has those that there are', async count => {
    expect((await documentOf('count.pdf', pdfOf('', { count }))).pages).toHaveLength(1);
  });

  test.each([0, -5])('a PDF of %d pages is no whole PDF', async count => {
    expect((await documentOf('count.pdf', pdfOf('', { count }))).error).toMatchObject({ code: 'malformed' });
  });

  test('a page tree in a circle is a page that cannot be read', async () => {
    const { pages } = await documentOf('circle.pdf', hostile.ownKid());
    expect(pages).toMatchObject([{ outcome: 'failed', reason: expect.stringContaining('circular') }]);
  });

  test('two thousand pages', async () => {
    const { pages } = await documentOf('pages.pdf', hostile.pages(2000));
    expect(pages).toHaveLength(2000);
    expect(new Set(pages.map(({ outcome }) => outcome))).toEqual(new Set(['no-form']));
  });
});

describe('contents', () => {
  const lines = Array.from(
    { length: 100_000 },
    (_, i) => `${i % 590} ${(i * 7) % 840} m ${(i % 590) + 30} ${(i * 7) % 840} l S`,
  );
  test.each([
    ['a hundred thousand rulings', lines.join('\n')],
    ['states saved and never restored', 'q '.repeat(5000)],
    ['states restored and never saved', 'Q '.repeat(100_000)],
    ['arrays in arrays', '['.repeat(500_000)],
    ['a font of a thousand million points', 'BT /F1 1e9 Tf (Hello) Tj /F1 -1e9 Tf (x) Tj /F1 0 Tf (x) Tj ET'],
    ['a matrix of nothing', '0 0 0 0 0 0 cm BT /F1 12 Tf (Hello) Tj ET 0 0 m 9 9 l S'],
  ])('%s', async (_, content) => {
    const { error, pages } = await documentOf('content.pdf', hostile.packed(Buffer.from(content)));
    expect(error).toBeNull();
    expect(pages).toHaveLength(1);
  });

  test('text in a font that cannot be loaded is no blank page', async () => {
    const { pages } = await documentOf('font.pdf', hostile.fontless());
    expect(pages).toMatchObject([{ outcome: 'failed', reason: expect.stringContaining('font') }]);
  });

  test('a drawing that draws itself is drawn once', async () => {
    expect((await documentOf('self.pdf', hostile.ownForm())).pages).toMatchObject([{ kind: 'native' }]);
  });
});

test('a password opens what it belongs to; ingest and extract take it alike', async () => {
  const path = join(import.meta.dirname, '../fixtures/broken/encrypted.pdf');
  const bytes = new Uint8Array(readFileSync(path));
  const codes = await Promise.all(
    [undefined, 'guess', 'open-sesame'].map(async password => {
      const { document } = await extract(
        { name: 'a.pdf', bytes },
        password === undefined ? {} : { password },
      );
      return document.error?.code ?? null;
    }),
  );
  expect(codes).toEqual(['encrypted', 'wrong-password', null]);
});
