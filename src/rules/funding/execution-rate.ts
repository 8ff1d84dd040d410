import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { CENT, type Decimal, equals, exact, isWithin, lastDigit, shown } from '../support/arithmetic.ts';
import { executionRate, printedRates } from '../support/execution.ts';
import { hasMixedUnits } from '../support/mixed-units.ts';
import { moneyText } from '../support/money-columns.ts';

export const fundingExecutionRate: Rule = {
  id: 'funding/execution-rate',
  severity: 'error',
  statement: {
    zh: '执行率应等于全年执行数 ÷ 全年预算数',
    en: 'printed rate = executed ÷ adjusted budget, within one unit of the last printed digit',
  },
  basis: EVALUATION,
  why: {
    zh: '执行率决定 10 分（或更多），分母是调整后的预算。',
    en: 'The rate is worth 10 points or more; its base is the adjusted budget.',
  },
  examples: [
    example(
      { zh: '98.71 ÷ 100，填列为 94.71%', en: '98.71 ÷ 100, printed 94.71%' },
      { money: ['100', '100', '98.71', '10', '94.71', '9.87'] },
      ['/funding/0/executionRate'],
    ),
    example(
      {
        zh: '215457.6 ÷ 250000 = 86.183%，填列为 86.19%',
        en: '215457.6 ÷ 250000 = 86.183%, printed 86.19%',
      },
      { money: ['250000', '250000', '215457.6', '10', '86.19', '8.62'] },
    ),
    example(
      { zh: '填列为 1，即 100%', en: 'printed 1, which is 100%' },
      { money: ['100', '100', '100', '10', '1', '10'] },
    ),
    example(
      { zh: '执行数为负，由“负数”报告', en: 'executed below zero: reported by funding/negative' },
      { money: ['100', '100', '-3', '10', '0', '0'] },
    ),
    example({ zh: '预算为 0', en: 'the budget is 0' }, { money: ['0', '0', '0', '10', '0', '0'] }),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const { money, form } = view;
  const { evidence, data, currencyUnit } = form;
  const rate = money && executionRate(money);
  if (!money || !rate || rate.lt(0) || hasMixedUnits(view)) return null;
  const row = data.funding.findIndex(line => line.line === 'total');
  const printed = printedRates(money, evidence[`/funding/${row}/executionRate`]?.text ?? null);
  if (printed.length === 0 || isPrintedAs(rate, data.funding[row]?.executionRate ?? '', printed)) return null;
  const [executed, budget] = [money.executed.value, money.adjustedBudget.value].map(
    amount => amount && moneyText(amount, currencyUnit),
  );
  const found = printed[0] ? exact(printed[0]) : '';
  const quoted = printed.length > 1 ? { zh: `“${found}”`, en: found } : { zh: `${found}%`, en: `${found}%` };
  return {
    at: [money.executionRate.at, money.executed.at, money.adjustedBudget.at],
    message: {
      zh: `执行率填列为 ${quoted.zh}，而全年执行数 ${executed?.zh} ÷ 全年预算数 ${budget?.zh} ${equals(rate)}%。请更正执行率。`,
      en: `The execution rate is printed as ${quoted.en}, but ${executed?.en} ÷ ${budget?.en} ${equals(rate)}%. Correct it.`,
    },
    expected: shown(rate),
    found,
  };
}

function isPrintedAs(rate: Decimal, text: string, [percent, share]: readonly Decimal[]): boolean {
  const unit = lastDigit(text);
  if (percent && isWithin(rate, percent, unit)) return true;
  if (!share) return false;
  return isWithin(rate, share, unit.eq(1) ? CENT : unit.times(100));
}
