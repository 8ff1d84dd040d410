import { EVALUATION } from '../basis.ts';
import type { FormView, FundingRow } from '../form-view.ts';
import { isDoubtful, isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { add, CENT, type Decimal, decimal, exact, isWithin, lastDigit } from '../support/arithmetic.ts';
import { hasMixedUnits } from '../support/mixed-units.ts';
import { MONEY_COLUMNS, type MoneyColumn, moneyText } from '../support/money-columns.ts';

export const fundingPartsSum: Rule = {
  id: 'funding/parts-sum',
  severity: 'error',
  statement: {
    zh: '年度资金总额应等于各项来源之和（逐栏）',
    en: '年度资金总额 = its parts, column by column; a blank part counts 0',
  },
  basis: EVALUATION,
  why: {
    zh: '总额与来源不符，执行率就没有可靠的分母。',
    en: 'Where total and parts disagree, the execution rate has no sound base.',
  },
  examples: [
    example(
      { zh: '总额 0，财政拨款 90', en: 'total 0, appropriation 90' },
      { money: ['0', '0', '0'], parts: [['90', null, '0']] },
      ['/funding/0/initialBudget'],
    ),
    example(
      {
        zh: '80 + 20 = 100；整栏来源空白不判断',
        en: '80 + 20 = 100; a column without parts is not judged',
      },
      {
        money: ['100', '100', '95'],
        parts: [
          ['80', '80', null],
          [null, null, null],
          ['20', '20', null],
        ],
      },
    ),
    example(
      { zh: '1000 − 50 + 200 = 1150', en: '1000 − 50 + 200 = 1150' },
      {
        money: ['1250', null, null],
        parts: [
          ['1000', null, null],
          ['-50', null, null],
          ['200', null, null],
        ],
      },
      ['/funding/0/initialBudget'],
    ),
    example(
      { zh: '100 = 财政拨款 100，其下又列 60 + 40', en: '100 = 100, told once more as 60 + 40' },
      {
        money: ['100', null, null],
        parts: [
          ['100', null, null],
          ['60', null, null],
          ['40', null, null],
        ],
      },
    ),
    example(
      { zh: '万元两位小数，四舍五入', en: 'two decimals, rounding' },
      {
        money: ['10.01', null, null],
        parts: [
          ['3.34', null, null],
          ['3.34', null, null],
          ['3.34', null, null],
        ],
      },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const { money } = view;
  if (!money || hasMixedUnits(view)) return [];
  return MONEY_COLUMNS.flatMap(column => checkColumn(view, money, column) ?? []);
}

function checkColumn(
  { parts, form }: FormView,
  money: FundingRow,
  { key, label }: MoneyColumn,
): Found | null {
  const total = money[key];
  const given = parts.filter(part => part[key].value !== null);
  if (!isGiven(total) || given.length === 0 || parts.some(part => isDoubtful(part[key]))) return null;
  const values = given.map(part => part[key].value ?? decimal(0));
  const sum = add(values);
  const tolerance = roundingOf([total.value, ...values]);
  if (isWithin(sum, total.value, tolerance)) return null;
  if (mayBeNested(parts) && subsetSums(values).some(some => isWithin(some, total.value, tolerance)))
    return null;
  if (holdsBreakdown(values, sum.minus(total.value), tolerance)) return null;
  const terms = `${values.map(exact).join(' + ').replaceAll('+ -', '− ')}${values.length > 1 ? ` = ${exact(sum)}` : ''}`;
  const whole = moneyText(total.value, form.currencyUnit);
  const unit = whole.zh.replace(/^[-\d.]+/, '');
  return {
    at: [total.at, ...given.map(part => part[key].at)],
    message: {
      zh: `${label.zh}：年度资金总额 ${whole.zh}，而各项来源合计 ${terms}${unit}。请核对。`,
      en: `${label.en}: the total is ${whole.en}, but its parts give ${terms}${unit}. Check the amounts.`,
    },
    expected: exact(sum),
    found: exact(total.value),
  };
}

/** Half a unit of the last digit printed for each term; amounts without decimals are taken as exact. */
function roundingOf(values: readonly Decimal[]): Decimal {
  const decimals = Math.min(2, Math.max(...values.map(value => value.decimalPlaces())));
  return decimals === 0
    ? CENT
    : lastDigit(`0.${'0'.repeat(decimals)}`)
        .div(2)
        .times(values.length);
}

/** a part of a part (`财政资金` and below it `其中：中央`): then the parts must not all be added */
function mayBeNested(parts: readonly FundingRow[]): boolean {
  const labels = parts.map(part => part.label ?? '');
  return labels.slice(1).some(label => /其中/.test(label)) || labels.some(label => /小计/.test(label));
}

/** What is too much is one of the parts, told once more by two or more others that add up to it: 100 = 60 + 40. */
function holdsBreakdown(values: readonly Decimal[], excess: Decimal, tolerance: Decimal): boolean {
  const at = values.findIndex(value => value.gt(0) && isWithin(value, excess, tolerance));
  const others = values.filter((value, i) => i !== at && value.gt(0) && value.lt(excess));
  return at >= 0 && subsetSums(others).some(some => isWithin(some, excess, tolerance));
}

function subsetSums(values: readonly Decimal[]): readonly Decimal[] {
  if (values.length > 10) return [];
  return values.reduce<Decimal[]>(
    (sums, value) =>
      sums.concat(
        value,
        sums.map(sum => sum.plus(value)),
      ),
    [],
  );
}
