import { expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { asPositive } from '../../../src/read/scan/negative.ts';

const [WIDTH, HEIGHT] = [200, 280];

/** A picture of one shade with boxes of another one. */
function drawn(ground: number, shade: number, boxes: readonly (readonly number[])[]): Raster {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(ground);
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of boxes)
    for (let y = y0; y < y1; y++) data.fill(shade, y * WIDTH + x0, y * WIDTH + x1);
  return { width: WIDTH, height: HEIGHT, data };
}

/** Strokes of characters, and rulings from margin to margin. */
const PRINT = [
  ...Array.from({ length: 60 }, (_, nth) => [
    20 + (nth % 12) * 14,
    30 + Math.floor(nth / 12) * 40,
    24 + (nth % 12) * 14,
    42 + Math.floor(nth / 12) * 40,
  ]),
  ...Array.from({ length: 6 }, (_, nth) => [10, 20 + nth * 40, 190, 22 + nth * 40]),
];

test('white print on black is black print on white', () => {
  expect(asPositive(drawn(10, 245, PRINT))).toEqual(drawn(245, 10, PRINT));
});

test.each([
  ['black print on white', drawn(245, 10, PRINT)],
  ['a black page', drawn(10, 245, [[20, 20, 24, 24]])],
  ['white paper on a dark desk', drawn(10, 245, [[60, 60, 130, 200]])],
])('%s stays as it is', (_, picture) => {
  expect(asPositive(picture)).toBe(picture);
});
