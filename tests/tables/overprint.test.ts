import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../../src/model.ts';
import { overprinted } from '../../src/tables/overprint.ts';

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
