import { type Check, example, soundExample, speaking } from '../check.ts';
import { hasMeasures, hasUnknownColumn } from '../missing-columns.ts';

export const measuresMissing: Check = {
  id: 'measures-missing',
  statement: {
    zh: '没有一行有目标值或完成值，却有认不出的列',
    en: 'no row has a target, or none says what came of it, and there is a column that is not known',
  },
  why: {
    zh: '每张表都有这两栏，那一列可能就是它',
    en: 'every form has both: it may be that column',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '表头读不懂', en: 'headings that are not understood' },
      [
        ['年度指标值', '年度旨标佰'],
        ['实际完成值', '实示完'],
      ],
      { finds: ['/indicators/0/target'], as: 'aligned' },
    ),
    soundExample('aligned'),
  ],
  observe: ({ form, ways }) => {
    if (hasMeasures(form)) return [];
    // where columns are a conclusion, the names may have taken them in
    if (ways.includes('aligned')) return speaking(form, /^\/indicators\/\d+\/(level3|target|actual|extras)/);
    return hasUnknownColumn(form) ? speaking(form, /^\/indicators\/\d+\/(target|actual|extras)/) : [];
  },
};
