import { expect, test } from 'vitest';
import type { Grid } from '../../src/model.ts';
import { repeatedRows, withoutRepeats, withRepeats } from '../../src/tables/repeated-headings.ts';
import { gridOf } from '../helpers/grid-of.ts';

const UPPER = gridOf(`
  一级指标 | 二级指标 | 三级指标 | 指标值 | 得分
  产出指标 | 数量指标 | 保障人数 | 明显   | 10`);

/** the upper part again, or one like it, as readers of pictures give it */
function pictured(grid: Grid): Grid {
  const reading = { confidence: 0.9, candidates: [] };
  const cells = grid.cells.map(cell => ({ ...cell, lines: cell.lines.map(line => ({ ...line, reading })) }));
  return { ...grid, cells };
}

const headed = (first: string) =>
  gridOf(`
    ${first}  | 二级指标 | 三级指标 | 指标值 | 得分
    效益指标 | 社会效益 | 办学条件 | 改善   | 9`);

test('headings are printed again word for word', () => {
  expect(repeatedRows(UPPER, headed('一级指标'))).toBe(1);
  expect(repeatedRows(UPPER, headed('--级指标'))).toBe(0);
});

test('in a picture one of them may be misread, and has its place with the one that it repeats', () => {
  const lower = pictured(headed('--级指标'));
  expect(repeatedRows(UPPER, lower)).toBe(1);
  expect(withoutRepeats(UPPER, lower, 1).cells.map(({ text }) => text)).not.toContain('--级指标');
  const first = withRepeats(UPPER, lower, 1).cells.find(({ text }) => text === '一级指标');
  expect(first?.lines.map(({ text }) => text)).toContain('--级指标');
});

test('two that differ are another row', () => {
  const lower = pictured(gridOf('--级指标 | 二级指标 | 三级指标 | 指标 | 得分'));
  expect(repeatedRows(UPPER, lower)).toBe(0);
});
