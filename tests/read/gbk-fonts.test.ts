import { describe, expect, test } from 'vitest';
import { readDrawing } from '../helpers/drawn-pdf.ts';

const BYTES = 'c4eab6c8d7cabdf0d7dcb6ee313235302e3030a3a8cdf2d4aaa3a9';
const TEXT = '年度资金总额1250.00（万元）';

const shown = (font: string, bytes: string, x: number) =>
  `BT /${font} 10 Tf 1 0 0 1 ${x} 200 Tm <${bytes}> Tj ET`;

describe('fonts whose codes are bytes of GBK', () => {
  test.each([
    ['one that pdf.js knows', 'F3'],
    ['one that it does not', 'F4'],
  ])('are read, each byte half an em wide: %s', async (_, font) => {
    const [run] = (await readDrawing(shown(font, BYTES, 100))).runs;
    expect(run!.text).toBe(TEXT);
    expect(run!.bbox[2] - run!.bbox[0]).toBeCloseTo((BYTES.length / 2) * 5, 1);
    expect(run!.doubt).toBeUndefined();
  });

  test('have numbers that end before those of the next cell begin', async () => {
    const numbers = `${shown('F3', '313130332e3335', 100)} ${shown('F3', '3130', 137)}`;
    expect((await readDrawing(numbers)).runs.map(({ text }) => text)).toEqual(['1103.35', '10']);
  });

  test('may hold bytes that Western fonts show as a hyphen', async () => {
    const { runs } = await readDrawing(shown('F4', 'c1d9bdadcad0', 100));
    expect(runs.map(({ text }) => text).join('')).toBe('临江市');
  });

  test('say where a byte is lost: half of a character is none', async () => {
    const { runs } = await readDrawing(shown('F4', 'c4eab6', 100));
    expect(runs.some(({ doubt }) => doubt === 'broken-unicode')).toBe(true);
  });
});
