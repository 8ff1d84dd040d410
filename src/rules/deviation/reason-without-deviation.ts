import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { compare, isMet, measureText } from '../met.ts';
import { hasReason, nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

const full = { target: '=8期', actual: '8期', weight: '10', score: '10' };

export const deviationReasonWithoutDeviation: Rule = {
  id: 'deviation/reason-without-deviation',
  severity: 'info',
  statement: { zh: '写了偏差原因，却没有偏差', en: 'a reason, but nothing deviates' },
  basis: EVALUATION,
  why: {
    zh: '可能实际值或得分漏改。',
    en: 'The actual value or the score may not have been brought up to date.',
  },
  examples: [
    {
      title: { zh: '=8期 → 8期，满分，却有原因', en: '=8期 → 8期, full, and a reason' },
      forms: [form({ rows: [{ ...full, reason: '受天气影响部分延期' }] })],
      finds: ['/forms/0/data/indicators/0/deviation'],
    },
    {
      title: { zh: '超额完成的原因', en: 'a reason for doing more' },
      forms: [form({ rows: [{ ...full, actual: '12期', reason: '上级追加任务' }] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const { weight, score, reason } = row;
    const values = compare(row);
    if (row.isShared || hasReason(row) !== true || isMet(row) !== true || !values?.actual.eq(values.target))
      return [];
    if (!isGiven(weight) || !isGiven(score) || !score.value.eq(weight.value)) return [];
    const [target, actual] = [measureText(row.target), measureText(row.actual)];
    return [
      {
        at: [reason.at],
        message: {
          zh: `“${nameOf(row)}”目标 ${target}，实际 ${actual}，满分，却写了偏差原因。请核对实际值。`,
          en: `“${nameOf(row)}”: target ${target}, actual ${actual}, full score, yet a reason for deviation. Check the actual value.`,
        },
        found: reason.value,
      },
    ];
  });
}
