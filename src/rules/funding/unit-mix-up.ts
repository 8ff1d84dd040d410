import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { mixUps } from '../support/cost-rows.ts';
import { measureText } from '../support/met.ts';
import { hasMixedUnits } from '../support/mixed-units.ts';
import { moneyText } from '../support/money-columns.ts';

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
    zh: '元与万元混用，金额便失去可比性。',
    en: 'With 元 for 万元 no amount can be compared.',
  },
  examples: [
    example(
      { zh: '资金 268 万元，总成本 ≤268元', en: 'funding 268 万元, total cost ≤268元' },
      { money: ['268', '268', '268'], rows: [{ ...cost, target: '≤268元', actual: '268元' }] },
      ['/indicators/0/target'],
    ),
    example(
      { zh: '资金 2680000 元，总成本 ≤268万元', en: 'funding 2680000 元, total cost ≤268万元' },
      {
        currency: 'yuan',
        money: ['2680000', '2680000', '2680000'],
        rows: [{ ...cost, target: '≤268万元', actual: '268万元' }],
      },
    ),
    example(
      { zh: '单价不比较', en: 'a price per piece is not compared' },
      { money: ['268', '268', '268'], rows: [{ ...cost, name: '单次检测成本', target: '≤268元' }] },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  if (hasMixedUnits(view)) return [];
  return mixUps(view).flatMap(({ row, field, money, label }) => {
    if (!isGiven(money)) return [];
    const own = measureText(row[field]);
    const block = moneyText(money.value, view.form.currencyUnit);
    return {
      at: [row[field].at, money.at],
      message: {
        zh: `“${nameOf(row)}”${field === 'target' ? '目标' : '实际'}“${own}”，而${label.zh}为 ${block.zh}，相差约一万倍。请核对“元”与“万元”。`,
        en: `“${nameOf(row)}” is ${own}, but the ${label.en} is ${block.en}: about ten thousand times apart. Check 元 against 万元.`,
      },
      expected: block.zh,
      found: own,
    };
  });
}
