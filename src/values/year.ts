export type YearReading = { readonly year: number | null; readonly note: 'ambiguous' | 'blank' | null };

const CHINESE_DIGITS = '〇一二三四五六七八九';

/**
 * The fiscal year that a title or the line under it names: `(2023 年度)`, `2022年度项目支出绩效自评表`, `二〇二三年`.
 * Null without a year (note `blank`), and where two different years are named (note `ambiguous`).
 */
export function readYear(text: string): YearReading {
  const digits = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〇○零Oo一二三四五六七八九]{4}(?=年)/g, chineseYear);
  const years = new Set([...digits.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year)));
  const [year] = years;
  if (year === undefined) return { year: null, note: 'blank' };
  return years.size === 1 ? { year, note: null } : { year: null, note: 'ambiguous' };
}

function chineseYear(year: string): string {
  return [...year].map(digit => Math.max(0, CHINESE_DIGITS.indexOf(digit))).join('');
}
