import type { Bilingual } from '../../model.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView, FundingRow } from '../form-view.ts';
import { isBlank, isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import {
  CENT,
  type Decimal,
  decimal,
  exact,
  isWithin,
  round2,
  roundTo,
  shown,
} from '../support/arithmetic.ts';
import { executionPoints, executionRate, printedRates } from '../support/execution.ts';
import { hasMixedUnits } from '../support/mixed-units.ts';
import { hasExecutionRow } from '../support/sums.ts';
import { isScoredWithoutBudget } from '../support/zero-budget.ts';

export const fundingExecutionScore: Rule = {
  id: 'funding/execution-score',
  severity: 'error',
  statement: {
    zh: '执行率得分应等于分值 × 执行率（不低于 0，不超过分值）；有资金而未计分为警告',
    en: 'execution score = weight × rate, from 0 to the weight; blank although money is there: warning',
  },
  basis: EVALUATION,
  why: {
    zh: '预算执行率按比例计分，没有酌情的余地。',
    en: 'The execution rate is scored in proportion; there is nothing to judge.',
  },
  examples: [
    example(
      { zh: '10 × 98.71%，得 10 分', en: '10 × 98.71%, scored 10' },
      { money: ['268', '268', '264.54', '10', '98.71', '10'] },
      ['/funding/0/score'],
    ),
    example(
      { zh: '有资金，得分空白', en: 'money is there, the score is blank' },
      { money: ['100', '100', '90', '10', '90.00', null] },
      ['/funding/0/score'],
    ),
    example(
      { zh: '执行率 103.64%，得满分 10', en: 'rate 103.64%, the full 10' },
      { money: ['100', '100', '103.64', '10', '103.64', '10'] },
    ),
    example(
      { zh: '执行数为负，得 0 分', en: 'executed below zero, scored 0' },
      { money: ['100', '100', '-5', '10', '-5.00', '0'] },
    ),
    example(
      { zh: '得分保留一位小数：9.9', en: 'one decimal: 9.9' },
      { money: ['268', '268', '264.54', '10', '98.71', '9.9'] },
    ),
    example(
      { zh: '表中不对执行率计分', en: 'the form does not score the rate' },
      { money: ['100', '100', '90', null, '90.00', null], without: ['maxScore', 'score'] },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const { money, scoreUnit } = view;
  if (hasMixedUnits(view) || isScoredWithoutBudget(view)) return null;
  if (!money || !isGiven(money.maxScore) || money.maxScore.value.lte(0) || hasExecutionRow(view)) return null;
  if (isBlank(money.score)) return unscored(money, money.maxScore.value);
  const rates = ratesOf(view, money);
  if (!isGiven(money.score) || rates.length === 0) return null;
  return compareScore({ money, weight: money.maxScore.value, score: money.score.value, rates, scoreUnit });
}

function unscored(money: FundingRow, weight: Decimal): Found | null {
  const rate = executionRate(money);
  if (!rate || rate.lte(0)) return null;
  const expected = shown(executionPoints(weight, rate));
  return {
    at: [money.score.at],
    severity: 'warning',
    message: {
      zh: `执行率得分空白，分值 ${exact(weight)} × 执行率 ${shown(rate)}% ${product(weight, rate).zh}。请补填得分。`,
      en: `The execution score is blank; weight ${exact(weight)} × rate ${shown(rate)}% ${product(weight, rate).en}. Fill it in.`,
    },
    expected,
  };
}

/** from the amounts, and as printed: the rate has a rule of its own */
function ratesOf({ form: { data, evidence } }: FormView, money: FundingRow): readonly Decimal[] {
  const row = data.funding.findIndex(line => line.line === 'total');
  const own = executionRate(money);
  const printed = printedRates(money, evidence[`/funding/${row}/executionRate`]?.text ?? null);
  return own ? [own, ...printed] : printed;
}

type Scored = {
  readonly money: FundingRow;
  readonly weight: Decimal;
  readonly score: Decimal;
  readonly rates: readonly Decimal[];
  readonly scoreUnit: Decimal;
};

function compareScore({ money, weight, score, rates, scoreUnit }: Scored): Found | null {
  const isRight = (points: Decimal) =>
    isWithin(score, round2(points), CENT) || score.eq(roundTo(points, scoreUnit));
  if (rates.some(rate => isRight(executionPoints(weight, rate)))) return null;
  const rate = rates[0] ?? decimal(0);
  const expected = shown(executionPoints(weight, rate));
  return {
    at: [money.score.at, money.executionRate.at, money.maxScore.at],
    message: {
      zh: `执行率得分填列为 ${exact(score)} 分，而分值 ${exact(weight)} × 执行率 ${shown(rate)}% ${product(weight, rate).zh}。请按公式重新计分。`,
      en: `The execution score is ${exact(score)}, but weight ${exact(weight)} × rate ${shown(rate)}% ${product(weight, rate).en}. Score it by formula.`,
    },
    expected,
    found: exact(score),
  };
}

/** `≈ 9.87 分`, `= 10 分（以分值为限）`: what is written is true as printed. */
function product(weight: Decimal, rate: Decimal): Bilingual {
  const score = executionPoints(weight, rate);
  const own = weight.times(round2(rate)).div(100);
  if (!score.eq(weight.times(rate).div(100))) {
    const bound = score.isZero()
      ? { zh: '不低于 0 分', en: 'not below 0' }
      : { zh: '以分值为限', en: 'capped at the weight' };
    return { zh: `= ${shown(score)} 分（${bound.zh}）`, en: `= ${shown(score)} (${bound.en})` };
  }
  const sign = own.eq(round2(score)) ? '=' : '≈';
  return { zh: `${sign} ${shown(score)} 分`, en: `${sign} ${shown(score)}` };
}
