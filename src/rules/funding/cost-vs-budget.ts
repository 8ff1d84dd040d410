import type { Bilingual } from '../../model.ts';
import { add, type Decimal, decimal, isWithin, shown } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import { costRows, inYuan } from '../cost-rows.ts';
import type { FormView } from '../form-view.ts';
import { isGiven, type Leaf } from '../leaf.ts';
import { ADJUSTED, EXECUTED } from '../money-columns.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

const cost = { under: '产出/成本', name: '项目总成本' };

/** amounts in 万元 are printed with two decimals: half of 0.01 万元, in yuan */
const ROUNDING = decimal(50);

export const fundingCostVsBudget: Rule = {
  id: 'funding/cost-vs-budget',
  severity: 'info',
  statement: {
    zh: '成本指标合计与全年预算数（执行数）不一致',
    en: 'the sum of cost targets differs from the adjusted budget, or of cost actuals from the executed amount',
  },
  basis: EVALUATION,
  why: {
    zh: '成本指标应覆盖项目资金；不一致时看差在哪里。',
    en: 'Cost indicators should cover the money; where they do not, see what is missing.',
  },
  examples: [
    {
      title: { zh: '成本目标 ≤80万元，预算 100万元', en: 'cost target ≤80万元, budget 100万元' },
      forms: [form({ rows: [{ ...cost, target: '≤80万元', actual: '100万元' }] })],
      finds: ['/forms/0/data/indicators/0/target'],
    },
    {
      title: { zh: '60 + 40 = 100', en: '60 + 40 = 100' },
      forms: [
        form({
          rows: [
            { ...cost, target: '≤60万元', actual: '60万元' },
            { ...cost, target: '≤40万元', actual: '40万元' },
          ],
        }),
      ],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows, money, form: { currencyUnit } }: FormView): readonly Found[] {
  const costs = costRows(rows);
  if (!money || currencyUnit === null || costs.length === 0) return [];
  const differs = (field: 'target' | 'actual', amount: Leaf<Decimal>, label: Bilingual): readonly Found[] => {
    if (!isGiven(amount)) return [];
    const values = costs.flatMap(each => each[field] ?? []);
    const [sum, block] = [add(values), inYuan(amount.value, currencyUnit)];
    if (values.length < costs.length || block.lte(0) || isWithin(sum, block, ROUNDING)) return [];
    return [
      {
        at: [...costs.map(({ row }) => row[field].at), amount.at],
        message: {
          zh: `成本指标合计 ${shown(sum)} 元，${label.zh} ${shown(block)} 元，不一致。请核对成本指标是否完整。`,
          en: `Cost indicators add up to ${shown(sum)} yuan, the ${label.en} is ${shown(block)} yuan. See whether costs are missing.`,
        },
        expected: shown(block),
        found: shown(sum),
      },
    ];
  };
  return [
    ...differs('target', money.adjustedBudget, ADJUSTED),
    ...differs('actual', money.executed, EXECUTED),
  ];
}
