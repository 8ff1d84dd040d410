import { type Check, example, soundExample, speaking } from '../check.ts';
import { hasUnknownColumn, isWeighed } from '../missing-columns.ts';

export const weightsAstray: Check = {
  id: 'weights-astray',
  statement: {
    zh: '没有分值和得分，却有认不出的列',
    en: 'weights and scores are missing, and there is a column that is not known',
  },
  why: { zh: '那一列可能就是它', en: 'it may be that column' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '分值、得分的表头读不懂', en: 'headings that are not understood' },
      [['实际完成值 | 分值 | 得分', '实际完成值 | 甲乙 | 丙丁']],
      { finds: ['/indicators/0/maxScore'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) =>
    isWeighed(form) || !hasUnknownColumn(form)
      ? []
      : speaking(form, /^\/(indicators\/\d+\/(maxScore|score|extras)|total\/)/),
};
