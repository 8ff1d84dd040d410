import { type Check, example, soundExample, speaking } from '../check.ts';
import { hasMeasures, hasUnknownColumn } from '../columns.ts';

export const measuresAstray: Check = {
  id: 'measures-astray',
  statement: {
    zh: '没有目标值或完成值，却有认不出的列',
    en: 'targets or results are missing, and there is a column that is not known',
  },
  why: { zh: '那一列可能就是它', en: 'it may be that column' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '表头读不懂', en: 'headings that are not understood' },
      [
        ['年度指标值', '年度旨标佰'],
        ['实际完成值', '实示完'],
      ],
      { finds: ['/indicators/0/target'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) =>
    hasMeasures(form) || !hasUnknownColumn(form)
      ? []
      : speaking(form, /^\/indicators\/\d+\/(target|actual|extras)/),
};
