import { exact } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { hasReason, nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

const deducted = { under: '产出/质量', target: '=100%', actual: '90%', weight: '10', score: '9' };

export const deviationReasonMissing: Rule = {
  id: 'deviation/reason-missing',
  severity: 'error',
  statement: {
    zh: '得分低于分值，必须说明偏差原因',
    en: 'below the full score, and the reason cell is blank, 无 or —',
  },
  basis: EVALUATION,
  why: {
    zh: '扣分而无原因，整改无从谈起。',
    en: 'Points lost without a reason leave nothing to mend.',
  },
  examples: [
    {
      title: { zh: '9 / 10，原因空白', en: '9 of 10, no reason' },
      forms: [form({ rows: [deducted] })],
      finds: ['/forms/0/data/indicators/0/deviation'],
    },
    {
      title: { zh: '9 / 10，原因填“无”', en: '9 of 10, the reason is 无' },
      forms: [form({ rows: [{ ...deducted, reason: '无' }] })],
      finds: ['/forms/0/data/indicators/0/deviation'],
    },
    {
      title: { zh: '原因在合并格中', en: 'the reason stands in a merged cell' },
      forms: [
        form({
          rows: [{ ...deducted, reason: '设备到货延迟' }, deducted],
          notes: { '/indicators/1/deviation': ['merged-with-row-0'] },
        }),
      ],
      finds: [],
    },
    {
      title: { zh: '表中没有原因栏', en: 'the form has no column for reasons' },
      forms: [form({ rows: [deducted], without: ['deviation'] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const { weight, score, reason } = row;
    if (row.isShared || !isGiven(weight) || !isGiven(score)) return [];
    if (score.value.gte(weight.value) || hasReason(row) !== false) return [];
    const [found, full] = [exact(score.value), exact(weight.value)];
    return [
      {
        at: [reason.at, score.at],
        message: {
          zh: `“${nameOf(row)}”得 ${found}，分值 ${full}，扣 ${exact(weight.value.minus(score.value))} 分，未说明原因。请补充偏差原因及改进措施。`,
          en: `“${nameOf(row)}” scores ${found} of ${full} and gives no reason. State the reason and the remedy.`,
        },
        found: reason.value,
      },
    ];
  });
}
