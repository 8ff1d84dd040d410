import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isBlank, isGiven } from '../leaf.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';

const measured = { target: '≥8期', actual: '8期', weight: '30' };

export const scoreMissing: Rule = {
  id: 'score/missing',
  severity: 'error',
  statement: {
    zh: '同一行有分值须有得分，有得分须有分值',
    en: 'a weight without a score or a score without a weight on one row',
  },
  basis: EVALUATION,
  why: { zh: '缺一项，这一行就没有评价结论。', en: 'With one of them missing the row says nothing.' },
  examples: [
    example(
      { zh: '分值 5，得分空白', en: 'weight 5, score blank' },
      { rows: [{ weight: '5' }, { weight: '5', score: '5' }] },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '得分 5，分值空白', en: 'score 5, weight blank' },
      { rows: [{ score: '5' }, { weight: '5', score: '5' }] },
      ['/indicators/0/maxScore'],
    ),
    example(
      { zh: '整栏得分空白：一张表只报告一次', en: 'the whole column of scores is blank: one finding a form' },
      { rows: [measured, measured, measured] },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '表中没有分值栏', en: 'the form has no column of weights' },
      { rows: [{ score: '5' }], without: ['maxScore'] },
    ),
    example(
      { zh: '得分以“—”注明不适用', en: 'the score says — (not applicable)' },
      {
        rows: [{ weight: '5' }, { weight: '5', score: '5' }],
        notes: { '/indicators/0/score': ['not-applicable'] },
      },
    ),
  ],
  check: eachForm(check),
};

function check({ rows, hasWeights, hasScores }: FormView): Found | readonly Found[] {
  if (!hasWeights) return [];
  const own = rows.filter(row => !row.isShared && !row.isPart);
  if (!hasScores) return unscored(own) ?? [];
  return own.flatMap(row => missingScore(row) ?? missingWeight(row) ?? []);
}

/** from this many rows on a blank column is one thing that was left undone */
const SEVERAL = 3;

/** Measured, weighed, and nothing scored. */
function unscored(rows: readonly RuleRow[]): Found | null {
  const weighed = rows.filter(({ weight }) => isGiven(weight) && weight.value.gt(0));
  const isMeasured = weighed.length >= SEVERAL && weighed.every(({ actual }) => isGiven(actual));
  if (!isMeasured || !weighed.every(({ score }) => isBlank(score))) return null;
  return {
    at: weighed.map(({ score }) => score.at),
    message: {
      zh: `${weighed.length} 项指标有分值和实际完成值，得分均空白。请补填得分。`,
      en: `${weighed.length} indicators have a weight and an actual value, and no score. Fill them in.`,
    },
  };
}

function missingScore(row: RuleRow): Found | null {
  const { weight, score } = row;
  if (!isGiven(weight) || weight.value.isZero() || !isBlank(score)) return null;
  return {
    at: [score.at, weight.at],
    message: {
      zh: `“${nameOf(row)}”分值 ${exact(weight.value)} 分，得分空白。请补填得分。`,
      en: `“${nameOf(row)}” weighs ${exact(weight.value)} but has no score. Fill it in.`,
    },
    expected: `0–${exact(weight.value)}`,
  };
}

function missingWeight(row: RuleRow): Found | null {
  const { weight, score } = row;
  if (!isGiven(score) || !isBlank(weight)) return null;
  return {
    at: [weight.at, score.at],
    message: {
      zh: `“${nameOf(row)}”得 ${exact(score.value)} 分，分值空白。请补填分值。`,
      en: `“${nameOf(row)}” scores ${exact(score.value)} but has no weight. Fill it in.`,
    },
    found: exact(score.value),
  };
}
