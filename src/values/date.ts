import type { Comparator, DateRelation } from '../model.ts';
import { takeComparator } from './comparator.ts';
import type { PeriodDay } from './date-range.ts';
import { inPlainWords, readPeriod } from './period.ts';

type DateReading = {
  /** ISO 8601: a day, a month or a year */
  readonly date: string;
  readonly relation: DateRelation | null;
  /** the year was not printed: it is the form's */
  readonly yearFromForm: boolean;
};

type YearReading = { readonly year: number | null; readonly note: 'ambiguous' | 'blank' | null };

const CHINESE =
  /^(?:((?:19|20)\d\d)(?:年度?|[-./](?=\d+月)))?(?:(1[0-2]|0?[1-9])月份?(?:(3[01]|[12]\d|0?[1-9])[日号]?)?)?$/;
const NUMERIC = /^((?:19|20)\d\d)([-./])(1[0-2]|0?[1-9])(?:\2(3[01]|[12]\d|0?[1-9]))?日?$/;

/** a month, a day or a whole date in digits, right or wrong, with what may stand around it; also `2023.12`, `20231231` */
const DATE_LIKE =
  /^[<>=≥≤≧≦]*(?:(?:\d+年)?\d+月(?:份|\d+[日号]?)?|(?:19|20)\d\d(?:[./](?:0[1-9]|1[0-2])|[01]\d[0-3]\d))[年底末之以前后]*(?:完成)?$/;

type Relations = readonly (readonly [words: RegExp, relation: DateRelation | null])[];

const LEADING: Relations = [
  [/^(?:不晚于|不迟于)/, 'by'],
  [/^[于在]/, null],
];

/** signs before a date: what is at least a date is none to be done by */
const SIGNED: { readonly [sign in Comparator]?: DateRelation | null } = {
  '<=': 'by',
  '<': 'before',
  '=': null,
};

/** a sign before a month or a year may count them: `≤12月` */
const COUNTED = /^\d+[月年]$/;

/** what may stand behind a date; the longer first. A year may be named twice: 2023年年底 */
const TRAILING: Relations = [
  [/(?:(?<=年)年)?[底末](?:前|之前|以前)$/, 'by'],
  [/[之以]?前$/, 'before'],
  [/[之以]?后$/, 'after'],
  [/(?:(?<=年)年)?[底末]$/, null],
];

const DONE = /(?:已|全部)?完成$/;

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** the end of a year that is not named */
const YEARS_END = /^(?=年[底末])/;

/**
 * Reads a text that is one date and nothing else, with its relation (`2023年12月底前完成` → by 2023-12); null for any
 * other text. A period (`上半年`) is its last month. Full-width digits must have been made plain. A month or a period
 * without a year takes the form's fiscal year, and is no date where the form has none.
 */
export function readDate(text: string, fiscalYear: number | null): DateReading | null {
  const { comparator, rest } = takeComparator(text);
  if (comparator === null) return periodDate(text, fiscalYear) ?? calendarDate(text, fiscalYear);
  const relation = SIGNED[comparator];
  if (relation === undefined || COUNTED.test(rest)) return null;
  const found = periodDate(rest, fiscalYear) ?? calendarDate(rest, fiscalYear);
  return found && found.relation !== 'after' ? { ...found, relation: found.relation ?? relation } : null;
}

function periodDate(text: string, fiscalYear: number | null): DateReading | null {
  const period = readPeriod(text);
  const year = period?.to.year ?? fiscalYear?.toString();
  if (!period || year === undefined) return null;
  const { from, to, isSpell, relation } = period;
  const [first, last] = [from, to].map(day => partsOf(year, day));
  if (!first || !last || !isCalendarDay(from.year ?? year, first) || !isCalendarDay(year, last)) return null;
  const date = isoOf(isSpell ? last : { ...last, day: undefined });
  return { date, relation, yearFromForm: to.year === null };
}

function calendarDate(printed: string, fiscalYear: number | null): DateReading | null {
  const plain = inPlainWords(printed);
  const isYearsEnd = YEARS_END.test(plain) && fiscalYear !== null;
  const text = isYearsEnd ? `${fiscalYear}${plain}` : plain;
  const [leading, afterLeading] = strip(text.replace(DONE, ''), LEADING);
  const [trailing, bare] = strip(afterLeading, TRAILING);
  if (leading && trailing === 'after') return null;
  const parts = dateParts(bare, leading !== undefined || trailing !== undefined);
  const year = parts?.year ?? fiscalYear?.toString();
  if (!parts || year === undefined || !isCalendarDay(year, parts)) return null;
  return {
    date: isoOf({ ...parts, year }),
    relation: trailing ?? leading ?? null,
    yearFromForm: isYearsEnd || parts.year === undefined,
  };
}

/** Whether a text that is no date for `readDate` may still be meant as one: `13月`, `23年12月`, `2023.12`, `第三季度`. */
export function looksLikeDate(text: string): boolean {
  return DATE_LIKE.test(text) || readPeriod(text) !== null;
}

/**
 * The fiscal year that a title or the line under it names: `(2023 年度)`, `2022年度项目支出绩效自评表`, `二〇二三年`.
 * Null where no year is named (`blank`), where two are, or where digits stand that are no year (`ambiguous`).
 */
export function readYear(text: string): YearReading {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const digits = plain.replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, chineseYear);
  const years = new Set([...digits.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year)));
  const [year] = years;
  if (year === undefined) return { year: null, note: /\d/.test(digits) ? 'ambiguous' : 'blank' };
  return years.size === 1 ? { year, note: null } : { year: null, note: 'ambiguous' };
}

type DateParts = Readonly<Record<'year' | 'month' | 'day', string | undefined>>;

function strip(text: string, words: Relations): [relation: DateRelation | null | undefined, rest: string] {
  const found = words.find(([pattern]) => pattern.test(text));
  return found ? [found[1], text.replace(found[0], '')] : [undefined, text];
}

/** A year and a month with a point between them (`2023.12`) may be a number: a date only where a relation says so. */
function dateParts(text: string, hasRelation: boolean): DateParts | null {
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, year, separator, month, day] = numeric;
    const isNumber = day === undefined && separator !== '-' && !hasRelation;
    return isNumber ? null : { year, month: two(month), day: two(day) };
  }
  const [, year, month, day] = CHINESE.exec(text) ?? [];
  return year === undefined && month === undefined ? null : { year, month: two(month), day: two(day) };
}

function partsOf(year: string, { month, day }: PeriodDay): DateParts {
  return { year, month: two(String(month)), day: day === null ? undefined : two(String(day)) };
}

function isoOf({ year, month, day }: DateParts): string {
  return [year, month, day].filter(part => part !== undefined).join('-');
}

function two(digits: string | undefined): string | undefined {
  return digits?.padStart(2, '0');
}

function isCalendarDay(year: string, { month, day }: DateParts): boolean {
  if (month === undefined || day === undefined) return true;
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

function chineseYear(year: string): string {
  return [...year].map(digit => Math.max(0, CHINESE_DIGITS.indexOf(digit))).join('');
}
