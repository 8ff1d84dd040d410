import { type Check, example, soundExample, speaking } from '../check.ts';
import { hasMeasures } from '../columns.ts';

export const measuresMissing: Check = {
  id: 'measures-missing',
  statement: {
    zh: '没有一行有目标值，或没有一行有完成值',
    en: 'no row has a target, or none says what came of it',
  },
  why: {
    zh: '每张表都有这两栏，表头可能没有认出',
    en: 'every form has both: a heading may not have been recognised',
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
  observe: ({ form }) =>
    hasMeasures(form) ? [] : speaking(form, /^\/indicators\/\d+\/(target|actual|extras)/),
};
