import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { openReaders, type Readers, readersOnCall, readersPresent } from '../../../src/read/ocr/readers.ts';
import { openTesseract } from '../../../src/read/ocr/tesseract.ts';
import { compared } from '../../../src/values/text.ts';
import { CROPS, crop, drawn } from './crops.ts';

const NAMES = Object.keys(CROPS) as (keyof typeof CROPS)[];

describe('both readers on print', () => {
  let readers: Readers;
  beforeAll(async () => {
    readers = await openReaders();
  });
  afterAll(() => readers.close());

  test.each(NAMES)('%s', async name => {
    const [line] = await readers.read([await crop(name)]);
    expect(compared(line!.text)).toBe(compared(CROPS[name]));
    expect(line!.confidence).toBeGreaterThan(0.97);
  });

  test('the same crop gives the same answer whatever was read before or with it', async () => {
    const crops = await Promise.all(NAMES.map(crop));
    const forwards = await readers.read(crops);
    const backwards = await readers.read(crops.toReversed());
    expect(backwards.toReversed()).toEqual(forwards);
    expect(await readers.read([...crops, ...crops, ...crops])).toEqual([
      ...forwards,
      ...forwards,
      ...forwards,
    ]);
    for (const [at, crop] of crops.entries()) expect(await readers.read([crop])).toEqual([forwards[at]]);
  });

  test('glyphs stand where they are printed', async () => {
    const raster = await crop('prose');
    const [line] = await readers.read([raster]);
    const places = line!.glyphs.map(({ from, to }) => (from + to) / 2);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeLessThan(raster.height);
    expect(places.at(-1)).toBeGreaterThan(raster.width - 2 * raster.height);
  });

  test('ink that is no glyph, and paper, are in doubt', async () => {
    const blot = drawn(60, 40, [
      [8, 6, 14, 28],
      [30, 6, 22, 9],
      [40, 20, 5, 14],
    ]);
    const lines = await readers.read([drawn(60, 40, []), blot]);
    expect(lines[0]!.confidence).toBeLessThanOrEqual(0.3);
    expect(lines[1]!.confidence).toBeLessThan(0.9);
  });

  test('pictures that are no lines cost nothing and say nothing', async () => {
    const lines = await readers.read([
      drawn(1, 1, []),
      drawn(4000, 2, []),
      drawn(900, 900, [[0, 0, 900, 900]]),
    ]);
    for (const { confidence } of lines) expect(confidence).toBeLessThanOrEqual(0.3);
  });

  test('no crops, no answers', async () => expect(await readers.read([])).toEqual([]));
});

test('both readers are present here', async () => {
  expect(await readersPresent()).toEqual({ ppocr: true, tesseract: true });
});

test('a missing language file is said before anything is started', async () => {
  await expect(openTesseract({ text: null, number: null })).rejects.toThrow(UsageError);
  await expect(openTesseract({ text: null, number: null })).rejects.toThrow(/npm install/);
});

test('readers on call start once, with the first call, and close even when never called', async () => {
  let started = 0;
  let closed = 0;
  const onCall = readersOnCall(async () => {
    started++;
    return { read: async () => [], apart: async () => [], close: async () => void closed++ };
  });
  await onCall.close();
  expect([started, closed]).toEqual([0, 0]);
  await Promise.all([onCall.called(), onCall.called()]);
  await onCall.close();
  expect([started, closed]).toEqual([1, 1]);
});

describe('without the optional reader', () => {
  let readers: Readers;
  beforeAll(async () => {
    readers = await openReaders({ withoutPpocr: true });
  });
  afterAll(() => readers.close());

  test('lines are read all the same, and no line is trusted without a look', async () => {
    const names = ['prose', 'dash', 'lone-at-least', 'rate'] as const;
    const lines = await readers.read(await Promise.all(names.map(crop)));
    expect(lines.map(({ text }) => compared(text))).toEqual(names.map(name => compared(CROPS[name])));
    expect(lines[0]!.confidence).toBeLessThanOrEqual(0.9);
    expect(lines[3]!.confidence).toBeLessThanOrEqual(0.9);
  });
});
