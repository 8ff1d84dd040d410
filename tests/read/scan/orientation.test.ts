import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { turned } from '../../../src/image/turn.ts';
import { openReaders, type Readers } from '../../../src/read/ocr/readers.ts';
import { openPictures } from '../../../src/read/pictures/render.ts';
import { greyOf, withEvenBackground } from '../../../src/read/scan/background.ts';
import { upright } from '../../../src/read/scan/orientation.ts';
import { FIXTURES } from '../../helpers/fixtures.ts';

/** 200 dpi */
const SCALE = 200 / 72;

/** The upper half of a fixture's first page: there is print enough. */
async function halfPageOf(fixture: string): Promise<Raster> {
  const pictures = await openPictures(readFileSync(join(FIXTURES, fixture, 'source.pdf')));
  const picture = await pictures.picture(1, SCALE);
  await pictures.close();
  const { width, height, data } = withEvenBackground(greyOf(picture, SCALE).shades, SCALE);
  const half = height >> 1;
  return { width, height: half, data: data.subarray(0, half * width) };
}

/** The same page under a stain of ink, so many points high. */
function stained({ width, height, data }: Raster, points: number): Raster {
  const stain = Math.round(points * SCALE);
  const below = new Uint8Array(width * (height + stain + 40)).fill(255);
  below.set(data);
  for (let y = height + 20; y < height + 20 + stain; y++)
    below.fill(0, y * width + 100, y * width + 100 + stain);
  return { width, height: height + stain + 40, data: below };
}

describe('a page, whichever way it lies', () => {
  let readers: Readers;
  beforeAll(async () => {
    readers = await openReaders();
  });
  afterAll(() => readers.close());

  // the first is of short lines, the second of texts of many lines, which look like lines of print from the side
  test.each([
    ['scan-clean', [0, 1, 2, 3]],
    ['cohesion-funds', [0, 3]],
  ] as const)('is read upright: %s', async (fixture, ways) => {
    const page = await halfPageOf(fixture);
    for (const quarters of ways) {
      const { view } = await upright(turned(page, quarters), SCALE, readers.read);
      expect(view.quarters).toBe((4 - quarters) % 4);
    }
  });

  test('with a stain on it, which nobody is asked to read and nobody takes for paper', async () => {
    const asked: number[] = [];
    const page = stained(await halfPageOf('scan-clean'), 150);
    const { view, readings } = await upright(page, SCALE, crops => {
      asked.push(...crops.map(({ height }) => height));
      return readers.read(crops);
    });
    expect(Math.max(...asked)).toBeLessThan(150 * SCALE);
    const high = view.crops.findIndex(({ raster }) => raster.height >= 150 * SCALE);
    expect(readings[high]).toMatchObject({ text: '', confidence: 0 });
  });
});
