import { describe, expect, test } from 'vitest';
import { againstInk } from '../../../src/read/ocr/ink-check.ts';
import type { CellRegions } from '../../../src/read/scan/cell-regions.ts';
import { withFaintSigns } from '../../../src/read/scan/faint-signs.ts';
import { drawn, stroked } from '../ocr/crops.ts';

const oneFace = { regionAt: () => 1 } as unknown as CellRegions;
const EM = 24;
const LINE = { x0: 60, y0: 20, x1: 120, y1: 40, region: 1 };

/** Paper with bars `[x, y, width]` of two pixels in grey. */
function greyBars(bars: readonly (readonly [number, number, number])[], shade: number) {
  const raster = drawn(200, 60, []);
  for (const [x, y, w] of bars)
    for (let row = y; row < y + 2; row++)
      raster.data.fill(shade, row * raster.width + x, row * raster.width + x + w);
  return raster;
}

describe('bars fainter than the digits beside them', () => {
  const widths = (raster: ReturnType<typeof greyBars>, lines = [LINE]) =>
    withFaintSigns(lines, { raster, regions: oneFace, em: EM, paper: 220 }).map(({ x0, x1 }) => [x0, x1]);

  test('belong to the line: = before it, a dash behind it', () => {
    const equals = greyBars(
      [
        [44, 26, 12],
        [44, 32, 12],
      ],
      205,
    );
    expect(widths(equals)).toEqual([[44, 120]]);
    expect(widths(greyBars([[124, 29, 14]], 205))).toEqual([[60, 138]]);
  });

  test('so does a faint comparator, and the one before a faint =', () => {
    const greater = stroked(200, 60, [
      [28, 24, 40, 29],
      [40, 29, 28, 34],
    ]);
    const grey = { ...greater, data: greater.data.map(shade => (shade === 0 ? 205 : 255)) };
    const near = { ...LINE, x0: 50 };
    expect(widths(grey, [near])).toEqual([[28, 120]]);
    for (const y of [26, 32])
      for (let row = y; row < y + 2; row++) grey.data.fill(205, row * 200 + 44, row * 200 + 56);
    expect(widths(grey)).toEqual([[28, 120]]);
    expect(widths(grey, [{ ...LINE, x0: 90 }])).toEqual([[90, 120]]);
  });

  test('paper, specks, what is far off, and what is left of a ruling above are none', () => {
    expect(widths(greyBars([[44, 26, 12]], 235))).toEqual([[60, 120]]);
    expect(widths(greyBars([[52, 26, 3]], 150))).toEqual([[60, 120]]);
    expect(widths(greyBars([[10, 26, 12]], 150))).toEqual([[60, 120]]);
    expect(widths(greyBars([[30, 20, 30]], 150))).toEqual([[60, 120]]);
  });

  test('a stroke that a glyph of the line ends in belongs to it, however narrow', () => {
    expect(widths(greyBars([[55, 28, 5]], 205))).toEqual([[55, 120]]);
    expect(widths(greyBars([[52, 28, 5]], 205))).toEqual([[60, 120]]);
  });

  test('another line beside it is left alone', () => {
    const other = { ...LINE, x0: 20, x1: 50 };
    expect(widths(greyBars([[40, 26, 16]], 150), [other, LINE])[1]).toEqual([60, 120]);
  });
});

describe('the dot between two words', () => {
  const glyph = (text: string, from: number) => ({ text, from, to: from + 4, confidence: 0.99 });
  /** two ideographs as boxes and a dot of 4 pixels that begins at `x`, `y`; they are read where they stand */
  const read = (x: number, y: number) =>
    againstInk(
      drawn(90, 30, [
        [5, 3, 22, 23],
        [x, y, 4, 4],
        [45, 3, 22, 23],
      ]),
      [glyph('人', 11), glyph('年', 51)],
    ).glyphs;

  test('is read by its ink, and wants a look', () => {
    expect(read(34, 13).map(({ text }) => text)).toEqual(['人', '·', '年']);
    expect(read(34, 13)[1]!.confidence).toBeLessThan(0.9);
  });

  test('is none where it touches a glyph, or stands at the foot', () => {
    expect(read(42, 13)).toHaveLength(2);
    expect(read(34, 22)).toHaveLength(2);
  });
});
