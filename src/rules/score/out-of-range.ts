import { exact } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

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
    {
      title: { zh: '分值 13，得分 14', en: 'weight 13, score 14' },
      forms: [form({ rows: [{ weight: '13', score: '14' }] })],
      finds: ['/forms/0/data/indicators/0/score'],
    },
    {
      title: { zh: '两行共用一个得分格', en: 'two rows share one score cell' },
      forms: [
        form({
          rows: [{ weight: '5', score: '10' }, { weight: '5' }],
          notes: { '/indicators/1/score': ['merged-with-row-0'] },
        }),
      ],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const { weight, score } = row;
    if (row.isShared || !isGiven(weight) || !isGiven(score)) return [];
    if (score.value.gte(0) && score.value.lte(weight.value)) return [];
    const [found, most] = [exact(score.value), exact(weight.value)];
    return [
      {
        at: [score.at, weight.at],
        message: {
          zh: `“${nameOf(row)}”得分 ${found}，应在 0 与分值 ${most} 之间。请核对得分或分值。`,
          en: `“${nameOf(row)}” scores ${found}; expected 0 to its weight ${most}. Check score and weight.`,
        },
        expected: `0–${most}`,
        found,
      },
    ];
  });
}
