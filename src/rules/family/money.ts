import { EVALUATION } from '../basis.ts';
import { type Family, familiesOf } from '../families.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import type { Context, Found, Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { add, CENT, type Decimal, exact, isWithin } from '../support/arithmetic.ts';
import { inYuan } from '../support/cost-rows.ts';
import { MONEY_COLUMNS, type MoneyColumn } from '../support/money-columns.ts';

const parent = form({ project: '某项目', money: ['90', '88', '85'] });
const first = form({ project: '其一(二级构成)', money: ['55', '54', '53'] });

export const familyMoney: Rule = {
  id: 'family/money',
  severity: 'error',
  statement: {
    zh: '项目的预算、执行数应等于其各（二级构成）之和（逐栏）',
    en: 'a parent’s amounts = the sums over its (二级构成) forms, column by column',
  },
  basis: EVALUATION,
  why: {
    zh: '分项之和不等于总项目，必有一张表填错。',
    en: 'Where the parts do not make the whole, one form is wrong.',
  },
  examples: [
    {
      title: { zh: '全年预算 88，构成 54 + 32 = 86', en: 'adjusted budget 88, parts 54 + 32 = 86' },
      forms: [parent, first, form({ project: '其二(二级构成)', money: ['35', '32', '32'] })],
      finds: ['/forms/0/data/funding/0/adjustedBudget'],
    },
    {
      title: { zh: '三栏都相等', en: 'all columns agree' },
      forms: [parent, first, form({ project: '其二（二级构成）', money: ['35', '34', '32'] })],
      finds: [],
    },
  ],
  check,
};

function check({ forms }: Context): readonly Found[] {
  return familiesOf(forms).flatMap(family => MONEY_COLUMNS.flatMap(column => checkColumn(family, column)));
}

function checkColumn({ parent, children }: Family, { key, label }: MoneyColumn): readonly Found[] {
  const own = amountOf(parent, key);
  const parts = children.map(child => amountOf(child, key));
  const known = parts.filter(part => part !== null);
  if (!own || known.length < parts.length) return [];
  const sum = add(known.map(part => part.yuan));
  const digit = CENT.times([own, ...known].some(amount => amount.isWan) ? 10_000 : 1);
  if (isWithin(sum, own.yuan, digit.div(2).times(known.length + 1))) return [];
  return [
    {
      at: [own.at, ...known.map(part => part.at)],
      message: {
        zh: `${label.zh}：项目 ${exact(own.yuan)} 元，而 ${known.length} 个二级构成合计 ${exact(sum)} 元，相差 ${exact(own.yuan.minus(sum).abs())} 元。请核对。`,
        en: `${label.en}: the project has ${exact(own.yuan)} yuan, its ${known.length} parts add up to ${exact(sum)} yuan, ${exact(own.yuan.minus(sum).abs())} apart. Check the forms.`,
      },
      expected: exact(sum),
      found: exact(own.yuan),
    },
  ];
}

type Amount = { readonly yuan: Decimal; readonly at: string; readonly isWan: boolean };

function amountOf({ money, form: { currencyUnit } }: FormView, key: MoneyColumn['key']): Amount | null {
  const leaf = money?.[key];
  if (!leaf || !isGiven(leaf) || currencyUnit === null) return null;
  return { yuan: inYuan(leaf.value, currencyUnit), at: leaf.at, isWan: currencyUnit === 'wan-yuan' };
}
