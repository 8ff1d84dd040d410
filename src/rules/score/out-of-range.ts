import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { isOutOfRange, pointsOf } from '../support/points.ts';

export const scoreOutOfRange: Rule = {
  id: 'score/out-of-range',
  severity: 'error',
  statement: { zh: '得分不低于 0，不高于分值', en: '0 ≤ score ≤ weight' },
  basis: EVALUATION,
  why: {
    zh: '超出分值的得分会掩盖别处的扣分。',
    en: 'A score above its weight hides what was lost elsewhere.',
  },
  examples: [
    example(
      { zh: '分值 13，得分 14', en: 'weight 13, score 14' },
      { rows: [{ weight: '13', score: '14' }] },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '得分保留一位小数：6.25 分得 6.3', en: 'scores with one decimal: 6.3 of 6.25' },
      { rows: [{ weight: '6.25', score: '6.3' }] },
    ),
    example(
      { zh: '两行共用一个得分格', en: 'two rows share one score cell' },
      {
        rows: [{ weight: '5', score: '10' }, { weight: '5' }],
        notes: { '/indicators/1/score': ['merged-with-row-0'] },
      },
    ),
  ],
  check: eachRow(check),
};

function check(row: RuleRow, { hasWeights }: FormView): Found | null {
  const points = hasWeights && isOutOfRange(row) ? pointsOf(row) : null;
  if (!points) return null;
  const [found, most] = [exact(points.score), exact(points.weight)];
  return {
    at: [row.score.at, row.weight.at],
    message: {
      zh: `“${nameOf(row)}”分值 ${most} 分，得 ${found} 分，得分应不低于 0 分、不高于分值。请核对得分与分值。`,
      en: `“${nameOf(row)}” scores ${found}; expected 0 to its weight ${most}. Check score and weight.`,
    },
    expected: `0–${most}`,
    found,
  };
}
