import { expect, test } from 'vitest';
import { random } from '../../../scripts/lab/press/random.ts';
import { levelled } from '../../../src/image/warp.ts';
import { cellRegionsOf } from '../../../src/read/scan/cell-regions.ts';
import { flat } from '../../../src/read/scan/flatten.ts';
import { skewOf } from '../../../src/read/scan/measure-skew.ts';
import { inkLinesOf } from '../../../src/read/scan/text-lines.ts';
import { bar, paper, print } from '../../helpers/drawn.ts';

/** 200 dpi, and print of 9 points */
const SCALE = 200 / 72;
const EM = 25;
const WIDTH = 1200;

/** A page without a ruling: three columns, the lines of the middle one half a line lower. */
function unruled() {
  const raster = paper(WIDTH, 900);
  for (let row = 0; row < 20; row++) {
    const y = 40 + 40 * row;
    print(raster, { x: 60, y, size: EM, count: 4 });
    print(raster, { x: 240, y: y + 17, size: EM, count: 10 });
    print(raster, { x: 700, y, size: EM, count: 6 });
  }
  return raster;
}

const linesOf = (raster: ReturnType<typeof unruled>) =>
  inkLinesOf(raster, cellRegionsOf(raster, [], SCALE), SCALE);

test('lines of columns side by side need not be level with each other', () => {
  const found = linesOf(unruled());
  expect(found).toHaveLength(60);
  for (const { y0, y1 } of found) expect(Math.abs(y1 - y0 - EM)).toBeLessThanOrEqual(2);
  expect(new Set(found.map(({ x0 }) => x0))).toEqual(new Set([60, 240, 700]));
});

test('texts of a row without rulings are parted, a colon from what it announces is not', () => {
  const raster = paper(WIDTH, 300);
  // 万 | 其 中 : 当, and the colon with the paper that belongs to it
  print(raster, { x: 60, y: 40, size: EM, count: 3 });
  print(raster, { x: 166, y: 40, size: EM, count: 2 });
  for (const y of [48, 60]) bar(raster, [228, y, 232, y + 4]);
  print(raster, { x: 252, y: 40, size: EM, count: 4 });
  for (const y of [120, 200]) print(raster, { x: 60, y, size: EM, count: 12 });
  const [row] = [linesOf(raster).filter(({ y0 }) => y0 < 80)];
  expect(row.map(({ x0 }) => x0)).toEqual([60, 166]);
});

test('what ends with a bracket goes on behind its paper, what ends with a slash does not', () => {
  const raster = paper(WIDTH, 300);
  for (const [y, lean] of [
    [40, 0],
    [120, 9],
  ] as const) {
    print(raster, { x: 60, y, size: EM, count: 3 });
    for (let row = 0; row < EM; row++) {
      const x = 153 - lean + Math.round(lean * (1 - row / EM));
      bar(raster, [x, y + row, x + 2, y + row + 1]);
    }
    print(raster, { x: 174, y, size: EM, count: 4 });
  }
  print(raster, { x: 60, y: 200, size: EM, count: 12 });
  expect(linesOf(raster).map(({ x0, y0 }) => [x0, y0])).toEqual([
    [60, 40],
    [60, 120],
    [174, 120],
    [60, 200],
  ]);
});

test('a line beside a label that is half a line off is not cut at its commas', () => {
  const raster = paper(WIDTH, 300);
  print(raster, { x: 60, y: 40, size: EM, count: 4 });
  print(raster, { x: 200, y: 48, size: EM, count: 5 });
  bar(raster, [340, 66, 345, 72]);
  print(raster, { x: 364, y: 48, size: EM, count: 6 });
  print(raster, { x: 60, y: 200, size: EM, count: 12 });
  expect(linesOf(raster).map(({ x0 }) => x0)).toEqual([60, 200, 60]);
});

test('a page without rulings is levelled by its print', () => {
  const page = paper(WIDTH, 900);
  for (let row = 0; row < 20; row++)
    for (const [x, down, count] of [
      [60, 0, 4],
      [240, 17, 14],
      [700, 0, 8],
    ] as const)
      for (let glyph = 0; glyph < count; glyph++) {
        const [left, top] = [x + 28 * glyph, 40 + 40 * row + down];
        bar(page, [left, top, left + 3, top + EM]);
        for (const stroke of [4, 20]) bar(page, [left, top + stroke, left + 16, top + stroke + 3]);
      }
  expect(skewOf(page, SCALE)).toBe(0);
  for (const slope of [0.0088, -0.02])
    expect(Math.abs(skewOf(levelled(page, -slope), SCALE) - slope)).toBeLessThan(0.0012);
});

test('strokes that follow each other in prose are no bent rulings', () => {
  const prose = paper(WIDTH, 900);
  const dice = random(3);
  for (let y = 60; y < 860; y += 40)
    for (let x = 60; x < 1100; ) {
      const [top, length] = [y + Math.round(4 * Math.sin(x / 200)), 12 + Math.round(16 * dice())];
      bar(prose, [x, top, x + length, top + 2]);
      bar(prose, [x + 2, top - 12, x + length - 2, top - 9]);
      bar(prose, [x + 6, top - 12, x + 9, top + 10]);
      x += length + 3 + Math.round(5 * dice());
    }
  expect(flat(prose, SCALE).level === prose).toBe(true);
});
