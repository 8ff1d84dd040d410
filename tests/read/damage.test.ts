import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { damageOf } from '../../src/read/checksums.ts';
import { openPdf } from '../../src/read/pdf.ts';
import { readSource } from '../../src/read/read.ts';
import { type Drawing, pdfOf, show } from '../helpers/drawn-pdf.ts';

const ROWS = Array.from({ length: 20 }, (_, row) => show(`指标${row} 数量`, [40 + row, 280 - 13 * row])).join(
  '\n',
);

async function isWhole(drawing: Drawing): Promise<boolean> {
  const pdf = await openPdf(pdfOf(drawing));
  const page = await pdf.page(1);
  await pdf.close();
  return page.isWhole;
}

describe('a page of which a part is lost', () => {
  test.each([
    ['the packed data end too early', { content: ROWS, packed: 0.5 }],
    ['a string has no end', { content: `${show('项目', [40, 200])} (never closed ${ROWS}` }],
    ['a table runs off the page', { content: `${ROWS} 30 200 m 30 -80 l S ${show('指标', [40, -40])}` }],
    ['a text has no end', { content: `${show('项目', [40, 200])} BT /F1 10 Tf` }],
  ])('is known: %s', async (_, drawing) => {
    expect(await isWhole(drawing)).toBe(false);
  });

  test.each([
    ['a plain one', { content: ROWS }],
    ['a packed one', { content: ROWS, packed: 1 }],
    ['marks off the page', { content: `${ROWS} 30 -10 m 30 -80 l S ${show('指标', [40, -40])}` }],
    ['a frame as large as the page', { content: `${ROWS} 0 -1 400 302 re S ${show('指标', [40, -40])}` }],
    ['one without text', { content: '40 40 100 100 re S' }],
    ['brackets in strings', { content: `BT /F1 10 Tf (\\( \\) () ) Tj ET ${ROWS}` }],
  ])('is none: %s', async (_, drawing) => {
    expect(await isWhole(drawing)).toBe(true);
  });

  test('is known whichever bit of the packed data is another one', async () => {
    const whole = pdfOf({ content: ROWS, packed: 1 });
    const from = Buffer.from(whole).indexOf('stream\n', Buffer.from(whole).indexOf('/FlateDecode')) + 7;
    const end = Buffer.from(whole).indexOf('\nendstream', from);
    for (let at = from; at < end; at += 7) {
      const flipped = whole.slice();
      flipped[at]! ^= 1 << (at % 8);
      expect(damageOf(flipped).pages, `byte ${at - from}`).toEqual([3]);
    }
  });

  test('is known by page, among others that are whole', async () => {
    const bytes = new Uint8Array(readFileSync('fixtures/g60/source.pdf'));
    const data = Buffer.from(bytes).indexOf('stream', Buffer.from(bytes).indexOf('/Filter /FlateDecode'));
    bytes[data + 1000]! ^= 4;
    const pdf = await openPdf(bytes);
    const whole = [];
    for (let number = 1; number <= 3; number++) whole.push((await pdf.page(number)).isWhole);
    await pdf.close();
    expect(whole).toEqual([false, true, true]);
  });

  test('is told as failed, with what could be read', async () => {
    const bytes = pdfOf({ content: `${show('项目', [40, 200])} (never closed` });
    const read = await readSource({ name: 'a.pdf', bytes }, { readers: null });
    expect(read.pages[0]!.runs).toMatchObject([{ text: '项目' }]);
    expect(read.failed).toMatchObject([{ page: 1, reason: expect.stringMatching(/^damaged/) }]);
  });
});
