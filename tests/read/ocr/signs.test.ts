import { describe, expect, test } from 'vitest';
import { inkOf } from '../../../src/read/ocr/ink.ts';
import { againstInk } from '../../../src/read/ocr/ink-check.ts';
import type { ReadGlyph } from '../../../src/read/ocr/reader.ts';
import { signOf } from '../../../src/read/ocr/signs.ts';
import { crop, drawn, stroked } from './crops.ts';

const signIn = (raster: Parameters<typeof inkOf>[0]) => signOf(raster, inkOf(raster).pieces);
const UPPER = [8, 8, 40, 18] as const;
const LOWER = [40, 18, 8, 28] as const;
const BAR = [8, 37, 40, 37] as const;

describe('signs by their strokes', () => {
  test.each([
    ['>', stroked(50, 48, [UPPER, LOWER])],
    ['≥', stroked(50, 48, [UPPER, LOWER, BAR])],
    ['≥', stroked(50, 48, [UPPER, LOWER, [40, 28, 8, 38]])],
    [
      '<',
      stroked(50, 48, [
        [40, 8, 8, 18],
        [8, 18, 40, 28],
      ]),
    ],
    ['≤', stroked(50, 48, [[40, 8, 8, 18], [8, 18, 40, 28], BAR])],
    [
      '=',
      drawn(50, 40, [
        [8, 12, 34, 3],
        [8, 24, 34, 3],
      ]),
    ],
    ['—', drawn(50, 20, [[5, 9, 40, 3]])],
    ['-', drawn(30, 20, [[8, 9, 12, 4]])],
  ])('%s', (sign, raster) => expect(signIn(raster)).toBe(sign));

  test.each([
    [
      'a bar across a post',
      drawn(50, 48, [
        [8, 20, 34, 4],
        [23, 6, 4, 36],
      ]),
    ],
    [
      'two bars of unlike length, as in the numeral two',
      drawn(50, 40, [
        [14, 10, 20, 3],
        [5, 28, 38, 3],
      ]),
    ],
    ['paper', drawn(30, 30, [])],
  ])('none in %s', (_, raster) => expect(signIn(raster)).toBeNull());

  test('in print: a dash, a lone comparator, a zero, and none in a number', async () => {
    expect(signIn(await crop('dash'))).toBe('—');
    expect(signIn(await crop('lone-at-least'))).toBe('≥');
    expect(signIn(await crop('zero'))).toBe('0');
    expect(signIn(await crop('score'))).toBeNull();
  });
});

describe('a reading against the ink', () => {
  const glyph = (text: string, middle: number, confidence = 0.999): ReadGlyph => ({
    text,
    from: middle - 2,
    to: middle + 2,
    confidence,
  });

  test('ink at the end of a line that no glyph stands for is unread', async () => {
    const raster = await crop('at-least');
    const places = [14, 33, 48, 63];
    const whole = [...'≥90%'].map((text, at) => glyph(text, places[at]!));
    expect(againstInk(raster, whole).unread).toBeLessThan(0.15);
    expect(againstInk(raster, whole.slice(0, 3)).unread).toBeGreaterThan(0.15);
    expect(againstInk(raster, whole.slice(1)).unread).toBeGreaterThan(0.15);
  });

  test('the bar under a comparator decides', async () => {
    const raster = await crop('at-least');
    const { glyphs } = againstInk(raster, [glyph('>', 12), glyph('9', 33), glyph('0', 48), glyph('%', 63)]);
    expect(glyphs[0]).toMatchObject({ text: '≥', others: ['>'] });
    // readers lose bars, and nobody sees one that is not there
    expect(glyphs[0]!.confidence).toBeGreaterThanOrEqual(0.9);
    expect(glyphs[0]!.confidence).toBeLessThan(0.98);
    expect(glyphs[0]!.isDenied).toBeUndefined();
  });

  test('an ideograph beside a digit that is a sign in print is that sign, and wants a look', async () => {
    const read = [glyph('≥', 12), glyph('9', 33), glyph('0', 48), glyph('多', 63, 0.6)];
    const { glyphs } = againstInk(await crop('at-least'), read);
    expect(glyphs.map(({ text }) => text).join('')).toBe('≥90%');
    expect(glyphs[3]!.confidence).toBeLessThan(0.9);
    const sure = againstInk(await crop('at-least'), read.with(3, glyph('多', 63))).glyphs;
    expect(sure[3]!.text).toBe('多');
  });

  test('two bars are no dash, whatever the readers say; one is', () => {
    const digits = [
      [40, 10, 12, 28],
      [58, 10, 12, 28],
    ] as const;
    const read = [glyph('—', 14), glyph('1', 41), glyph('0', 59)];
    const equals = againstInk(drawn(80, 48, [[8, 18, 20, 3], [8, 28, 20, 3], ...digits]), read);
    expect(equals.glyphs[0]).toMatchObject({ text: '=', others: ['—'] });
    expect(equals.glyphs[0]!.confidence).toBeLessThan(0.9);
    expect(againstInk(drawn(80, 48, [[8, 23, 20, 3], ...digits]), read).glyphs[0]!.text).toBe('—');
  });

  test('two bars before a digit are no numeral two', () => {
    const digit = [48, 10, 12, 28] as const;
    const read = [glyph('二', 18), glyph('0', 50)];
    const [equals] = againstInk(drawn(80, 48, [[8, 16, 26, 3], [8, 28, 26, 3], digit]), read).glyphs;
    expect(equals).toMatchObject({ text: '=', others: ['二'] });
    const [doubted] = againstInk(drawn(80, 48, [[14, 14, 14, 3], [6, 32, 30, 3], digit]), read).glyphs;
    expect(doubted!.text).toBe('二');
    expect(doubted!.confidence).toBeLessThan(0.9);
  });

  test('a dot between digits that was not read', async () => {
    const raster = await crop('score');
    const digits = [glyph('9', 8), glyph('4', 18), glyph('2', 35)];
    expect(againstInk(raster, digits).isPointUnread).toBe(true);
    const all = [...digits.slice(0, 2), glyph('.', 26), digits[2]!];
    expect(againstInk(raster, all)).toMatchObject({ isPointUnread: false, isPointUnseen: false });
  });

  test('room between digits for a point that faded away', () => {
    const raster = drawn(43, 16, [
      [3, 3, 5, 10],
      [11, 3, 5, 10],
      [24, 3, 5, 10],
      [32, 3, 5, 10],
    ]);
    const read = (...middles: number[]) => middles.map((middle, at) => glyph('9987'[at]!, middle));
    expect(againstInk(raster, read(6, 14, 27, 35)).isPointUnread).toBe(true);
    expect(againstInk(raster, read(6, 15, 25, 35)).isPointUnread).toBe(false);
  });

  test('paper is blank, whatever a reader claims', () => {
    expect(againstInk(drawn(60, 40, []), [glyph('1', 20)]).isBlank).toBe(true);
  });
});
