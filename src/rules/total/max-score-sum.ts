import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { isMaxScoreSum, sumText } from '../support/sums.ts';

export const totalMaxScoreSum: Rule = {
  id: 'total/max-score-sum',
  severity: 'error',
  statement: {
    zh: '执行率分值与各指标分值之和应等于合计分值',
    en: 'execution weight + indicator weights = printed total weight',
  },
  basis: EVALUATION,
  why: {
    zh: '分值合计不对，各项得分便失去共同的尺度。',
    en: 'Where the weights do not add up, the scores have no common scale.',
  },
  examples: [
    example(
      { zh: '10 + 50 + 45，合计填列为 100', en: '10 + 50 + 45, printed as 100' },
      {
        rows: [
          { weight: '50', score: '50' },
          { weight: '45', score: '45' },
        ],
        total: ['100', '100'],
      },
      ['/total/maxScore'],
    ),
    example(
      {
        zh: '10 + 50 + 40 = 100；未赋分的行计 0',
        en: '10 + 50 + 40 = 100; a row without weight counts 0',
      },
      { rows: [{ weight: '50' }, { weight: '40' }, {}], total: ['100', null] },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const { maxScore } = view.total;
  if (!isGiven(maxScore) || isMaxScoreSum(view) !== false) return null;
  const { zh, en, sum } = sumText(view, 'maxScore');
  return {
    at: [maxScore.at],
    message: {
      zh: `合计分值填列为 ${exact(maxScore.value)} 分，而${zh}。请核对分值设置。`,
      en: `The total weight is ${exact(maxScore.value)}, but ${en}. Check the weights.`,
    },
    expected: sum,
    found: exact(maxScore.value),
  };
}
