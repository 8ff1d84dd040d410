import type { Bilingual, CurrencyUnit } from '../../model.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven, type RuleLeaf } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { add, type Decimal, decimal, isWithin } from '../support/arithmetic.ts';
import { type CostRow, costRows, inYuan, mixUps } from '../support/cost-rows.ts';
import { hasMixedUnits } from '../support/mixed-units.ts';
import { ADJUSTED, EXECUTED, moneyText } from '../support/money-columns.ts';

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
    example(
      { zh: '成本目标 ≤80万元，预算 100万元', en: 'cost target ≤80万元, budget 100万元' },
      { rows: [{ ...cost, target: '≤80万元', actual: '100万元' }] },
      ['/indicators/0/target'],
    ),
    example(
      { zh: '目标与实际都不符：只报告一次', en: 'target and actual both differ: one finding' },
      { rows: [{ ...cost, target: '≤80万元', actual: '70万元' }] },
      ['/indicators/0/target'],
    ),
    example(
      { zh: '单位混用，由“元与万元”报告', en: '元 for 万元: reported by unit-mix-up' },
      { rows: [{ ...cost, target: '≤100元', actual: '100元' }] },
    ),
    example(
      { zh: '60 + 40 = 100', en: '60 + 40 = 100' },
      {
        rows: [
          { ...cost, target: '≤60万元', actual: '60万元' },
          { ...cost, target: '≤40万元', actual: '40万元' },
        ],
      },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const { rows, money, form } = view;
  const costs = costRows(rows);
  if (!money || form.currencyUnit === null || costs.length === 0) return [];
  if (hasMixedUnits(view) || mixUps(view).length > 0) return [];
  return (
    difference({
      costs,
      field: 'target',
      amount: money.adjustedBudget,
      label: ADJUSTED,
      unit: form.currencyUnit,
    }) ??
    difference({
      costs,
      field: 'actual',
      amount: money.executed,
      label: EXECUTED,
      unit: form.currencyUnit,
    }) ??
    []
  );
}

type Side = {
  readonly costs: readonly CostRow[];
  readonly field: 'target' | 'actual';
  readonly amount: RuleLeaf<Decimal>;
  readonly label: Bilingual;
  readonly unit: CurrencyUnit;
};

/** The targets against the budget; only where they agree the actuals against what was spent: one cause. */
function difference({ costs, field, amount, label, unit }: Side): readonly Found[] | null {
  const values = costs.flatMap(each => each[field] ?? []);
  if (!isGiven(amount) || values.length < costs.length) return null;
  const [sum, block] = [add(values), inYuan(amount.value, unit)];
  if (block.lte(0) || isWithin(sum, block, ROUNDING)) return null;
  const own = moneyText(sum.div(unit === 'yuan' ? 1 : 10_000), unit);
  const wanted = moneyText(amount.value, unit);
  const column = field === 'target' ? { zh: '目标值', en: 'targets' } : { zh: '实际值', en: 'actuals' };
  return [
    {
      at: [...costs.map(({ row }) => row[field].at), amount.at],
      message: {
        zh: `成本指标${column.zh}合计 ${own.zh}，${label.zh} ${wanted.zh}，不一致。请核对成本指标是否完整。`,
        en: `The ${column.en} of cost indicators add up to ${own.en}, the ${label.en} is ${wanted.en}. See whether costs are missing.`,
      },
      expected: wanted.zh,
      found: own.zh,
    },
  ];
}
