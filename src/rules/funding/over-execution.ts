import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { hasMixedUnits } from '../support/mixed-units.ts';
import { moneyText } from '../support/money-columns.ts';

export const fundingOverExecution: Rule = {
  id: 'funding/over-execution',
  severity: 'warning',
  statement: { zh: '全年执行数大于全年预算数', en: 'executed > adjusted budget' },
  basis: EVALUATION,
  why: {
    zh: '超预算支出须有调整依据。',
    en: 'Spending over the budget needs an adjustment on paper.',
  },
  examples: [
    example(
      { zh: '预算 329.77，执行 338.31', en: 'budget 329.77, executed 338.31' },
      { money: ['329.77', '329.77', '338.31', '10', '102.59', '10'] },
      ['/funding/0/executed'],
    ),
    example({ zh: '执行数等于预算数', en: 'executed as budgeted' }, {}),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const { money, form } = view;
  if (!money || hasMixedUnits(view)) return null;
  const { adjustedBudget, executed } = money;
  if (!isGiven(adjustedBudget) || !isGiven(executed) || executed.value.lte(adjustedBudget.value)) return null;
  const [budget, spent, over] = [
    adjustedBudget.value,
    executed.value,
    executed.value.minus(adjustedBudget.value),
  ].map(amount => moneyText(amount, form.currencyUnit));
  return {
    at: [executed.at, adjustedBudget.at],
    message: {
      zh: `全年执行数 ${spent?.zh}，大于全年预算数 ${budget?.zh}，超出 ${over?.zh}。请核对，或补充预算调整依据。`,
      en: `Executed ${spent?.en} exceeds the adjusted budget ${budget?.en} by ${over?.en}. Check, or show the adjustment.`,
    },
    expected: `≤ ${exact(adjustedBudget.value)}`,
    found: exact(executed.value),
  };
}
