import { expect, test } from 'vitest';
import { asAlone } from '../../../src/read/scan/alone-in-line.ts';
import { bar, paper } from '../../helpers/drawn.ts';

/** pixels that lines of the page are high */
const USUAL = 20;

/** What becomes of a reading of a bar, so wide and high, alone in its line. */
function read(
  [wide, high]: readonly [number, number],
  text: string,
  { confidence = 0.3, isFollowing = false } = {},
) {
  const raster = paper(60, 40);
  bar(raster, [10, 20 - (high >> 1), 10 + wide, 20 - (high >> 1) + high]);
  const line = { x0: 100, y0: 200, x1: 100 + wide, y1: 200 + high, region: 1 };
  const crop = { raster: { ...raster, usual: USUAL }, parts: [{ line, at: 10 }] };
  const glyphs = [...text].map(own => ({ text: own, from: 10, to: 10 + wide, confidence }));
  return asAlone({ glyphs, text, confidence, candidates: [] }, crop, { usual: USUAL, isFollowing });
}

test.each(['', '一', '=一', '-'])('a bar alone in its cell is a dash, read as it may be: %j', text => {
  expect(read([18, 2], text)).toMatchObject({ text: '—', confidence: 0.97 });
});

test('a bar that was read for sure stays what it is', () => {
  expect(read([18, 3], '一', { confidence: 0.98 })).toMatchObject({ text: '一' });
});

test.each([
  ['too high', [18, 6]],
  ['too long', [40, 2]],
] as const)('what is %s is none', (_, size) => {
  expect(read(size, '一')).toMatchObject({ text: '一', confidence: 0.3 });
});

test('nor is a bar below another line, or one that is read as a digit', () => {
  expect(read([18, 2], '一', { isFollowing: true })?.text).toBe('一');
  expect(read([18, 2], '1')?.text).toBe('1');
});

test('a speck is dirt', () => {
  expect(read([3, 3], '·')).toBeNull();
});
