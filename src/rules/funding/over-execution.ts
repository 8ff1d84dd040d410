import { exact } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const fundingOverExecution: Rule = {
  id: 'funding/over-execution',
  severity: 'warning',
  statement: { zh: '全年执行数大于全年预算数', en: 'executed > adjusted budget' },
  basis: EVALUATION,
  why: {
    zh: '超预算支出须有调整手续；或是预算数填错。',
    en: 'Spending over the budget needs an adjustment on paper; or the budget was entered wrongly.',
  },
  examples: [
    {
      title: { zh: '预算 329.77，执行 338.31', en: 'budget 329.77, executed 338.31' },
      forms: [form({ money: ['329.77', '329.77', '338.31', '10', '102.59', '10'] })],
      finds: ['/forms/0/data/funding/0/executed'],
    },
    { title: { zh: '执行数等于预算数', en: 'executed as budgeted' }, forms: [form()], finds: [] },
  ],
  check: eachForm(check),
};

function check({ money }: FormView): readonly Found[] {
  if (!money) return [];
  const { adjustedBudget, executed } = money;
  if (!isGiven(adjustedBudget) || !isGiven(executed) || executed.value.lte(adjustedBudget.value)) return [];
  const [budget, spent] = [exact(adjustedBudget.value), exact(executed.value)];
  const over = exact(executed.value.minus(adjustedBudget.value));
  return [
    {
      at: [executed.at, adjustedBudget.at],
      message: {
        zh: `全年执行数 ${spent} 大于全年预算数 ${budget}，超出 ${over}。请核对，或补充调整依据。`,
        en: `Executed ${spent} exceeds the adjusted budget ${budget} by ${over}. Check, or show the adjustment.`,
      },
      expected: `≤ ${budget}`,
      found: spent,
    },
  ];
}
