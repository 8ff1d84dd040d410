import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../../src/model.ts';
import { isPrintedOver, overprinted } from '../../src/tables/overprint.ts';
import { glyphsOf, linesOf } from '../../src/tables/phrases.ts';

function run(text: string, x: number, y = 100): GlyphRun {
  const edges = Array.from({ length: text.length + 1 }, (_, index) => x + 10 * index);
  return { text, bbox: [x, y, edges.at(-1)!, y + 10], edges, direction: 'right', size: 10 };
}

describe('runs printed over each other', () => {
  it('are the text that is too long for its cell and the one that it runs into', () => {
    const [long, next] = [run('绩效指标', 92), run('一级指标', 113)];
    expect([...overprinted([next, long])]).toEqual(expect.arrayContaining([long, next]));
  });

  it('are not those that touch, stand apart, or on other lines', () => {
    const touching = [run('绩效指标', 92), run('一级指标', 131)];
    const below = [run('绩效指标', 92), run('一级指标', 113, 106)];
    expect(overprinted(touching).size + overprinted(below).size).toBe(0);
  });
});

describe('a cell with one text printed over another', () => {
  const linesAt = (...runs: readonly GlyphRun[]) => linesOf(runs.flatMap(glyphsOf));

  it.each([
    ['on its line', [run('3000', 100), run('系统导出', 104)]],
    ['across it', [run('城市书房', 100), run('内部资料', 112, 104)]],
  ])('is in doubt: %s', (_, runs) => {
    expect(isPrintedOver(linesAt(...runs))).toBe(true);
  });

  it.each([
    ['texts that touch', [run('3000', 100), run('页', 139)]],
    ['lines close to each other', [run('城市书房', 100), run('运营', 100, 108)]],
    ['a raised figure behind a number', [run('97', 100), { ...run('2', 120, 96), size: 6 }]],
  ])('is not: %s', (_, runs) => {
    expect(isPrintedOver(linesAt(...runs))).toBe(false);
  });
});
