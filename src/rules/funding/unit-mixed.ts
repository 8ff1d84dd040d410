import type { Bilingual } from '../../model.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { type Decimal, exact } from '../support/arithmetic.ts';
import { mixedUnits } from '../support/mixed-units.ts';
import { moneyText } from '../support/money-columns.ts';

export const fundingUnitMixed: Rule = {
  id: 'funding/unit-mixed',
  severity: 'error',
  statement: {
    zh: '同一资金表内“元”与“万元”混用',
    en: '元 and 万元 inside one funding block',
  },
  basis: EVALUATION,
  why: {
    zh: '单位混用，执行率便相差一万倍。',
    en: 'With two units in one block the rate is ten thousand times off.',
  },
  examples: [
    example(
      { zh: '预算 268，执行 2645400', en: 'budget 268, executed 2645400' },
      { money: ['268', '268', '2645400', '10', '987089.55', '10'] },
      ['/funding/0/executed'],
    ),
    example(
      { zh: '预算 2680000，执行 264.54，执行率 98.71%', en: 'budget 2680000, executed 264.54, rate 98.71%' },
      { currency: 'yuan', money: ['2680000', '2680000', '264.54', '10', '98.71', '9.87'] },
      ['/funding/0/executed'],
    ),
    example(
      { zh: '年初 268，全年 2680000', en: 'initial 268, adjusted 2680000' },
      { money: ['268', '2680000', '2680000', '10', '100', '10'] },
      ['/funding/0/adjustedBudget'],
    ),
    example(
      { zh: '总额 100，来源 1000000', en: 'total 100, its part 1000000' },
      { parts: [['1000000', '1000000', '1000000']] },
      ['/funding/1/initialBudget'],
    ),
    example(
      { zh: '执行很少：1000000 中的 95', en: 'little was spent: 95 of 1000000' },
      {
        currency: 'yuan',
        money: ['1000000', '1000000', '95', '10', '0.01', '0'],
      },
    ),
    example(
      { zh: '超预算两倍', en: 'twice the budget' },
      { money: ['100', '100', '200', '10', '200', '10'] },
    ),
    example(
      { zh: '预算追加十倍', en: 'the budget grew tenfold' },
      { money: ['10', '100', '100', '10', '100', '10'] },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const mixed = mixedUnits(view);
  if (!mixed || !isGiven(mixed.guilty) || !isGiven(mixed.other)) return null;
  const { guilty, other, labels } = mixed;
  const [own, wanted] = [guilty, other].map(leaf =>
    moneyText(leaf.value ?? guilty.value, view.form.currencyUnit),
  );
  const [first, second] = labels;
  const times = timesApart(guilty.value, other.value);
  return {
    at: [guilty.at, other.at],
    message: {
      zh: `${first.zh}为 ${own?.zh}，${second.zh}为 ${wanted?.zh}，相差${times.zh}倍。请核对“元”与“万元”，统一单位。`,
      en: `The ${first.en} is ${own?.en}, the ${second.en} is ${wanted?.en}: ${times.en} times apart. Check 元 against 万元.`,
    },
    found: own?.zh ?? null,
  };
}

/** How many times the one is the other, in whole numbers. */
function timesApart(a: Decimal, b: Decimal): Bilingual {
  const times = a.gt(b) ? a.div(b) : b.div(a);
  const whole = exact(times.toDecimalPlaces(0));
  return times.eq(whole) ? { zh: ` ${whole} `, en: whole } : { zh: `约 ${whole} `, en: `about ${whole}` };
}
