import type { TypedForm } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const signLost: Check = {
  id: 'sign-lost',
  statement: {
    zh: '别的目标都有比较符号，这一个没有；或两个符号只剩一个',
    en: 'a target without a sign among targets that have one, or half of a sign that has two',
  },
  why: {
    zh: '图像里数字前的符号最容易丢',
    en: 'in a picture the sign before a number is lost more often than any other',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '目标没有符号', en: 'a target without a sign' },
      [
        ['≥30公顷', '30公顷'],
        ['2023年12月底前', '≥1次'],
      ],
      { finds: ['/indicators/0/target'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) => {
    const measures = measuresIn(form);
    const targets = measures.filter(({ field }) => field === 'target');
    const bare = targets.filter(({ comparator, to }) => comparator === null && to === undefined);
    const isUsual = targets.length - bare.length >= USUAL * targets.length;
    const hasPairs = measures.some(({ text }) => PAIR.test(text));
    const half = measures.filter(({ text }) => hasPairs && HALF.test(text));
    return about([...(isUsual ? bare : []), ...half].map(({ path }) => path));
  },
};

/** Share of the targets that have a sign, from which on one without is odd. */
const USUAL = 0.7;
/** `>=` and `<=` as two signs, of which a reader may lose one. */
const PAIR = /^[<>＜＞][=＝]/u;
const HALF = /^[<>＜＞](?![=＝])/u;

function measuresIn({ data }: TypedForm) {
  return data.indicators.flatMap((row, index) =>
    (['target', 'actual'] as const).flatMap(field => {
      const measure = row[field];
      return measure?.kind === 'quantity'
        ? [{ ...measure, field, path: `/indicators/${index}/${field}` }]
        : [];
    }),
  );
}
