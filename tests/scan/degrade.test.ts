import { describe, expect, test } from 'vitest';
import { random } from '../../scripts/lab/press/random.ts';
import { blurred, thickened, thinned, worn } from '../../scripts/lab/scan/ink.ts';
import { edged, shadowed } from '../../scripts/lab/scan/light.ts';
import { dusty, grainy } from '../../scripts/lab/scan/noise.ts';
import type { Picture } from '../../scripts/lab/scan/picture.ts';
import { bent, skewed, turned } from '../../scripts/lab/scan/place.ts';
import { stamped } from '../../scripts/lab/scan/seal.ts';

/** White, with a horizontal ruling of two pixels at a third of the height and a dot below it. */
function page(width = 120, height = 90): Picture {
  const data = new Uint8Array(width * height).fill(255);
  data.fill(0, 30 * width, 32 * width);
  data.fill(0, 60 * width + 50, 60 * width + 53);
  return { width, height, channels: 1, data };
}

const ink = ({ data }: Picture): number => data.reduce((sum, value) => sum + 255 - value, 0) / 255;

test('turning by four quarters gives the page back, by one moves its corners', () => {
  const once = turned(page(), 1);
  expect([once.width, once.height]).toEqual([90, 120]);
  expect(once.data[0 * 90 + (89 - 30)]).toBe(0);
  expect(turned(turned(page(), 3), 1)).toEqual(page());
});

test('skew lowers the right and lifts the left, by what the angle says', () => {
  const { data, width } = skewed(page(), 2);
  const centre = (x: number) => {
    const column = Array.from({ length: 90 }, (_, y) => 255 - data[y * width + x]!).slice(0, 50);
    return column.reduce((sum, v, y) => sum + v * y, 0) / column.reduce((a, b) => a + b, 0);
  };
  expect(centre(110) - centre(10)).toBeCloseTo(100 * Math.tan((2 * Math.PI) / 180), 0);
});

test('ink spreads and thins', () => {
  expect(ink(thickened(page(), 0.5))).toBeGreaterThan(ink(page()) * 1.3);
  expect(ink(thinned(page(), 0.5))).toBeLessThan(ink(page()) * 0.7);
});

test('only rulings wear', () => {
  const old = worn(page(), { fade: 0.5, gaps: 0.2, dpi: 100 }, random(1));
  expect(ink(old)).toBeLessThan(ink(page()) * 0.6);
  expect(old.data.slice(60 * 120)).toEqual(page().data.slice(60 * 120));
});

test('blur, bend, shadow and edges keep the size; blur and bend keep the ink', () => {
  for (const change of [blurred(page(), 1), bent(page(), 3)])
    expect(ink(change) / ink(page())).toBeCloseTo(1, 1);
  expect(shadowed(page(), { depth: 0.4, angle: 0 }).data[89 * 120 + 119]).toBeLessThan(180);
  expect(edged(page(), [5, 0, 0, 0]).data[3]).toBeLessThan(40);
});

test('a red seal leaves black black and paper red', () => {
  const seal = { x: 60, y: 31, radius: 25, turn: 0, words: '章', colour: '#ff0000', strength: 0.9 };
  const { data } = stamped(page(), seal);
  const at = (x: number, y: number) => [...data.subarray((y * 120 + x) * 3, (y * 120 + x) * 3 + 3)];
  expect(at(60, 31)).toEqual([0, 0, 0]);
  expect(at(60, 29)).toEqual([255, 25, 25]);
});

describe('the same seed gives the same picture, another one another', () => {
  test.each([
    ['grain', (seed: number) => grainy(page(), 8, random(seed))],
    ['dust', (seed: number) => dusty(page(), { count: 40, size: 2 }, random(seed))],
  ])('%s', (_, make) => {
    expect(make(1)).toEqual(make(1));
    expect(make(2)).not.toEqual(make(1));
  });
});
