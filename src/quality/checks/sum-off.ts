import { about, type Check, example, soundExample } from '../check.ts';
import { constraintsOf } from '../constraints.ts';

export const sumOff: Check = {
  id: 'sum-off',
  statement: { zh: '表内的和、率对不上', en: 'a sum or a rate of the form is not right' },
  why: {
    zh: '没有框线的表里，数可能取自别的列',
    en: 'where columns are a conclusion, a number may be another column’s',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '总分不是各行之和', en: 'a total that is not the sum of its rows' },
      [['总分 | < | < | < | < | 100 | 100', '总分 | < | < | < | < | 100 | 90']],
      { finds: ['/total/score', '/indicators/0/score'], as: 'aligned' },
    ),
    soundExample('aligned'),
  ],
  observe: ({ form }) => {
    const off = constraintsOf(form).filter(({ holds, kind }) => !holds && kind !== 'name');
    return about(off.flatMap(({ paths }) => paths));
  },
};
