import { expect, test } from 'vitest';
import { reachOf } from '../../../src/read/ocr/glyph-positions.ts';

const EM = 20;
const reach = (text: string, from = 100, to = 105) => {
  const { from: left, to: right } = reachOf({ text, from, to, confidence: 1 }, EM);
  return right - left;
};

test('a per cent sign reaches over no second ring of ‰', () => {
  expect(reach('%')).toBeLessThan(EM);
  expect(reach('%')).toBeLessThan(reach('率'));
});

test('a glyph reaches at least over the ink that its reader found it in', () => {
  expect(reach('—', 100, 150)).toBeGreaterThanOrEqual(50);
});
