import { expect, test } from 'vitest';
import { formsOf } from '../helpers/forms-of.ts';

const INDICATORS = `
  一级指标 | 二级指标 | <  | 三级指标   | < | 年度指标值 | < | 实际完成值 | < | 分值 | 得分
  产出指标 | 数量指标 | <  | 造林面积   | < | ≥30公顷    | < | 31公顷     | < | 90   | 90
`;

/** Headings and amounts keep to edges of their own, as alignment alone tells them. */
const budgets = {
  'a heading begins over the labels': `
  项目名称 | <        | 造林     | <          | <          | <      | < | <          | <  | <      | <
  项目资金（元） |    | 年初预算数 | <        | 全年预算数 | <      | < | 全年执行数 | <  | 分值   | 得分
  ^        | 资金总额 | <        | 532.00     | <          | 705.00 | < | <          | 704.00 | 10 | 9.99
`,
  'amounts begin before their headings': `
  项目名称 | <        | 造林     | <          | <          | <      | < | <          | <  | <      | <
  项目资金（元） |    | <        | 年初预算数 | 全年预算数 | <      | 全年执行数 | < | 分值 | 得分 | <
  ^        | 资金总额 | <        | 532.00     | <          | 705.00 | 704.00     | < | 10   | 9.99 | <
`,
};

for (const [name, budget] of Object.entries(budgets)) {
  test(`${name}: each has the one in its order`, () => {
    const [form] = formsOf(budget.trimEnd() + INDICATORS);
    expect(form!.data.funding).toMatchObject([
      {
        initialBudget: '532.00',
        adjustedBudget: '705.00',
        executed: '704.00',
        maxScore: '10',
        score: '9.99',
      },
    ]);
  });
}
