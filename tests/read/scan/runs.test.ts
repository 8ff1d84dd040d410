import { expect, test } from 'vitest';
import { runsOf } from '../../../src/read/scan/scan.ts';

/** The glyphs of 分) below each other, set side by side for the reader, which placed the bracket before its own line. */
const line = (y0: number, width: number) => ({ x0: 10, x1: 10 + width, y0, y1: y0 + 20, region: 1 });
const parts = [
  { line: line(100, 19), at: 6 },
  { line: line(125, 4), at: 28 },
];
const crop = { raster: { width: 40, height: 30, data: new Uint8Array(1200).fill(255) }, parts };
const glyph = (text: string, from: number, to: number) => ({ text, from, to, confidence: 0.99 });
const place = {
  direction: 'right' as const,
  box: ([x0, y0, x1, y1]: readonly number[]) => [x0!, y0!, x1!, y1!] as const,
};
const textsOf = (...glyphs: ReturnType<typeof glyph>[]) => {
  const text = glyphs.map(own => own.text).join('');
  return runsOf(crop, { glyphs, text, confidence: 0.99, candidates: [] }, place as never).map(
    run => run.text,
  );
};

test('as many glyphs as lines are one each, wherever the reader places them', () => {
  expect(textsOf(glyph('分', 8, 24), glyph(')', 22, 30))).toEqual(['分', ')']);
});

test('any other number goes by its places; a line without a glyph says that it was not read', () => {
  expect(textsOf(glyph('分', 8, 24))).toEqual(['分', '\uFFFD']);
  expect(textsOf(glyph('八', 6, 14), glyph('刀', 14, 24), glyph(')', 28, 34))).toEqual(['八刀', ')']);
});
