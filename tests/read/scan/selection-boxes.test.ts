import { expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import type { Consensus } from '../../../src/read/ocr/consensus.ts';
import { withSelectionBoxes } from '../../../src/read/scan/selection-boxes.ts';
import { bar, paper } from '../../helpers/drawn.ts';

const SIZE = 20;
const TOP = 10;

type Draw = (raster: Raster, x: number) => void;

const frame: Draw = (raster, x) => {
  for (const y of [TOP, TOP + SIZE - 2]) bar(raster, [x, y, x + SIZE, y + 2]);
  for (const left of [x, x + SIZE - 2]) bar(raster, [left, TOP, left + 2, TOP + SIZE]);
};
const ticked: Draw = (raster, x) => {
  frame(raster, x);
  for (let step = 0; step < 4; step++)
    bar(raster, [x + 5 + step, TOP + 9 + step, x + 7 + step, TOP + 11 + step]);
  for (let step = 0; step < 8; step++)
    bar(raster, [x + 8 + step, TOP + 12 - step, x + 10 + step, TOP + 14 - step]);
};
/** 口: its sides go on below its foot */
const mouth: Draw = (raster, x) => {
  frame(raster, x);
  bar(raster, [x, TOP + SIZE - 2, x + SIZE, TOP + SIZE], 255);
  bar(raster, [x, TOP + SIZE - 5, x + SIZE, TOP + SIZE - 3]);
  for (const left of [x, x + SIZE - 2]) bar(raster, [left, TOP, left + 2, TOP + SIZE]);
};
/** 日 */
const sun: Draw = (raster, x) => {
  frame(raster, x);
  bar(raster, [x, TOP + 9, x + SIZE, TOP + 11]);
};

/** What is read of a line of such squares, where whoever reads it finds `text` between them. */
async function read(squares: readonly Draw[], text = '是否') {
  const line = { ...paper(80 * squares.length, 40), usual: SIZE };
  for (const [nth, draw] of squares.entries()) draw(line, 10 + 80 * nth);
  const glyphs = [...text].map((own, nth) => ({
    text: own,
    from: 40 + 80 * nth,
    to: 60 + 80 * nth,
    confidence: 0.99,
  }));
  const seen: number[] = [];
  const reading: Consensus = { glyphs, text, confidence: 0.99, candidates: [] };
  const [found] = await withSelectionBoxes(async crops => {
    for (const { data } of crops) seen.push(data.filter(shade => shade < 128).length);
    return crops.map(() => reading);
  })([line]);
  return { ...found!, seen };
}

test('the boxes of a choice are read as what they are, and readers do not see them', async () => {
  expect(await read([frame, ticked])).toMatchObject({ text: '□是☑否', confidence: 0.98, seen: [0] });
  expect(await read([ticked, frame, frame], '一二三')).toMatchObject({ text: '☑一□二□三' });
});

test.each([
  ['a square by itself', [frame], '是'],
  ['口', [mouth, mouth], '是否'],
  ['日', [sun, sun], '是否'],
])('%s is left to readers', async (_, squares, text) => {
  const { text: found, seen } = await read(squares, text);
  expect(found).toBe(text);
  expect(seen[0]).toBeGreaterThan(0);
});

test('in a word with 口 its square is read again as a glyph', async () => {
  const { text, seen } = await read([frame, frame], '人口');
  expect(text).toBe('人口');
  expect(seen[1]).toBeGreaterThan(0);
});

test('a square that is read as a glyph beside boxes makes the line doubtful', async () => {
  expect((await read([frame, ticked, () => undefined], '甲乙口')).confidence).toBeLessThan(0.9);
});
