import { currenciesIn } from '../../forms/form-currency.ts';
import { type Check, example, soundExample } from '../check.ts';

export const unitsDiffer: Check = {
  id: 'units-differ',
  statement: { zh: '表上印着两种金额单位', en: 'two units that amounts are told in' },
  why: {
    zh: '哪一栏按哪个单位，相差一万倍',
    en: 'nobody knows which amount is told in which: they differ by ten thousand',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '一栏印万元，一栏印元', en: 'one column in ten thousands, one in yuan' },
      [['全年执行数', '全年执行数（元）']],
      { finds: ['/currencyUnit'] },
    ),
    soundExample(),
  ],
  observe: ({ segments }) => (currenciesIn(segments).length > 1 ? [{ paths: ['/currencyUnit'] }] : []),
};
