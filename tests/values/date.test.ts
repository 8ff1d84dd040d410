import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate, readYear } from '../../src/values/date.ts';

test.each([
  ['(2022 年度)', 2022],
  ['2021年度项目支出绩效自评表', 2021],
  ['（ ２０２４ 年度）', 2024],
  ['二〇二三年度', 2023],
  ['二○二二年', 2022],
  ['2023年单位预算 2023年度', 2023],
  ['2020', 2020],
])('the year of %s is %i', (text, year) => expect(readYear(text)).toEqual({ year, note: null }));

test.each([
  ['（ 年度）', 'blank'],
  ['2022年度2023年', 'ambiguous'],
  ['2021-2023年', 'ambiguous'],
  ['22年度', 'ambiguous'],
  ['编号202310', 'ambiguous'],
])('%s names no single year: %s', (text, note) => expect(readYear(text)).toEqual({ year: null, note }));

test('every day of the calendar is read back, and no other', () => {
  const day = fc.record({
    y: fc.integer({ min: 1990, max: 2099 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
  });
  fc.assert(
    fc.property(day, ({ y, m, d }) => {
      const printed = `${y}年${m}月${d}日前`;
      const real = new Date(Date.UTC(y, m - 1, d));
      const exists = real.getUTCMonth() === m - 1;
      const iso = exists ? real.toISOString().slice(0, 10) : null;
      expect(readDate(printed, null)?.date ?? null).toBe(iso);
    }),
    { seed: 4 },
  );
});
