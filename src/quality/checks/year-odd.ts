import type { Path, TypedForm } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const yearOdd: Check = {
  id: 'year-odd',
  statement: {
    zh: '日期的年份与本表年度相差两年以上',
    en: 'the year of a date is not near that of the form',
  },
  why: {
    zh: '年度目标在当年或次年完成：日期或年度可能误读',
    en: 'what a year aims at comes in that year or the next: the date or the year may be misread',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '2 读作 8', en: 'a 2 read as 8' }, [['2023年11月', '2083年11月']], {
      finds: ['/indicators/2/actual'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form }) => about(oddIn(form)),
};

/** years */
const FAR = 2;

function oddIn({ data }: TypedForm): Path[] {
  const { fiscalYear, indicators } = data;
  if (fiscalYear === null) return [];
  const years = indicators.flatMap((row, index) =>
    (['target', 'actual'] as const).flatMap(field => {
      const measure = row[field];
      const year = measure?.kind === 'date' ? Number(measure.date.slice(0, 4)) : null;
      return year === null ? [] : [{ path: `/indicators/${index}/${field}`, year }];
    }),
  );
  const far = years.filter(({ year }) => Math.abs(year - fiscalYear) >= FAR).map(({ path }) => path);
  // where all of them disagree, it is the year of the form that is odd
  return far.length > 1 && far.length === years.length ? [...far, '/fiscalYear'] : far;
}
