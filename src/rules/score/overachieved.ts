import { decimal, shown } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { compare, measureText } from '../met.ts';
import { hasReason, nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const scoreOverachieved: Rule = {
  id: 'score/overachieved',
  severity: 'warning',
  statement: {
    zh: '远超“≥”“>”目标而未说明原因（130% 起为提示，120% 起为说明）',
    en: 'far over a target with ≥ or > and no reason given (warning from 130%, info from 120%)',
  },
  basis: EVALUATION,
  why: {
    zh: '大幅超额，多半是目标定得过低，或实际值填错。',
    en: 'So far over, the target was set too low or the actual value is wrong.',
  },
  examples: [
    {
      title: { zh: '≥2000户 → 3061户（153%）', en: '≥2000户 → 3061户 (153%)' },
      forms: [form({ rows: [{ target: '≥2000户', actual: '3061户', weight: '10', score: '10' }] })],
      finds: ['/forms/0/data/indicators/0/actual'],
    },
    {
      title: { zh: '≥100人 → 119人', en: '≥100人 → 119人' },
      forms: [form({ rows: [{ target: '≥100人', actual: '119人', weight: '10', score: '10' }] })],
      finds: [],
    },
    {
      title: { zh: '已说明原因', en: 'with a reason' },
      forms: [form({ rows: [{ target: '≥100人', actual: '190人', reason: '上级追加任务' }] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows, profile }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const found = compare(row);
    if (!found || found.target.lte(0) || row.isCost || hasReason(row) !== false) return [];
    if (found.sign !== '>' && found.sign !== '>=') return [];
    if (row.target.value?.kind === 'quantity' && row.target.value.comparator === null) return [];
    const ratio = found.actual.div(found.target);
    if (ratio.lt(profile.overachieved.note)) return [];
    const isFar = ratio.gte(profile.overachieved.reason);
    const limit = decimal(isFar ? profile.overachieved.reason : profile.overachieved.note).times(100);
    const [target, actual] = [measureText(row.target), measureText(row.actual)];
    return [
      {
        at: [row.actual.at, row.target.at],
        severity: isFar ? 'warning' : 'info',
        message: {
          zh: `“${nameOf(row)}”目标 ${target}，实际 ${actual}，为目标的 ${shown(ratio.times(100))}%（≥ ${shown(limit)}%），未说明原因。请说明原因或调整目标。`,
          en: `“${nameOf(row)}”: target ${target}, actual ${actual}, ${shown(ratio.times(100))}% of it (≥ ${shown(limit)}%), no reason given. Explain it or set the target right.`,
        },
        expected: target,
        found: actual,
        profile,
      },
    ];
  });
}
