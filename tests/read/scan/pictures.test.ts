import { describe, expect, test } from 'vitest';
import { random } from '../../../scripts/lab/press/random.ts';
import type { ColourPicture, Raster } from '../../../src/image/raster.ts';
import { turned } from '../../../src/image/turn.ts';
import { greyOf, withEvenBackground } from '../../../src/read/scan/background.ts';
import { hasBrokenStrokes, softened } from '../../../src/read/scan/broken.ts';
import { cellRegionsOf } from '../../../src/read/scan/cell-regions.ts';
import { undithered } from '../../../src/read/scan/dither.ts';
import { inkLinesOf } from '../../../src/read/scan/text-lines.ts';
import { bar, paper, print } from '../../helpers/drawn.ts';

const SCALE = 200 / 72;

function colour(
  width: number,
  height: number,
  of: (x: number, y: number) => readonly number[],
): ColourPicture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(of(x, y), (y * width + x) * 4);
  return { width, height, data };
}

const WHITE = [250, 250, 250];
const RED = [205, 50, 45];
const BLACK = [20, 18, 18];

describe('shades', () => {
  test('a red seal becomes paper, the print under it stays', () => {
    const isRing = (x: number, y: number) => Math.abs(Math.hypot(x - 300, y - 300) - 120) < 12;
    const isPrint = (x: number, y: number) => Math.abs(y - 300) < 3 && x > 100 && x < 500;
    const { shades: grey } = greyOf(
      colour(600, 600, (x, y) => (isPrint(x, y) ? BLACK : isRing(x, y) ? RED : WHITE)),
      SCALE,
    );
    expect(grey.data[180 * 600 + 300]).toBeGreaterThan(240);
    expect(grey.data[300 * 600 + 180]).toBeLessThan(40);
    expect(grey.data[300 * 600 + 300]).toBeLessThan(40);
  });

  test('print between the strokes of a seal is no lighter than elsewhere', () => {
    const isRing = (x: number, y: number) => Math.abs(Math.hypot(x - 300, y - 300) - 120) < 12;
    const isPrint = (x: number, y: number) => Math.abs(y - 300) < 3 && (x < 100 || Math.abs(x - 300) < 50);
    const { shades: grey } = greyOf(
      colour(600, 600, (x, y) => (isPrint(x, y) ? [150, 150, 150] : isRing(x, y) ? RED : WHITE)),
      SCALE,
    );
    expect(grey.data[300 * 600 + 300]).toBe(grey.data[300 * 600 + 50]);
  });

  test('a red heading is print', () => {
    const { shades: grey } = greyOf(
      colour(600, 200, (x, y) => (x > 50 && x < 550 && y > 80 && y < 110 ? RED : WHITE)),
      SCALE,
    );
    expect(grey.data[95 * 600 + 300]).toBeLessThan(130);
  });

  test('a shadow is evened out', () => {
    const raster = paper(900, 600);
    for (let at = 0; at < raster.data.length; at++) raster.data[at] = 230 - ((at % 900) / 900) * 120;
    for (let x = 40; x < 860; x += 60) bar(raster, [x, 300, x + 30, 304], 20);
    const even = withEvenBackground(raster, SCALE);
    for (const x of [20, 400, 880]) expect(even.data[100 * 900 + x]).toBeGreaterThan(235);
    for (const x of [45, 825]) expect(even.data[301 * 900 + x]).toBeLessThan(90);
  });

  test('four quarter turns are none', () => {
    const raster = paper(30, 20);
    bar(raster, [3, 4, 9, 6]);
    expect(turned(turned(raster, 1), 3)).toEqual(raster);
    expect(turned(raster, 1).data[3 * 20 + 20 - 1 - 4]).toBe(0);
  });
});

describe('print of the other side that shines through', () => {
  test('is no ink where its rulings cross, as faint as they are and no darker than faint print', () => {
    const raster = paper(900, 300);
    const next = random(7);
    for (let at = 0; at < raster.data.length; at++) raster.data[at] = 249 + 6 * (next() - 0.5);
    print(raster, { x: 200, y: 100, size: 27, count: 5 });
    bar(raster, [0, 200, 900, 203], 236);
    for (const x of [100, 500, 700]) bar(raster, [x, 0, x + 3, 300], 236);
    for (const x of [100, 500, 700]) bar(raster, [x - 3, 198, x + 6, 205], 220);
    const found = inkLinesOf(raster, cellRegionsOf(raster, [], SCALE), SCALE);
    expect(found.map(({ x0 }) => x0)).toEqual([200]);
  });
});

describe('lines of print', () => {
  const lines = (draw: (raster: ReturnType<typeof paper>) => void) => {
    const raster = paper(900, 500);
    draw(raster);
    return inkLinesOf(raster, cellRegionsOf(raster, [], SCALE), SCALE).map(({ x0, y0, x1, y1 }) => [
      x0,
      y0,
      x1,
      y1,
    ]);
  };

  test('are as large as their ink, from top to bottom', () => {
    const found = lines(raster => {
      print(raster, { x: 100, y: 100, size: 27, count: 5 });
      print(raster, { x: 100, y: 140, size: 27, count: 3 });
    });
    expect(found.map(([, y0]) => y0)).toEqual([100, 140]);
    expect(found[0]![0]).toBe(100);
  });

  test('lines that a smear joins are parted', () => {
    const found = lines(raster => {
      for (const y of [100, 131, 162]) print(raster, { x: 100, y, size: 27, count: 8 });
      bar(raster, [140, 120, 142, 170]);
    });
    expect(found).toHaveLength(3);
  });

  test('print that is faint all over loses none of its glyphs; the lightest of usual print are no ink of their own', () => {
    const zeros = (shades: readonly number[]) =>
      lines(raster => {
        for (const [at, shade] of shades.entries())
          for (const x of [100 + 20 * at, 110 + 20 * at]) bar(raster, [x, 100, x + 2, 120], shade);
      });
    expect(zeros([175, 195, 200, 200])).toEqual([[100, 100, 172, 120]]);
    expect(zeros([60, 60, 60, 60, 200])).toEqual([[100, 100, 172, 120]]);
  });

  test('a dash alone is a line, dirt is none', () => {
    const found = lines(raster => {
      bar(raster, [100, 100, 128, 102]);
      bar(raster, [300, 300, 303, 303]);
    });
    expect(found).toEqual([[100, 100, 128, 102]]);
  });
});

test('a screen of dots becomes shades, no finer than they are; any other picture stays as it is', () => {
  const dots = paper(1200, 1200);
  const next = random(5);
  for (let at = 0; at < dots.data.length; at++) dots.data[at] = next() < 0.85 ? 255 : 0;
  bar(dots, [300, 300, 900, 360]);
  const fine = undithered(dots, 300 / 72);
  expect([fine.width, fine.height]).toEqual([800, 800]);
  expect(fine.data[220 * 800 + 400]).toBeLessThan(30);
  expect(fine.data[600 * 800 + 400]).toBeGreaterThan(150);
  expect(undithered(dots, SCALE).width).toBe(1200);
  const plain = paper(1200, 1200);
  bar(plain, [300, 300, 900, 360]);
  expect(undithered(plain, 300 / 72)).toBe(plain);
});

test('black and white whose strokes break is told from whole strokes and from shades', () => {
  const whole = paper(400, 400);
  print(whole, { x: 20, y: 100, size: 26, count: 8 });
  // a threshold that lets only every second pixel of a thin stroke through
  const broken = { ...whole, data: whole.data.slice() };
  for (let at = 0; at < broken.data.length; at++) if (at % 2 === 0) broken.data[at] = 255;
  const shaded = { ...broken, data: broken.data.map(shade => Math.min(shade, 240)) };
  expect([whole, broken, shaded].map(hasBrokenStrokes)).toEqual([false, true, false]);
  // what is left of a stroke meets
  const row = (raster: Raster) => [...raster.data.subarray(100 * 400 + 24, 100 * 400 + 40)];
  expect(Math.max(...row(broken))).toBe(255);
  expect(Math.max(...row(softened(broken)))).toBeLessThan(200);
});
