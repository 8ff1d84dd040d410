import type { DateRelation } from '../model.ts';
import { plainSigns, takeComparator } from './comparator.ts';
import { type PeriodDay, readSpell } from './date-range.ts';

/** A part of a year that dates are set by: `上半年`, `第二季度`, `6月中旬`, `1-9月`. */
type Period = {
  readonly from: PeriodDay;
  readonly to: PeriodDay;
  readonly relation: DateRelation;
  /** written with its beginning and its end: what goes on over it, and is not done before its end */
  readonly isSpell: boolean;
};

/** `第二季度`: between two months of one year; `days` of the first and of the last of them */
type Part = { readonly months: readonly [from: number, to: number]; readonly days?: Days };
type Days = readonly [from: number, to: number | null];

const NAMED: readonly (readonly [name: RegExp, months: Part['months']])[] = [
  [/^(?:全年度?|年度?内|[本当]年度?内?)$/, [1, 12]],
  [/^上半年$/, [1, 6]],
  [/^下半年$/, [7, 12]],
  [/^前[两二]个?季度$/, [1, 6]],
  [/^前[三3]个?季度$/, [1, 9]],
];

const DIGIT = '[一二三四1-4]';
const QUARTERS = new RegExp(`^第?(${DIGIT})(?:季度?)?(?:[-–—―~∼〜至到、和及]第?(${DIGIT}))?季度?$`);

const YEAR =
  /^((?:19|20)\d\d)(?:年度?(?=[^年度内])|(?=年度?内$|[上下]半年|第[一二三四1-4]季))|^[本当]年度?(?=[^度内].)/;

const THIRD = /^(1[0-2]|0?[1-9])月份?([上中下]{1,2})旬$/;
const FIRST_OF_THIRD: Readonly<Record<string, number>> = { 上: 1, 中: 11, 下: 21 };
const LAST_OF_THIRD: Readonly<Record<string, number | null>> = { 上: 10, 中: 20, 下: null };

const LEADING = /^(?:[于在]|不[晚迟]于)/;

/** what stands behind a period; of `第二季度前` it is left open whether its first or its last day is meant */
const TRAILING: readonly (readonly [words: RegExp, relation: DateRelation])[] = [
  [/(?<=旬)[之以]?前$/, 'by'],
  [/[底末](?:[之以]?前)?$/, 'by'],
  [/[之以]?前$/, 'before'],
  [/[之以]?后$/, 'after'],
  [/(?<!(?:^|[\d本当])年度?)[之以]?内$/, 'by'],
];

/** Reads a text that is one period and nothing else, with or without a sign; null for any other. */
export function readPeriod(printed: string): Period | null {
  const text = inPlainWords(takeComparator(plainSigns(printed)).rest).replace(/(?:已|全部)?完成$/, '');
  const bare = text.replace(LEADING, '');
  const spell = readSpell(bare);
  if (spell) return { ...spell, relation: 'by', isSpell: true };
  const [words, relation] = TRAILING.find(([pattern]) => pattern.test(bare)) ?? [/$/, 'by' as const];
  const named = bare.replace(words, '');
  const whole = readSpell(named);
  if (whole) return { ...whole, relation, isSpell: true };
  const year = YEAR.exec(named)?.[1] ?? null;
  const part = partOf(named.replace(YEAR, ''));
  if (!part) return null;
  const [from, to] = part.months;
  const [first, last] = part.days ?? [1, null];
  return {
    from: { year, month: from, day: first },
    to: { year, month: to, day: last },
    relation,
    isSpell: false,
  };
}

function partOf(text: string): Part | null {
  const months = NAMED.find(([name]) => name.test(text))?.[1] ?? quarters(text);
  return months ? { months } : thirdOf(text);
}

/** `第二季度`, `一至三季度`; `二季` without 第 may be anything */
function quarters(text: string): Part['months'] | null {
  const [, first, last = first] = /^第|季度$/.test(text) ? (QUARTERS.exec(text) ?? []) : [];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [numberOf(first), numberOf(last)];
  return from <= to ? [3 * from - 2, 3 * to] : null;
}

function numberOf(digit: string): number {
  return '一二三四'.indexOf(digit) + 1 || Number(digit);
}

/** `6月中旬`, `6月中下旬`, `6月初` */
function thirdOf(text: string): Part | null {
  const [, month = '', thirds = '上'] = THIRD.exec(text) ?? /^(1[0-2]|0?[1-9])月初$/.exec(text) ?? [];
  if (month === '') return null;
  const days = [FIRST_OF_THIRD[thirds.at(0) ?? ''] ?? 1, LAST_OF_THIRD[thirds.at(-1) ?? ''] ?? null] as const;
  return { months: [Number(month), Number(month)], days };
}

const NUMERAL_MONTH = /^(?:[于在]|不[晚迟]于|(?:19|20)\d\d年)*(?:十[一二]?|[一二三四五六七八九])月/;
const NUMERALS = /([二三])?十([一二三四五六七八九])?(?=[月日号旬])|([一二三四五六七八九])(?=[月日号])/g;

/** of the form's year, which is taken where none is named: 当年12月底前, 本年底 */
const OF_THE_YEAR = /^([于在]|不[晚迟]于)?[本当](?:年度?(?=[\d一二三四五六七八九十]+月)|(?=年[底末]))/;

/** A date as it is mostly written: `当年十二月三十一日` as `12月31日`; any other text as it is. */
export function inPlainWords(text: string): string {
  const bare = text.replace(OF_THE_YEAR, '$1');
  return NUMERAL_MONTH.test(bare) ? bare.replace(NUMERALS, inDigits) : bare;
}

function inDigits(
  _: string,
  tens: string | undefined,
  ones: string | undefined,
  one: string | undefined,
): string {
  if (one !== undefined) return String(digitOf(one));
  return String((tens === undefined ? 1 : digitOf(tens)) * 10 + (ones === undefined ? 0 : digitOf(ones)));
}

function digitOf(numeral: string): number {
  return '一二三四五六七八九'.indexOf(numeral) + 1;
}

/** First and last day, ISO 8601. */
type DaySpan = { readonly from: string; readonly to: string };

/** What days a date may be, given its text and its ISO 8601 date: a day, a month, a year, or the period that the text names. */
export function spanOf(text: string, date: string): DaySpan {
  const [year = '', month, day] = date.split('-');
  const period = readPeriod(text);
  if (period) return { from: dayOf(period.from, year, 'first'), to: dayOf(period.to, year, 'last') };
  const isYearsEnd = month === undefined && /年[底末]/.test(text);
  const first = month === undefined ? (isYearsEnd ? 12 : 1) : Number(month);
  const days = day === undefined ? null : Number(day);
  const last = { year, month: month === undefined ? 12 : first, day: days };
  return { from: dayOf({ year, month: first, day: days }, year, 'first'), to: dayOf(last, year, 'last') };
}

function dayOf({ year, month, day }: PeriodDay, ofForm: string, end: 'first' | 'last'): string {
  const lastDay = new Date(Date.UTC(Number(year ?? ofForm), month, 0)).getUTCDate();
  const at = day ?? (end === 'first' ? 1 : lastDay);
  return `${year ?? ofForm}-${two(month)}-${two(at)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
