import { plainSigns, takeComparator } from './comparator.ts';

/** A part of a year that dates are set by: `上半年`, `第二季度`, `6月中旬`, `年底`. */
export type Period = {
  readonly year: string | null;
  /** 1 to 12, both included */
  readonly months: readonly [from: number, to: number];
  /** of the first and of the last month; the last day where `to` is null */
  readonly days: readonly [from: number, to: number | null];
};

type Named = readonly (readonly [name: RegExp, months: readonly [from: number, to: number]])[];

const NAMED: Named = [
  [/^(?:全年度?|年度?内)$/, [1, 12]],
  [/^上半年$/, [1, 6]],
  [/^下半年$/, [7, 12]],
  [/^(?:第?[一1]季度|第[一1]季)$/, [1, 3]],
  [/^(?:第?[二2]季度|第[二2]季)$/, [4, 6]],
  [/^(?:第?[三3]季度|第[三3]季)$/, [7, 9]],
  [/^(?:第?[四4]季度|第[四4]季)$/, [10, 12]],
  [/^前[两二]季度$/, [1, 6]],
  [/^前三季度$/, [1, 9]],
];

const YEAR = /^((?:19|20)\d\d)(?:年度?(?=[^年内])|(?=年度?内$))/;

/** before `前` what is meant is the end of the third of a month; of a quarter it might be its beginning */
const THIRD = /^(1[0-2]|0?[1-9])月份?([上中下])旬(?:[之以]?前)?$/;
const THIRDS: Readonly<Record<string, readonly [from: number, to: number | null]>> = {
  上: [1, 10],
  中: [11, 20],
  下: [21, null],
};

/** what may stand around a period without making it another one */
const AROUND = /^(?:[于在]|不[晚迟]于)|(?:[底末](?:[之以]?前)?|[之以]?内)?(?:(?:已|全部)?完成)?$/g;

/** Reads a text that is one period and nothing else, with or without a sign; null for any other. */
export function readPeriod(printed: string): Period | null {
  const text = takeComparator(plainSigns(printed)).rest;
  const bare = /^(?:\d{4})?年度?内/.test(text)
    ? text.replace(/(?:已|全部)?完成$/, '')
    : text.replace(AROUND, '');
  const year = YEAR.exec(bare)?.[1] ?? null;
  const rest = bare.replace(YEAR, '');
  const third = THIRD.exec(rest);
  if (third) {
    const month = Number(third[1]);
    return { year, months: [month, month], days: THIRDS[third[2] ?? ''] ?? [1, null] };
  }
  const months = NAMED.find(([name]) => name.test(rest))?.[1];
  return months ? { year, months, days: [1, null] } : null;
}

/** First and last day, ISO 8601. */
export type Span = { readonly from: string; readonly to: string };

/** What days a date may be, given its text and its ISO 8601 date: a day, a month, a year, or the period that the text names. */
export function spanOf(text: string, date: string): Span {
  const [year = '', month, day] = date.split('-');
  const period = readPeriod(text);
  const isYearsEnd = month === undefined && /年[底末]/.test(text);
  const [first, last] =
    period?.months ?? (month === undefined ? [isYearsEnd ? 12 : 1, 12] : [Number(month), Number(month)]);
  const [from, to] = period?.days ?? (day === undefined ? [1, null] : [Number(day), Number(day)]);
  const lastDay = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  return { from: iso(year, first, from), to: iso(year, last, to ?? lastDay) };
}

function iso(year: string, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
