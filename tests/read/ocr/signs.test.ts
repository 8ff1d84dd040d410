import { describe, expect, test } from 'vitest';
import { againstInk } from '../../../src/read/ocr/ink-check.ts';
import type { ReadGlyph } from '../../../src/read/ocr/reader.ts';
import { bar } from '../../helpers/drawn.ts';
import { crop, drawn, printed } from './crops.ts';

/** What a crop of one sign is read as, where readers of lines read `failed`. */
function aloneIn(raster: Parameters<typeof againstInk>[0], failed = ''): string | null {
  const read = [...failed].map(text => ({ text, from: 10, to: 14, confidence: 0.6 }));
  const { glyphs, isSign } = againstInk(raster, read);
  return isSign ? glyphs.map(({ text }) => text).join('') : null;
}

describe('a sign that stands alone', () => {
  test.each([...'><≥≤≧≦=0', '—'])('%s', sign => expect(aloneIn(printed(sign))).toBe(sign));

  test('twins of one meaning', () => {
    expect(aloneIn(printed('⩾'))).toBe('≥');
    expect(aloneIn(printed('＝'))).toBe('=');
  });

  test('in print: a dash, a lone comparator, a zero', async () => {
    expect(aloneIn(await crop('dash'))).toBe('—');
    expect(aloneIn(await crop('lone-at-least'), '>')).toBe('≥');
    expect(aloneIn(await crop('zero'), 'O')).toBe('0');
  });

  test('is none where a number stands, or nothing', async () => {
    expect(aloneIn(await crop('score'))).toBeNull();
    expect(aloneIn(drawn(30, 30, []))).toBeNull();
  });
});

describe('a reading against the ink', () => {
  const glyph = (text: string, middle: number, confidence = 0.999): ReadGlyph => ({
    text,
    from: middle - 2,
    to: middle + 2,
    confidence,
  });

  const line = (...[width, height, boxes]: Parameters<typeof drawn>) => ({
    ...drawn(width, height, boxes),
    usual: 36,
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

  test('a comparator of two signs keeps both, although readers of lines make one of it', () => {
    const [first, ...digits] = [28, 66, 86, 104].map((middle, at) => glyph('>90%'[at]!, middle));
    const { glyphs } = againstInk(printed('>=90%'), [first!, ...digits]);
    expect(glyphs.map(({ text }) => text).join('')).toBe('>=90%');
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
    const equals = againstInk(line(80, 48, [[8, 18, 20, 3], [8, 28, 20, 3], ...digits]), read);
    expect(equals.glyphs[0]).toMatchObject({ text: '=', others: ['—'] });
    expect(equals.glyphs[0]!.confidence).toBeLessThan(0.9);
    expect(againstInk(line(80, 48, [[8, 23, 20, 3], ...digits]), read).glyphs[0]!.text).toBe('—');
  });

  test('two bars before a digit are no numeral two', () => {
    const digit = [48, 10, 12, 28] as const;
    const read = [glyph('二', 18), glyph('0', 50)];
    const [equals] = againstInk(line(80, 48, [[8, 16, 26, 3], [8, 28, 26, 3], digit]), read).glyphs;
    expect(equals).toMatchObject({ text: '=', others: ['二'] });
  });

  test('a dot between digits that was not read', async () => {
    const raster = await crop('score');
    const digits = [glyph('9', 8), glyph('4', 18), glyph('2', 35)];
    expect(againstInk(raster, digits).isPointUnread).toBe(true);
    const all = [...digits.slice(0, 2), glyph('.', 26), digits[2]!];
    expect(againstInk(raster, all)).toMatchObject({ isPointUnread: false, isPointUnseen: false });
  });

  test('room between digits for a point that faded away', () => {
    const digits = (...lefts: number[]) =>
      drawn(
        43,
        16,
        lefts.map(left => [left, 3, 2, 10] as const),
      );
    const read = [5, 13, 26, 34].map(left => glyph('1', left));
    expect(againstInk(digits(3, 11, 24, 32), read).isPointUnread).toBe(true);
    expect(againstInk(digits(3, 12, 22, 31), read).isPointUnread).toBe(false);
  });

  test('a stroke in a unit where a slash would be, and nobody read one', () => {
    const read = [glyph('5', 6), glyph('元', 24), glyph('户', 60)];
    const printed = (...stroke: number[]) =>
      drawn(90, 30, [
        [4, 6, 8, 18],
        [16, 4, 22, 22],
        [52, 4, 22, 22],
        stroke as [number, number, number, number],
      ]);
    expect(againstInk(printed(44, 4, 3, 20), read).mayLackSign).toBe(true);
    expect(againstInk(printed(44, 22, 3, 3), read).mayLackSign).toBe(false);
  });

  test('room in a unit for a slash that thin print lost', () => {
    const digits = [
      [4, 6, 8, 18],
      [16, 6, 8, 18],
    ] as const;
    const read = (last: number) => [glyph('5', 6), glyph('4', 18), glyph('元', 38), glyph('户', last)];
    const printed = (last: number) => drawn(110, 30, [...digits, [30, 4, 22, 22], [last, 4, 22, 22]]);
    expect(againstInk(printed(74), read(82)).mayLackSign).toBe(true);
    expect(againstInk(printed(56), read(64)).mayLackSign).toBe(false);
  });

  test('a point before a last group of three may be a comma, unless all are sure of it', () => {
    const denied = (text: string, sureness: number) => {
      const read = [...text].map((each, at) => glyph(each, 30 + 20 * at, each === '.' ? sureness : 0.999));
      return againstInk(printed(text), read).glyphs.some(({ isDenied }) => isDenied);
    };
    expect(denied('1.345', 0.95)).toBe(true);
    expect(denied('1.345', 0.999)).toBe(false);
    expect(denied('1.34', 0.95)).toBe(false);
    expect(denied('0.345', 0.95)).toBe(false);
  });

  test('a comparator that was read as a digit is one, and wants a look', async () => {
    const read = [glyph('2', 12), glyph('9', 33), glyph('0', 48), glyph('%', 63)];
    const [first] = againstInk(await crop('at-least'), read).glyphs;
    expect(first).toMatchObject({ text: '≥', others: ['2'] });
    expect(first!.confidence).toBeLessThan(0.9);
  });

  test('what is as wide as ‰ is no per cent sign for sure', () => {
    const sign = (text: string) => {
      const read = [glyph('9', 26), glyph('8', 46), glyph('%', 72)];
      return againstInk(printed(text), read).glyphs.at(-1)!;
    };
    expect(sign('98%').confidence).toBeGreaterThan(0.98);
    const { text, confidence } = sign('98‰');
    expect(text === '‰' || confidence < 0.9).toBe(true);
  });

  test('a 1 of black print that the reader of signs does not see is the stem of a 4', () => {
    const stem = [
      [10, 10, 4, 28],
      [28, 10, 12, 28],
    ] as const;
    // what is left of the diagonal
    const read = [glyph('1', 12), glyph('0', 34)];
    const [first] = againstInk(line(60, 48, [...stem, [2, 28, 4, 4]]), read).glyphs;
    expect(first!.isDenied).toBe(true);
    expect(first!.others).toContain('4');
  });

  test('a digit before a number, with no ink of its own, is in doubt, whoever else reads it', () => {
    const digits = [28, 48, 68].map((middle, at) => glyph('548'[at]!, middle));
    const { glyphs } = againstInk(printed('548'), [glyph('1', 8), ...digits]);
    expect(glyphs[0]!.isDenied).toBe(true);
    expect(
      againstInk(printed('1548'), [glyph('1', 28), ...[48, 68, 88].map((x, at) => glyph('548'[at]!, x))])
        .glyphs[0]!.isDenied,
    ).toBeUndefined();
  });

  test('two digits that touch are no single one, whoever reads it', async () => {
    const raster = await crop('touching');
    const { glyphs } = againstInk(raster, [glyph('8', 12)]);
    expect(glyphs[0]).toMatchObject({ text: '8', isDenied: true, others: ['88'] });
    const both = againstInk(raster, [glyph('8', 8), glyph('8', 17)]).glyphs;
    expect(both.some(({ isDenied }) => isDenied)).toBe(false);
  });

  test('room between digits for a point, also where the copy of a copy broke some of them', async () => {
    const read = [...'31484'].map((text, at) => glyph(text, [7, 13, 20, 33, 42][at]!, 0.97));
    expect(againstInk(await crop('pointless'), read).isPointUnread).toBe(true);
  });

  test('a colon that was not read, also beside what is left of a ruling, which tells no size', () => {
    const raster = printed('标1：植');
    const read = [...'标1植'].map((text, at) => glyph(text, [32, 60, 124][at]!));
    const whole = [...'标1：植'].map((text, at) => glyph(text, [32, 60, 88, 124][at]!));
    for (const rest of [
      [0, 0, 0, 0],
      [2, 0, 4, raster.height],
    ]) {
      bar(raster, rest);
      expect(againstInk(raster, read).mayLackSign).toBe(true);
      expect(againstInk(raster, whole)).toMatchObject({ mayLackSign: false, unread: 0 });
    }
  });

  test('paper is blank, whatever a reader claims', () => {
    expect(againstInk(drawn(60, 40, []), [glyph('1', 20)]).isBlank).toBe(true);
  });
});
