import { CENT, type Decimal, decimal, exact, isWithin, round2, shown } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import { executionRate, printedRates } from '../execution.ts';
import type { FormView, FundingRow } from '../form-view.ts';
import { isBlank, isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { hasExecutionRow } from '../sums.ts';

export const fundingExecutionScore: Rule = {
  id: 'funding/execution-score',
  severity: 'error',
  statement: {
    zh: '执行率得分应等于分值 × 执行率（不超过分值）；有资金而未计分为提示',
    en: 'execution score = weight × rate, capped at the weight; blank although money is there: warning',
  },
  basis: EVALUATION,
  why: {
    zh: '预算执行率按比例计分，没有酌情的余地。',
    en: 'The execution rate is scored in proportion; there is nothing to judge.',
  },
  examples: [
    {
      title: { zh: '10 × 98.71%，得 10 分', en: '10 × 98.71%, scored 10' },
      forms: [form({ money: ['268', '268', '264.54', '10', '98.71', '10'] })],
      finds: ['/forms/0/data/funding/0/score'],
    },
    {
      title: { zh: '有资金，得分空白', en: 'money is there, the score is blank' },
      forms: [form({ money: ['100', '100', '90', '10', '90.00', null] })],
      finds: ['/forms/0/data/funding/0/score'],
    },
    {
      title: { zh: '执行率 103.64%，得满分 10', en: 'rate 103.64%, the full 10' },
      forms: [form({ money: ['100', '100', '103.64', '10', '103.64', '10'] })],
      finds: [],
    },
    {
      title: { zh: '表中不对执行率计分', en: 'the form does not score the rate' },
      forms: [form({ money: ['100', '100', '90', null, '90.00', null], without: ['maxScore', 'score'] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const { money } = view;
  if (!money || !isGiven(money.maxScore) || money.maxScore.value.lte(0) || hasExecutionRow(view)) return [];
  if (isBlank(money.score)) return unscored(money, money.maxScore.value);
  const rates = ratesOf(view, money);
  if (!isGiven(money.score) || rates.length === 0) return [];
  return compareScore({ money, weight: money.maxScore.value, score: money.score.value, rates });
}

function unscored(money: FundingRow, weight: Decimal): readonly Found[] {
  const rate = executionRate(money);
  if (!rate || rate.lte(0)) return [];
  const expected = shown(scoreFor(weight, rate));
  return [
    {
      at: [money.score.at],
      severity: 'warning',
      message: {
        zh: `执行率 ${shown(rate)}%，得分空白；分值 ${exact(weight)} × 执行率 = ${expected}。请补填得分。`,
        en: `The execution rate is ${shown(rate)}% but not scored; weight ${exact(weight)} × rate = ${expected}. Fill it in.`,
      },
      expected,
    },
  ];
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
};

function compareScore({ money, weight, score, rates }: Scored): readonly Found[] {
  if (rates.some(rate => isWithin(score, scoreFor(weight, rate), CENT))) return [];
  const rate = rates[0] ?? decimal(0);
  const expected = shown(scoreFor(weight, rate));
  return [
    {
      at: [money.score.at, money.executionRate.at, money.maxScore.at],
      message: {
        zh: `执行率得分 ${exact(score)}，而分值 ${exact(weight)} × 执行率 ${shown(rate)}% = ${expected}${rate.gt(100) ? '（以分值为限）' : ''}。请更正得分。`,
        en: `The execution score is ${exact(score)}, but weight ${exact(weight)} × rate ${shown(rate)}% = ${expected}${rate.gt(100) ? ' (capped at the weight)' : ''}. Correct it.`,
      },
      expected,
      found: exact(score),
    },
  ];
}

function scoreFor(weight: Decimal, rate: Decimal): Decimal {
  const score = round2(weight.times(rate).div(100));
  return score.gt(weight) ? weight : score;
}
