import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GlyphRun } from '../../src/model.ts';
import { rotatePage, rotationOf } from '../../src/tables/page-rotation.ts';
import { foldRadicals } from '../../src/values/text.ts';
import { hex, readDrawing, show } from '../helpers/drawn-pdf.ts';

const TEXT = '绩效指标';

const texts = (runs: readonly GlyphRun[]) => runs.map(run => run.text);

function near(run: GlyphRun, box: readonly number[], edges: readonly number[]): void {
  for (const [index, side] of run.bbox.entries()) expect(side).toBeCloseTo(box[index]!, 1);
  for (const [index, edge] of run.edges.entries()) expect(edge).toBeCloseTo(edges[index]!, 1);
}

describe('glyphs', () => {
  test('have boxes as high as the em, in points from the top left', async () => {
    const { runs, width, height } = await readDrawing(show('绩效Ab', [100, 200]));
    expect([width, height]).toEqual([400, 300]);
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ text: '绩效Ab', direction: 'right', size: 10 });
    near(runs[0]!, [100, 91.2, 130, 101.2], [100, 110, 120, 125, 130]);
  });

  test('drawn by one instruction or by many are the same, but for where these begin', async () => {
    const whole = await readDrawing(show(TEXT, [100, 200]));
    await fc.assert(
      fc.asyncProperty(fc.subarray([1, 2, 3]), async cuts => {
        const bounds = [0, ...cuts, 4];
        const parts = bounds.slice(1).map((end, index) => {
          const from = bounds[index]!;
          return show(TEXT.slice(from, end), [100 + 10 * from, 200]);
        });
        const { starts = [], ...run } = (await readDrawing(parts.join('\n'))).runs[0]!;
        expect(run).toEqual(whole.runs[0]);
        expect(starts).toEqual(cuts);
      }),
      { numRuns: 8, seed: 1 },
    );
  });

  test('move and grow with the coordinate system', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(0.5, 1, 2),
        async (x, y, scale) => {
          const drawn = `q ${scale} 0 0 ${scale} ${x} ${y} cm ${show(TEXT, [20, 30])} Q`;
          const [run] = (await readDrawing(drawn)).runs;
          const [left, base] = [x + 20 * scale, 300 - y - 30 * scale];
          expect(run!.size).toBeCloseTo(10 * scale, 3);
          const edges = [0, 1, 2, 3, 4].map(n => left + 10 * n * scale);
          near(run!, [left, base - 8.8 * scale, edges[4]!, base + 1.2 * scale], edges);
        },
      ),
      { numRuns: 8, seed: 1 },
    );
  });

  test('apart from one another make runs of their own; spaces around them are none', async () => {
    const { runs } = await readDrawing(`BT /F1 10 Tf 50 200 Td [ ${hex('分 ')} -3000 ${hex(' 值')} ] TJ ET`);
    expect(texts(runs)).toEqual(['分', '值']);
  });

  test.each([
    [0, 'right'],
    [90, 'down'],
    [180, 'left'],
    [270, 'up'],
  ] as const)(
    'on a page turned by %i degrees run %s, and stand upright when it is turned back',
    async (rotate, direction) => {
      const page = await readDrawing({ content: show(TEXT, [100, 200]), rotate });
      expect([page.width, page.height]).toEqual(rotate % 180 === 0 ? [400, 300] : [300, 400]);
      expect(page.runs[0]!.direction).toBe(direction);
      const upright = rotatePage(page, rotationOf(page));
      expect([upright.width, upright.height]).toEqual([400, 300]);
      near(upright.runs[0]!, [100, 91.2, 140, 101.2], [100, 110, 120, 130, 140]);
    },
  );
});

describe('what is not seen', () => {
  test.each([
    ['invisible text, as scanners add it', `3 Tr ${show(TEXT, [50, 200])}`],
    ['white text on white paper', `1 1 1 rg ${show(TEXT, [50, 200])}`],
    ['text off the page', show(TEXT, [50, 400])],
    ['text outside what may be drawn on', `q 0 0 20 20 re W n ${show(TEXT, [50, 200])} Q`],
    ['a hidden layer', `/OC /MC0 BDC ${show(TEXT, [50, 200])} EMC`],
  ])('%s', async (_, content) => {
    const { runs } = await readDrawing(`${show('项目', [50, 100])} ${content}`);
    expect(texts(runs)).toEqual(['项目']);
  });

  test('but white text on a dark ground is', async () => {
    const ground = '0.2 0.3 0.6 rg 40 190 100 30 re f 1 1 1 rg';
    expect(texts((await readDrawing(`${ground} ${show(TEXT, [50, 200])}`)).runs)).toEqual([TEXT]);
  });

  test('the second print of a text that is printed twice, a hair apart', async () => {
    const twice = `${show(TEXT, [50, 200])} ${show(TEXT, [50.4, 200])}`;
    expect(texts((await readDrawing(twice)).runs)).toEqual([TEXT]);
    const below = `${show('100', [50, 200])} ${show('100', [50, 180])}`;
    expect(texts((await readDrawing(below)).runs)).toEqual(['100', '100']);
  });
});

describe('what is doubted', () => {
  test('text that the edge of its cell cuts off', async () => {
    const { runs } = await readDrawing(`q 40 190 30 30 re W n ${show(TEXT, [50, 200])} Q`);
    expect(runs).toMatchObject([{ text: '绩效', doubt: 'clipped' }]);
  });

  test('glyphs whose meaning no form prints', async () => {
    const meanings = { 绩: '\u0003', 效: '\u1234', 指: '指', 标: '标' };
    const { runs } = await readDrawing({ content: show(TEXT, [50, 200], 'F2'), meanings });
    expect(runs).toMatchObject([{ text: '\uFFFD\uFFFD指标', doubt: 'broken-unicode' }]);
  });

  test('Chinese characters that claim to be digits, where digits are narrow', async () => {
    const meanings = { 绩: '7', 效: '效', '8': '8' };
    const { runs } = await readDrawing({ content: show('8绩效', [50, 200], 'F2'), meanings });
    expect(runs).toMatchObject([{ text: '8\uFFFD效', doubt: 'broken-unicode' }]);
  });

  test('but not an accent, nor a letter beside a lost ligature, in a font of a Western text', async () => {
    const alphabet = 'abcdefghijklmnopqrs';
    const own = Object.fromEntries([...alphabet].map(letter => [letter, letter]));
    const meanings = { ...own, u: 'é', 效: 'h' };
    const { runs } = await readDrawing({ content: show(`${alphabet}u效e`, [50, 200], 'F2'), meanings });
    expect(runs).toMatchObject([{ text: `${alphabet}é\uFFFDe`, doubt: 'broken-unicode' }]);
  });

  test('but radicals stand for characters, and are kept as printed', async () => {
    const { runs } = await readDrawing({
      content: show('目的', [50, 200], 'F2'),
      meanings: { 目: '⽬', 的: '的' },
    });
    expect(texts(runs)).toEqual(['⽬的']);
    expect(runs[0]!.doubt).toBeUndefined();
    expect(foldRadicals(runs[0]!.text)).toBe('目的');
  });
});
