import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { MONEY_COLUMNS, moneyText } from '../support/money-columns.ts';

export const fundingNegative: Rule = {
  id: 'funding/negative',
  severity: 'warning',
  statement: { zh: '预算数或执行数为负', en: 'an amount below zero' },
  basis: EVALUATION,
  why: {
    zh: '预算与支出不应为负；退款、冲销应在当年数内抵减。',
    en: 'Budgets and spending are not negative; refunds are netted within the year.',
  },
  examples: [
    example({ zh: '执行数 -5', en: 'executed -5' }, { money: ['100', '100', '-5', '10', '0', '0'] }, [
      '/funding/0/executed',
    ]),
    example(
      { zh: '来源 -20', en: 'a part of -20' },
      {
        parts: [
          ['120', '120', '100'],
          ['-20', null, null],
        ],
      },
      ['/funding/2/initialBudget'],
    ),
    example({ zh: '都不为负', en: 'none is negative' }, {}),
    example({ zh: '0 不是负数', en: '0 is not negative' }, { money: ['0', '0', '0', '10', '0', '0'] }),
  ],
  check: eachForm(check),
};

function check({ money, parts, form }: FormView): Found | null {
  const lines = money ? [money, ...parts] : parts;
  const below = lines.flatMap(line =>
    MONEY_COLUMNS.flatMap(({ key, label }) => {
      const leaf = line[key];
      return isGiven(leaf) && leaf.value.lt(0)
        ? [{ leaf, label, amount: moneyText(leaf.value, form.currencyUnit) }]
        : [];
    }),
  );
  const [first] = below;
  if (!first) return null;
  return {
    at: below.map(({ leaf }) => leaf.at),
    message: {
      zh: `${below.map(({ label, amount }) => `${label.zh} ${amount.zh}`).join('、')}，为负数。请核对。`,
      en: `Below zero: ${below.map(({ label, amount }) => `${label.en} ${amount.en}`).join(', ')}. Check the amounts.`,
    },
    expected: '≥ 0',
    found: first.amount.zh,
  };
}
