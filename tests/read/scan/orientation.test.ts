import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReaders, type Readers } from '../../../src/read/ocr/readers.ts';
import type { Raster } from '../../../src/read/raster.ts';
import { evened, greyOf } from '../../../src/read/scan/grey.ts';
import { upright } from '../../../src/read/scan/orientation.ts';
import { openPictures } from '../../../src/read/scan/render.ts';
import { turned } from '../../../src/read/scan/upright.ts';
import { FIXTURES } from '../../helpers/fixtures.ts';

/** 200 dpi */
const SCALE = 200 / 72;

async function pageOf(fixture: string): Promise<Raster> {
  const pictures = await openPictures(readFileSync(join(FIXTURES, fixture, 'source.pdf')));
  const picture = await pictures.picture(1, SCALE);
  await pictures.close();
  return evened(greyOf(picture, SCALE), SCALE);
}

describe('a page, whichever way it lies', () => {
  let readers: Readers;
  beforeAll(async () => {
    readers = await openReaders();
  }, 20_000);
  afterAll(() => readers.close());

  // the first is of short lines, the second of texts of many lines, which look like lines of print from the side
  test.each(['scan-clean', 'cohesion-funds'])('is read upright: %s', async fixture => {
    const page = await pageOf(fixture);
    for (const quarters of [0, 1, 2, 3]) {
      const { view } = await upright(turned(page, quarters), SCALE, readers.read);
      expect(view.quarters).toBe((4 - quarters) % 4);
    }
  });
});
