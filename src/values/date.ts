import type { DateRelation } from '../model.ts';

export type DateReading = {
  /** ISO 8601: a day, a month or a year */
  readonly date: string;
  readonly relation: DateRelation | null;
  /** the year was not printed: it is the form's */
  readonly yearFromForm: boolean;
};

const CHINESE =
  /^(?:((?:19|20)\d\d)年度?)?(?:年?(?:(1[0-2]|0?[1-9])月份?)?(?:(3[01]|[12]\d|0?[1-9])[日号])?)$/;
const NUMERIC = /^((?:19|20)\d\d)([-./])(1[0-2]|0?[1-9])(?:\2(3[01]|[12]\d|0?[1-9]))?日?$/;

const LEADING: readonly (readonly [RegExp, DateRelation | null])[] = [
  [/^(?:不晚于|不迟于)/, 'by'],
  [/^(?:于|在)/, null],
];

/** what may stand behind a date; the longer first */
const TRAILING: readonly (readonly [RegExp, DateRelation | null])[] = [
  [/年?[底末](?:前|之前|以前)$/, 'by'],
  [/(?:之|以)?前$/, 'before'],
  [/(?:之|以)?后$/, 'after'],
  [/年?[底末]$/, null],
];

const DONE = /(?:已|全部)?完成$/;

/**
 * Reads a text that is one date and nothing else, with its relation (`2023年12月底前完成` → by 2023-12); null for any
 * other text. Full-width digits must have been made plain. A month without a year takes the form's fiscal year, and
 * is no date where the form has none.
 */
export function readDate(text: string, fiscalYear: number | null): DateReading | null {
  const undone = text.replace(DONE, '');
  const [leading, afterLeading] = strip(undone, LEADING);
  const [trailing, bare] = strip(afterLeading, TRAILING);
  const parts = dateParts(bare, trailing !== undefined);
  if (!parts || (leading && trailing)) return null;
  const year = parts.year ?? fiscalYear?.toString();
  if (year === undefined || !isCalendarDay(year, parts)) return null;
  const date = [year, parts.month, parts.day].filter(part => part !== undefined).join('-');
  return { date, relation: leading ?? trailing ?? null, yearFromForm: parts.year === undefined };
}

type Parts = {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
};

function strip(
  text: string,
  words: readonly (readonly [RegExp, DateRelation | null])[],
): [relation: DateRelation | null | undefined, rest: string] {
  const found = words.find(([pattern]) => pattern.test(text));
  return found ? [found[1], text.replace(found[0], '')] : [undefined, text];
}

/** A year and a month with a point between them (`2023.12`) may be a number: a date only where a relation says so. */
function dateParts(text: string, hasRelation: boolean): Parts | null {
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, year, separator, month, day] = numeric;
    return day === undefined && separator !== '-' && !hasRelation
      ? null
      : { year, month: two(month), day: two(day) };
  }
  const [, year, month, day] = CHINESE.exec(text) ?? [];
  if (month === undefined && (year === undefined || day !== undefined)) return null;
  return { year, month: two(month), day: two(day) };
}

function two(digits: string | undefined): string | undefined {
  return digits?.padStart(2, '0');
}

function isCalendarDay(year: string, { month, day }: Parts): boolean {
  if (month === undefined || day === undefined) return true;
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}
