import { type Check, example, soundExample } from '../check.ts';

export const unitUnread: Check = {
  id: 'unit-unread',
  statement: { zh: '有金额，却没有读到单位', en: 'amounts, and no unit that they are counted in' },
  why: {
    zh: '单位常是括号里的小字，图像里容易读不到',
    en: 'the unit is small print in brackets, which is lost in pictures',
  },
  note: 'low-confidence',
  examples: [
    example({ zh: '没有万元', en: 'a unit that is not there' }, [['（万元）', '']], {
      finds: ['/currencyUnit'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form: { currencyUnit, data } }) =>
    currencyUnit === null && data.funding.length > 0 ? [{ paths: ['/currencyUnit'] }] : [],
};
