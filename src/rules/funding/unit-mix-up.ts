import type { Bilingual } from '../../model.ts';
import { type Decimal, exact, shown } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import { costRows, inYuan } from '../cost-rows.ts';
import type { FormView } from '../form-view.ts';
import { isGiven, type Leaf } from '../leaf.ts';
import { ADJUSTED, EXECUTED, INITIAL } from '../money-columns.ts';
import { nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

const cost = { under: '产出/成本', name: '项目总成本' };

export const fundingUnitMixUp: Rule = {
  id: 'funding/unit-mix-up',
  severity: 'warning',
  statement: {
    zh: '成本总额与资金额相差约一万倍（各按自己的单位换算后）',
    en: 'a total cost is 9,000 to 11,000 times too large or too small against the funding block',
  },
  basis: EVALUATION,
  why: {
    zh: '元与万元混用，是最常见的填报错误之一。',
    en: 'Yuan for ten thousand yuan is among the commonest slips.',
  },
  examples: [
    {
      title: { zh: '资金 268 万元，总成本 ≤268元', en: 'funding 268 万元, total cost ≤268元' },
      forms: [form({ money: ['268', '268', '268'], rows: [{ ...cost, target: '≤268元', actual: '268元' }] })],
      finds: ['/forms/0/data/indicators/0/target'],
    },
    {
      title: { zh: '资金 2680000 元，总成本 ≤268万元', en: 'funding 2680000 元, total cost ≤268万元' },
      forms: [
        form({
          currency: 'yuan',
          money: ['2680000', '2680000', '2680000'],
          rows: [{ ...cost, target: '≤268万元', actual: '268万元' }],
        }),
      ],
      finds: [],
    },
    {
      title: { zh: '单价不比较', en: 'a price per piece is not compared' },
      forms: [
        form({ money: ['268', '268', '268'], rows: [{ ...cost, name: '单次检测成本', target: '≤268元' }] }),
      ],
      finds: [],
    },
  ],
  check: eachForm(check),
};

type Pair = { readonly field: 'target' | 'actual'; readonly money: Leaf<Decimal>; readonly label: Bilingual };

function check({ rows, money, form: { currencyUnit } }: FormView): readonly Found[] {
  if (!money || currencyUnit === null) return [];
  const pairs: readonly Pair[] = [
    { field: 'target', money: money.adjustedBudget, label: ADJUSTED },
    { field: 'target', money: money.initialBudget, label: INITIAL },
    { field: 'actual', money: money.executed, label: EXECUTED },
  ];
  return costRows(rows).flatMap(cost => {
    const off = pairs.find(pair => isMixedUp(cost[pair.field], pair, currencyUnit));
    const value = off && cost[off.field];
    if (!off || !value || !isGiven(off.money)) return [];
    const [own, block] = [shown(value), exact(inYuan(off.money.value, currencyUnit))];
    return [
      {
        at: [cost.row[off.field].at, off.money.at],
        message: {
          zh: `“${nameOf(cost.row)}”为 ${own} 元，而${off.label.zh}为 ${block} 元，相差约一万倍。请核对“元”与“万元”。`,
          en: `“${nameOf(cost.row)}” is ${own} yuan, but the ${off.label.en} is ${block} yuan: about ten thousand times apart. Check 元 against 万元.`,
        },
        expected: block,
        found: own,
      },
    ];
  });
}

function isMixedUp(value: Decimal | null, { money }: Pair, unit: 'yuan' | 'wan-yuan'): boolean {
  if (!value || value.lte(0) || !isGiven(money) || money.value.lte(0)) return false;
  const ratio = value.div(inYuan(money.value, unit));
  const times = ratio.lt(1) ? ratio.pow(-1) : ratio;
  return times.gte(9_000) && times.lte(11_000);
}
