import { describe, expect, test } from 'vitest';
import type { RulingLine } from '../../src/model.ts';
import { joinRulings } from '../../src/tables/rulings.ts';
import { readDrawing, show } from '../helpers/drawn-pdf.ts';

/** `h 100 50–150` for a line at y = 100 from the top. */
const drawn = (lines: readonly RulingLine[]) =>
  lines.map(({ axis, at, from, to }) => `${axis[0]} ${at.toFixed(0)} ${from.toFixed(0)}–${to.toFixed(0)}`);

const dots = (count: number, at: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${at(index)} 0.8 0.8 re f`).join(' ');

describe('rulings', () => {
  test.each([
    ['a stroke', '50 200 m 150 200 l S', ['h 100 50–150']],
    ['a stroke that leans by less than a pixel', '50 200 m 150 200.3 l S', ['h 100 50–150']],
    ['a thin filled rectangle', '50 199.5 100 1 re f', ['h 100 50–150']],
    ['a thin picture', 'q 100 0 0 1 50 199.5 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q', ['h 100 50–150']],
    ['a dotted line', dots(40, index => `${50 + 2.5 * index} 199.6`), ['h 100 50–148']],
    ['a dotted line that goes down', dots(20, index => `49.6 ${100 + 2.5 * index}`), ['v 50 152–200']],
    [
      'pieces shorter than a dot, where longer ones end',
      '50 199.6 40 0.4 re f 90 199.6 1.9 0.4 re f 91.9 199.6 58.1 0.4 re f',
      ['h 100 50–90', 'h 100 92–150', 'h 100 90–92'],
    ],
    ['no such piece by itself', '50 199.6 40 0.4 re f 95 199.6 1.9 0.4 re f', ['h 100 50–90']],
  ])('%s', async (_, content, expected) => {
    const { rulings } = await readDrawing(`${show('项目', [5, 5])} ${content}`);
    expect(drawn(rulings)).toEqual(expected);
  });

  test('the four sides of a stroked rectangle, and of one with another left out of it', async () => {
    const sides = ['h 100 50–150', 'h 200 50–150', 'v 150 100–200', 'v 50 100–200'];
    expect(drawn((await readDrawing('50 100 100 100 re S')).rulings).sort()).toEqual(sides);
    const { rulings } = await readDrawing('49.5 99.5 101 101 re 50.5 100.5 99 99 re f*');
    expect(drawn(rulings).sort()).toEqual(['h 100 50–151', 'h 200 50–151', 'v 150 100–201', 'v 50 100–201']);
  });

  test.each([
    ['white on white', '1 1 1 RG 50 200 m 150 200 l S'],
    ['oblique', '50 200 m 150 250 l S'],
    ['areas', '50 100 100 100 re f'],
    ['outside what may be drawn on', 'q 0 0 20 20 re W n 50 200 m 150 200 l S Q'],
    ['in a hidden layer', '/OC /MC0 BDC 50 200 m 150 200 l S EMC'],
    ['without end', `50 200 m ${'9'.repeat(40)} 200 l S`],
    ['at infinity', `${'9'.repeat(40)} 200 m ${'9'.repeat(40)} 100 l S`],
    [
      'of a character that is stroked',
      '50 200 m 60 200 l 60 198 l 56 198 l 56 190 l 54 190 l 54 198 l 50 198 l h S',
    ],
    [
      'in the curves of one',
      '50 210 m 50 190 l 60 190 l 62 195 62 205 60 210 c h 52 205 m 58 205 l 58 195 l h S',
    ],
    ['a few dots', dots(3, index => `${50 + 2.5 * index} 199.6`)],
  ])('none: %s', async (_, content) => {
    expect((await readDrawing(content)).rulings).toEqual([]);
  });

  test('white lines on a coloured ground are seen', async () => {
    const { rulings } = await readDrawing('0.8 0.8 0.9 rg 40 150 200 100 re f 1 1 1 RG 50 200 m 150 200 l S');
    expect(drawn(rulings)).toEqual(['h 100 50–150']);
  });

  test('white lines of a table are read on paper, too, where every second row of it is coloured', async () => {
    const row = (y: number) => `40 ${y} 200 30 re f`;
    const ground = `0.8 0.8 0.9 rg ${[150, 210, 270].map(row).join(' ')} 1 1 1 RG`;
    const level = [150, 180, 210, 240, 270, 300].map(y => `40 ${y} m 240 ${y} l S`).join(' ');
    const upright = [120, 150, 180, 210, 240, 270].flatMap(y =>
      [40, 100, 240].map(x => `${x} ${y} m ${x} ${y + 30} l S`),
    );
    const beside = '300 150 m 300 180 l S 40 20 m 240 20 l S';
    const { rulings } = await readDrawing(`${ground} ${level} ${upright.join(' ')} ${beside}`);
    expect(rulings).toHaveLength(6 + 18);
    expect((await readDrawing(`1 1 1 RG ${level} ${upright.join(' ')}`)).rulings).toEqual([]);
  });

  test('are joined where they were drawn in pieces, twice, or double', async () => {
    const pieces = '50 200 m 99 200 l S 101 200 m 150 200 l S 50 201.5 m 150 201.5 l S';
    const { rulings } = await readDrawing(pieces);
    expect(rulings).toHaveLength(3);
    expect(drawn(joinRulings(rulings))).toEqual(['h 99 50–150']);
  });

  test('turn with the page', async () => {
    const { rulings } = await readDrawing({ content: '50 200 m 150 200 l S', rotate: 90 });
    expect(drawn(rulings)).toEqual(['v 200 50–150']);
  });
});
