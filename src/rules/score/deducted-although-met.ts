import { exact } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { isMet, measureText } from '../met.ts';
import { hasReason, nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const scoreDeductedAlthoughMet: Rule = {
  id: 'score/deducted-although-met',
  severity: 'warning',
  statement: { zh: '按填报数已完成，却扣分且未说明原因', en: 'met, below the full score, no reason given' },
  basis: EVALUATION,
  why: {
    zh: '已完成而扣分，多半是实际值或得分填错。',
    en: 'Points taken from a met target mean that the actual value or the score is wrong.',
  },
  examples: [
    {
      title: { zh: '≥100% → 100%，7 / 10，原因空白', en: '≥100% → 100%, 7 of 10, no reason' },
      forms: [
        form({ rows: [{ under: '产出/时效', target: '≥100%', actual: '100%', weight: '10', score: '7' }] }),
      ],
      finds: ['/forms/0/data/indicators/0/score'],
    },
    {
      title: { zh: '已说明原因', en: 'with a reason' },
      forms: [
        form({ rows: [{ target: '≥8期', actual: '8期', weight: '10', score: '7', reason: '两期质量不高' }] }),
      ],
      finds: [],
    },
    {
      title: { zh: '表中没有原因栏', en: 'the form has no column for reasons' },
      forms: [
        form({ rows: [{ target: '≥8期', actual: '8期', weight: '10', score: '7' }], without: ['deviation'] }),
      ],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const { weight, score } = row;
    if (row.isShared || !isGiven(weight) || !isGiven(score) || score.value.gte(weight.value)) return [];
    if (isMet(row) !== true || hasReason(row) !== false) return [];
    const [target, actual] = [measureText(row.target), measureText(row.actual)];
    const [full, found] = [exact(weight.value), exact(score.value)];
    return [
      {
        at: [score.at, row.actual.at],
        message: {
          zh: `“${nameOf(row)}”目标 ${target}，实际 ${actual}，已完成，却只得 ${found}（分值 ${full}），未说明原因。请核对实际值与得分。`,
          en: `“${nameOf(row)}”: target ${target}, actual ${actual}, met, yet ${found} of ${full} and no reason. Check the actual value and the score.`,
        },
        expected: full,
        found,
      },
    ];
  });
}
