import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { random } from '../../scripts/lab/press/random.ts';
import { encodePdf } from '../../scripts/lab/scan/code/pdf.ts';
import { QUALITIES, recipe } from '../../scripts/lab/scan/quality.ts';
import { prints } from '../../scripts/lab/scan/render.ts';
import { scan } from '../../scripts/lab/scan/scan.ts';

/** A page of 120 by 80 points: a black bar on white. */
function original(): Uint8Array {
  const [width, height] = [120, 80];
  const data = new Uint8Array(width * height).fill(255).fill(0, 20 * width, 24 * width);
  return encodePdf([
    {
      width,
      height,
      rotate: 0,
      words: [],
      images: [{ width, height, channels: 1, bits: 8, filter: 'FlateDecode', bytes: deflateSync(data) }],
    },
  ]);
}

function scanned(name: string, wanted: readonly string[], seed = 1): Promise<Uint8Array> {
  const [quality, dice] = [QUALITIES[name]!, random(seed)];
  return scan(original(), { quality, recipe: recipe(quality, { dice, wanted, pages: 1 }), dice });
}

test.each(Object.keys(QUALITIES))('%s: the seed decides every byte', async name => {
  expect(await scanned(name, ['pdf'])).toEqual(await scanned(name, ['pdf']));
  expect(await scanned(name, ['pdf'], 2)).not.toEqual(await scanned(name, ['pdf']));
});

test('the page keeps its size; what lies on its side is upright again by /Rotate', async () => {
  const sizes = async (wanted: readonly string[]) => {
    const pages = await Array.fromAsync(prints(await scanned('clean', ['pdf', ...wanted]), 72));
    return pages.map(({ width, height }) => [Math.round(width), Math.round(height)]);
  };
  expect(await sizes([])).toEqual([[120, 80]]);
  expect(await sizes(['rotate90'])).toEqual([[80, 120]]);
  expect(await sizes(['rotate90', 'rotate-tag'])).toEqual([[120, 80]]);
});

test('the bar is where it was, in every encoding', async () => {
  for (const encoding of ['jpeg', 'flate', 'g4', 'jbig2', 'strips']) {
    const [page] = await Array.fromAsync(prints(await scanned('clean', ['pdf', encoding]), 72));
    const at = (y: number) => page!.picture.data[(y * 120 + 60) * 3]!;
    expect([at(22) < 100, at(10) > 200, at(40) > 200]).toEqual([true, true, true]);
  }
});
