import { expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import type { CellRegions } from '../../../src/read/scan/cell-regions.ts';
import { faintInkBeside } from '../../../src/read/scan/faint-ink.ts';
import { bar, paper } from '../../helpers/drawn.ts';

/** 144 dpi; one cell, a number of 20 pixels' height in the middle of it. */
const SCALE = 2;
const LINE = { x0: 120, y0: 40, x1: 160, y1: 60, region: 1 };
const oneCell = { regionAt: () => 1 } as unknown as CellRegions;

/** Grainy paper with the ink of a number on it: shades of 243 to 255 in turn. */
function sheet(): Raster {
  const raster = paper(300, 120);
  for (let at = 0; at < raster.data.length; at++) raster.data[at] = 243 + ((at * 7919) % 13);
  bar(raster, [120, 40, 124, 60]);
  bar(raster, [140, 40, 160, 60]);
  return raster;
}

/** What is beside the number whose glyphs were read from `from` on. */
const beside = (raster: Raster, { from = 118 } = {}) =>
  faintInkBeside(raster, {
    regions: oneCell,
    lines: [{ line: LINE, glyphs: [], span: { from, to: 162 } }],
    scale: SCALE,
  });

/** The two strokes of a `<`, so much darker than paper. */
function comparator(raster: Raster, x: number, darker: number): Raster {
  for (let step = 0; step < 14; step++)
    for (const y of [50 - Math.floor(step / 2), 50 + Math.floor(step / 2)])
      raster.data[y * raster.width + x + step]! -= darker;
  return raster;
}

test('paper, and a number whose ink was read, have nothing beside them', () => {
  expect(beside(sheet())).toEqual([]);
});

test('a comparator hardly darker than the grain of the paper is unread', () => {
  const [sign, ...more] = beside(comparator(sheet(), 100, 60));
  expect(more).toEqual([]);
  expect(Math.abs(sign!.x0 - 100)).toBeLessThan(8);
  expect(sign!.x1).toBeLessThanOrEqual(LINE.x0);
});

test('one that a threshold broke into specks is, and one that its line holds but no reader read', () => {
  const specks = sheet();
  for (const [x, y] of [
    [100, 50],
    [104, 47],
    [104, 53],
    [108, 45],
    [109, 55],
    [113, 43],
    [113, 57],
  ] as const)
    bar(specks, [x, y, x + 1, y + 1]);
  expect(beside(specks)).toHaveLength(1);
  expect(beside(sheet(), { from: 138 })).toEqual([]);
  const within = comparator(sheet(), 120, 200);
  expect(beside(within, { from: 138 })).toHaveLength(1);
});

test('a speck of dust, a shadow and what is far off are none', () => {
  const dust = sheet();
  bar(dust, [108, 48, 110, 50]);
  expect(beside(dust)).toEqual([]);
  const shadow = sheet();
  for (let y = 0; y < 120; y++) for (let x = 0; x < 118; x++) shadow.data[y * 300 + x]! -= 20;
  expect(beside(shadow)).toEqual([]);
  expect(beside(comparator(sheet(), 60, 60))).toEqual([]);
});

test('nor is what shines through from the back of the page, as it does in many places', () => {
  const page = sheet();
  for (const x0 of [16, 60, 98, 200, 240, 272])
    for (const y0 of [38, 84])
      for (let y = y0; y < y0 + 24; y++) for (let x = x0; x < x0 + 14; x++) page.data[y * 300 + x]! -= 12;
  expect(beside(page)).toEqual([]);
});
