import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const scoreAllFull: Rule = {
  id: 'score/all-full',
  severity: 'info',
  statement: { zh: '各项指标全部满分', en: 'every indicator has its full score' },
  basis: EVALUATION,
  why: {
    zh: '常见，本身不是问题；抽查时可优先。',
    en: 'Common, and no fault by itself; a reason to be drawn in a spot check.',
  },
  examples: [
    {
      title: { zh: '50 / 50，40 / 40', en: '50 of 50, 40 of 40' },
      forms: [
        form({
          rows: [
            { weight: '50', score: '50' },
            { weight: '40', score: '40' },
          ],
        }),
      ],
      finds: ['/forms/0'],
    },
    {
      title: { zh: '50 / 50，39 / 40', en: '50 of 50, 39 of 40' },
      forms: [
        form({
          rows: [
            { weight: '50', score: '50' },
            { weight: '40', score: '39' },
          ],
        }),
      ],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows, at, hasWeights }: FormView): readonly Found[] {
  const weighed = rows.filter(row => row.weight.value !== null || row.score.value !== null);
  const isFull = weighed.every(
    ({ weight, score }) => isGiven(weight) && isGiven(score) && score.value.eq(weight.value),
  );
  if (!hasWeights || weighed.length < 2 || !isFull) return [];
  return [
    {
      at: [at],
      message: {
        zh: `${weighed.length} 项指标全部满分。可列入抽查。`,
        en: `All ${weighed.length} indicators have their full score. Consider a spot check.`,
      },
    },
  ];
}
