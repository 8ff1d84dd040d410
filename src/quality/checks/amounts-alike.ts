import type { Fact, Path, TypedForm } from '../../model.ts';
import { decimal } from '../../values/amount.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const amountsAlike: Check = {
  id: 'amounts-alike',
  statement: {
    zh: '两个金额只差小数点的位置，或总额与它唯一的一项只差一个数字，或按它改得相等',
    en: 'two amounts that differ by the place of their points alone, or a total from its only part by one digit, or not since one was set right by the other',
  },
  why: {
    zh: '图像里小数点容易丢，一个数字容易读错；几处一样地错了，和也对得上',
    en: 'points get lost in pictures and digits are misread, in several rows alike too, so that their sums agree',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '丢了小数点', en: 'a point that is lost' },
      [['| 100 | 100 | 10 |', '| 132.81 | 13281 | 10 |']],
      { finds: ['/funding/0/adjustedBudget', '/funding/0/executed'], as: 'picture' },
    ),
    example(
      { zh: '五读成三', en: '5 read as 3' },
      [
        [
          '年度资金总额 | 100 | 100 | 10 | 100% | 10 | <',
          '年度资金总额 | 2398.35 | 100 | 10 | 100% | 10 | <\n  其中：财政资金 | 2398.33 | 100 | | | | <',
        ],
      ],
      { finds: ['/funding/0/adjustedBudget', '/funding/1/adjustedBudget'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) => {
    const amounts = amountsOf(form);
    const total = amounts.filter(({ line }) => line === 'total');
    const isMoved = (one: Amount, other: Amount) =>
      digitsOf(one).length >= LEAST && digitsOf(one) === digitsOf(other) && one.value !== other.value;
    const isDigitOff = (one: Amount, other: Amount) =>
      total.includes(one) &&
      soleIn(amounts, one.column) === other &&
      (isOneDigitApart(one, other) || [one, other].some(own => isMadeEqual(form.facts[own.path]!)));
    const isAlike = (one: Amount, other: Amount) =>
      isMoved(one, other) || isDigitOff(one, other) || isDigitOff(other, one);
    return about(amounts.filter(one => amounts.some(other => isAlike(one, other))).map(({ path }) => path));
  },
};

/** digits: shorter numbers are alike by chance */
const LEAST = 3;
const COLUMNS = ['initialBudget', 'adjustedBudget', 'executed'] as const;

type Amount = {
  readonly path: Path;
  readonly line: string;
  readonly column: (typeof COLUMNS)[number];
  readonly value: string;
};

function amountsOf({ data: { funding } }: TypedForm): Amount[] {
  return funding.flatMap((row, index) =>
    COLUMNS.flatMap((column): Amount[] => {
      const value = row[column] === null ? '0' : decimal(row[column]).abs().toFixed();
      return value === '0' ? [] : [{ path: `/funding/${index}/${column}`, line: row.line, column, value }];
    }),
  );
}

function digitsOf({ value }: Amount): string {
  return value.replace('.', '').replace(/^0+|0+$/g, '');
}

/** The only part of a column's total. */
function soleIn(amounts: readonly Amount[], column: Amount['column']): Amount | undefined {
  const parts = amounts.filter(own => own.column === column && own.line !== 'total');
  return parts.length === 1 ? parts[0] : undefined;
}

/** A number that was chosen because it is equal to another one. */
function isMadeEqual({ notes }: Fact): boolean {
  return notes.includes('repaired') && notes.includes('ambiguous');
}

function isOneDigitApart({ value: a }: Amount, { value: b }: Amount): boolean {
  const isLong = a.length === b.length && a.length > LEAST;
  return isLong && [...a].filter((digit, at) => digit !== b[at]).length === 1;
}
