import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PdfFont, PdfGlyph } from '../../src/read/canvas.ts';
import { drawnOtherwise } from '../../src/read/shapes/font-check.ts';
import { Looks } from '../../src/read/shapes/glyph-looks.ts';
import { UNREADABLE } from '../../src/values/text.ts';

const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts',
);
const FACES = ['Regular', 'Bold', 'Italic', 'BoldItalic'];

/** What a font whose glyphs are drawn as `printed` and coded as `coded` is found to show. */
function found(printed: string, coded: readonly string[], face = 'Regular'): string {
  const bytes = new Uint8Array(readFileSync(join(FONTS, `LiberationSans-${face}.ttf`)));
  const font: PdfFont = { loadedName: face };
  const wide = /[0-9O]/;
  const glyphs = [...printed].map(
    (character, index): PdfGlyph => ({
      unicode: coded[index]!,
      fontChar: character,
      width: wide.test(character) ? 556 : 278,
      isSpace: false,
      isInFont: true,
    }),
  );
  const drawn = drawnOtherwise(font, new Set(glyphs), new Looks({}, () => bytes));
  return glyphs.map(glyph => drawn.get(glyph) ?? glyph.unicode).join('');
}

const PRINTED = '0123456789.%';

/** digits coded one for another: by a shift, in pairs, in reverse */
const FALSE_MAPS: readonly (readonly [string, string])[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(by => [`shifted by ${by}`, shifted(by)] as const),
  ['in reverse', '9876543210.%'],
  ['3 and 8 swapped', '0128456739.%'],
  ['6 and 9 swapped', '0123459786.%'],
  ['1 and 7 swapped', '0723456189.%'],
  ['0 and 9 swapped', '9123456780.%'],
  ['2 as 7', '0173456789.%'],
  ['9 as 6', '0123456786.%'],
  ['all as 5', '5555555555.%'],
  ['the dot as a comma', '0123456789,%'],
  ['the zero as a letter', 'O123456789.%'],
  ['as letters', 'ABCDEFGHIJ.%'],
];

function shifted(by: number): string {
  return `${[...'0123456789'].map(digit => (Number(digit) + by) % 10).join('')}.%`;
}

describe('what the digits of a font look like', () => {
  test.each(FALSE_MAPS)('tells where its map lies: %s', (_, coded) => {
    for (const face of FACES) expect(found(PRINTED, [...coded], face)).toBe(PRINTED);
  });

  test.each([
    ['nothing', ''],
    ['a zero-width space', '\u200b'],
    ['a combining accent', '\u0301'],
  ])('a dot that is coded as %s is seen', (_, code) => {
    expect(found('12.', ['1', '2', code])).toBe('12.');
  });

  test('what is seen and coded as nothing, and looks like no number, is told', () => {
    expect(found('1&', ['1', ''])).toBe(`1${UNREADABLE}`);
  });

  test.each([
    ['≥', 'w'],
    ['≥', '³'],
    ['≤', 'Ł'],
    ['≥', '>'],
  ])('%s that is coded as %s is known', (sign, code) => {
    expect(found(`${sign}90`, [code, '9', '0'])).toBe(`${sign}90`);
  });

  test.each([
    ['12W', ['1', '2', '”'], `12${UNREADABLE}`],
    ['12W', ['1', '2', '—'], `12${UNREADABLE}`],
    ['120.18', ['=', '2', '0', '.', '=', '>'], '120.18'],
  ])('%s that is coded as %s cannot be what it says', (printed, coded, expected) => {
    for (const face of FACES) expect(found(printed, coded, face)).toBe(expected);
  });

  test('says nothing of a font that tells the truth', () => {
    const all =
      '0123456789.,%+-()≥≤<>=/:;?!&#*@“”‘’"·—–…ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    for (const face of FACES) expect(found(all, [...all], face)).toBe(all);
    for (const face of FACES) expect(found('OIlSZBqgb', [...'OIlSZBqgb'], face)).toBe('OIlSZBqgb');
  });

  test('says nothing of a space that the font has not, although its code is that of a digit elsewhere', () => {
    const bytes = new Uint8Array(readFileSync(join(FONTS, 'LiberationSans-Regular.ttf')));
    const glyph: PdfGlyph = { unicode: ' ', fontChar: '0', width: 260, isSpace: false, isInFont: false };
    expect(drawnOtherwise({ loadedName: 'a' }, new Set([glyph]), new Looks({}, () => bytes)).size).toBe(0);
  });

  test('says nothing of a file that is no font', () => {
    const font: PdfFont = { loadedName: 'F' };
    const glyph = { unicode: '1', fontChar: '1', width: 500, isSpace: false, isInFont: true };
    const bytes = new Uint8Array(64).fill(7);
    expect(drawnOtherwise(font, new Set([glyph]), new Looks({}, () => bytes)).size).toBe(0);
  });
});
