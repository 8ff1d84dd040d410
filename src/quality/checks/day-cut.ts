import { about, type Check, example, soundExample } from '../check.ts';

export const dayCut: Check = {
  id: 'day-cut',
  statement: {
    zh: '日期写到几日而没有“日”，或年月日里缺了数',
    en: 'a day that no 日 follows, or a date that lacks a number',
  },
  why: {
    zh: '格子不够宽，后面的字没有印出来，或丢了数',
    en: 'its cell had no room for it, nor for what may come behind it; or a number is lost',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '缺“日”字', en: 'a day without 日' }, [['2023年12月底前', '2023年12月3']], {
      finds: ['/indicators/2/target'],
    }),
    soundExample(),
  ],
  observe: ({ form }) =>
    about(
      form.data.indicators.flatMap((row, index) =>
        (['target', 'actual'] as const).flatMap(field =>
          /月\d{1,2}$|年\s*月|月\s*日/.test(row[field]?.text ?? '') ? [`/indicators/${index}/${field}`] : [],
        ),
      ),
    ),
};
