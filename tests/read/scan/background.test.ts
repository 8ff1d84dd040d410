import { expect, test } from 'vitest';
import { random } from '../../../scripts/lab/press/random.ts';
import type { Raster } from '../../../src/image/raster.ts';
import { inked, usualInk } from '../../../src/read/scan/background.ts';
import { paper, print } from '../../helpers/drawn.ts';

/** Print in a shade, half of it on a ground in another one with the grain of a scan. */
function printed(shade: number, ground: number): Raster {
  const raster = paper(600, 400);
  const dice = random(7);
  for (let y = 0; y < 200; y++)
    for (let x = 0; x < 600; x++) raster.data[y * 600 + x] = ground + Math.round(6 * dice() - 3);
  for (const y of [60, 140, 260, 340]) print(raster, { x: 40, y, size: 26, count: 18 });
  for (let at = 0; at < raster.data.length; at++) if (raster.data[at] === 0) raster.data[at] = shade;
  return raster;
}

test('the ground of shaded cells is no print: their black print is not faint', () => {
  const shaded = printed(60, 214);
  expect(usualInk(shaded)).toBe(60);
  expect(inked(shaded)).toBe(shaded);
});

test('faint print is made as dark as usual', () => {
  const faint = printed(165, 250);
  expect(usualInk(faint)).toBe(165);
  expect(usualInk(inked(faint))).toBeLessThan(115);
});
