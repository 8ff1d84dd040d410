import { about, type Check, example, soundExample } from '../check.ts';
import { constraintsOf } from '../constraints.ts';

export const sumsOff: Check = {
  id: 'sums-off',
  statement: { zh: '表内的和、率多数对不上', en: 'most sums and rates of the form are not right' },
  why: {
    zh: '一两处算错是常事，处处算错多半是文字层的数字不是印出的数字',
    en: 'forms err in one sum or two; where hardly any is right, the digits of the text layer are not those that are printed',
  },
  note: 'broken-unicode',
  examples: [
    example(
      { zh: '总分、得分、执行率都不对', en: 'a total, a score and a rate that are wrong' },
      [
        ['总分 | < | < | < | < | 100 | 100', '总分 | < | < | < | < | 130 | 90'],
        ['100 | 100 | 10 | 100% | 10', '100 | 100 | 10 | 60% | 9'],
      ],
      { finds: ['/total/score', '/funding/0/executionRate'] },
    ),
    soundExample(),
  ],
  observe: ({ form }) => {
    const sums = constraintsOf(form).filter(({ kind }) => kind === 'sum');
    const off = sums.filter(({ holds }) => !holds);
    return off.length < LEAST || off.length <= MOST * sums.length
      ? []
      : about(off.flatMap(({ paths }) => paths));
  },
};

/** So many sums are wrong, and this share of all of them. */
const LEAST = 3;
const MOST = 0.6;
