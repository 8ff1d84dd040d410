import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, padStart, printable, wrapText } from '../../src/show/width.ts';
import { displayWidth } from '../../src/values/width.ts';
import { lineTexts } from '../helpers/tilings.ts';

test.each([
  ['abc', 3],
  ['绩效', 4],
  ['≥90%', 4],
  ['（元）', 6],
  ['㊣𠮷', 4],
  ['e\u0301', 1],
])('%s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

test('nothing printable steers a terminal', () => {
  expect(printable('a\x1b[2J\r\nb\u202ec\u009bd')).toBe('a�[2J b�c�d');
});

describe('wrapText', () => {
  test('keeps words and numbers whole where they fit', () => {
    expect(wrapText('完成 Science Park 建设2023年', 10)).toEqual(['完成', 'Science', 'Park 建设', '2023年']);
  });

  test('loses nothing but blanks, and no line is too long', () => {
    fc.assert(
      fc.property(lineTexts, fc.integer({ min: 2, max: 12 }), (text, columns) => {
        const lines = wrapText(text, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
      }),
      { seed: 60 },
    );
  });
});

test('clip says that something was cut', () => {
  expect(clip('绩效自评表', 7)).toBe('绩效自…');
  expect(clip('绩效', 4)).toBe('绩效');
});

test('padStart counts columns', () => {
  expect(padStart('元', 4)).toBe('  元');
});
