import type { TypedForm } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const signLost: Check = {
  id: 'sign-lost',
  statement: {
    zh: '别的目标都有比较符号，这一个没有；或两个符号只剩一个；或一条的序号后没有点',
    en: 'a target without a sign among targets that have one, half of a sign that has two, or a number of a list without its point',
  },
  why: {
    zh: '图像里数字前后的符号最容易丢',
    en: 'in a picture the sign before a number, and the point behind it, are lost more often than any other',
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
    example(
      { zh: '第二条丢了点', en: 'the second item lost its point' },
      [['养护公园三十公顷，草木成活', '1.养护公园；2补种草木；3.修整道路。']],
      { finds: ['/goals/0/expected'], as: 'picture' },
    ),
    example(
      { zh: '序号后都没有点', en: 'no number has a point' },
      [['养护公园三十公顷，草木成活', '1养护公园；2个苗圃；3处道路。']],
      { finds: [], as: 'picture' },
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
    const listed = Object.keys(form.facts).filter(path => hasBareItem(form.facts[path]!.text ?? ''));
    return about([...[...(isUsual ? bare : []), ...half].map(({ path }) => path), ...listed]);
  },
};

/** The number of an item of a list, and what parts it from the item. */
const ITEM = /(?:^|[；;。])(\d{1,2})([.．、]?)(?=[\u3400-\u9fff“《])/gu;

/** Whether an item has a bare number between, before or behind those of its list that have a point. */
function hasBareItem(text: string): boolean {
  const items = [...text.matchAll(ITEM)].map(([, number, point]) => ({ number: Number(number), point }));
  const pointed = new Set(items.filter(({ point }) => point).map(({ number }) => number));
  const isNext = (number: number) => pointed.has(number - 1) || pointed.has(number + 1);
  return items.some(({ number, point }) => !point && !pointed.has(number) && isNext(number));
}

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
