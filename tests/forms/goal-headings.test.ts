import { expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Form } from '../../src/model.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { settled, subjectOf } from '../helpers/judged.ts';

/** A form read from a picture, in which one text was read so surely. */
function read(heads: string, garbled: string, confidence = 0.3): Form {
  const grid = gridOf(`
    项目名称 | 城市公园养护 | < | < | < | < | <
    项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | <
    年度资金总额 | 100 | 100 | 10 | 100% | 10 | <
    年度总体目标 | ${heads}
    ^ | 养护公园三十公顷，草木成活 | < | < | 养护公园三十一公顷，草木成活 | < | <
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
    产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 90 | 90
    总分 | < | < | < | < | 100 | 100`);
  const cells = grid.cells.map(cell => ({
    ...cell,
    lines: cell.lines.map(line => ({
      ...line,
      reading: { confidence: line.text === garbled ? confidence : 0.99, candidates: [] },
    })),
  }));
  const [found] = findForms(
    { grids: [{ ...grid, cells }], lines: linesAbove('项目支出绩效自评表') },
    lexicon(),
  );
  return settled(subjectOf(found!));
}

const GOAL = { expected: '养护公园三十公顷，草木成活', actual: '养护公园三十一公顷，草木成活' };

test.each([
  ['年初设定具际义', '年初设定具际义 | < | < | 实际完成情况 | < | <', 'expected'],
  ['买示宅成', '预期目标 | < | < | 买示宅成 | < | <', 'actual'],
] as const)(
  'a heading that a signature made %s is the other one of its pair, and its text wants a look',
  (garbled, heads, side) => {
    const form = read(heads, garbled);
    expect(form.data.goals).toEqual([GOAL]);
    expect(form.evidence[`/goals/0/${side}`]).toMatchObject({ review: true });
  },
);

test('what stands below a heading that is none is no line of the budget', () => {
  const form = read('甲乙丙丁 | < | < | 实际完成情况 | < | <', '甲乙丙丁', 0.99);
  expect(form.data.funding.map(({ label }) => label)).toEqual(['年度资金总额']);
});
