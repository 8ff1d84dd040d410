import type { Measure } from '../../model.ts';
import { exact } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { nameOf, type Row } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

const row = { under: '产出/时效', target: '2023年8月31日前', weight: '8', score: '8' };

export const scoreLateButFull: Rule = {
  id: 'score/late-but-full',
  severity: 'warning',
  statement: {
    zh: '实际完成日期晚于目标日期，却得满分',
    en: 'the actual date is later than the target date, yet the full score',
  },
  basis: EVALUATION,
  why: { zh: '逾期完成应扣分并说明原因。', en: 'What was done late is scored lower, with the reason.' },
  examples: [
    {
      title: { zh: '8月31日前 → 9月16日，8 / 8', en: 'before 31 August → 16 September, 8 of 8' },
      forms: [form({ rows: [{ ...row, actual: '2023年9月16日' }] })],
      finds: ['/forms/0/data/indicators/0/score'],
    },
    {
      title: { zh: '8月16日完成', en: 'done on 16 August' },
      forms: [form({ rows: [{ ...row, actual: '2023年8月16日' }] })],
      finds: [],
    },
    {
      title: {
        zh: '只到月份：10月前 → 10月，不判断',
        en: 'months only: before October → October, not judged',
      },
      forms: [form({ rows: [{ ...row, target: '2023年10月前', actual: '2023年10月' }] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

type DateMeasure = Extract<Measure, { kind: 'date' }>;

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const { weight, score } = row;
    const [target, actual] = [dateOf(row.target), dateOf(row.actual)];
    if (row.isShared || !isGiven(weight) || !isGiven(score) || !score.value.eq(weight.value)) return [];
    if (!target || !actual || weight.value.isZero() || !isLater(actual, target)) return [];
    return [
      {
        at: [score.at, row.actual.at, row.target.at],
        message: {
          zh: `“${nameOf(row)}”应于 ${target.text} 完成，实际 ${actual.text}，晚于目标，却得满分 ${exact(score.value)}。请扣分并说明原因。`,
          en: `“${nameOf(row)}” was due ${target.text}, done ${actual.text}: late, yet the full ${exact(score.value)}. Deduct and give the reason.`,
        },
        expected: target.date,
        found: actual.date,
      },
    ];
  });
}

function dateOf(leaf: Row['target']): DateMeasure | null {
  return isGiven(leaf) && leaf.value.kind === 'date' ? leaf.value : null;
}

/** Later for certain: compared as far as both are printed; 'before December' as actual may be any earlier day. */
function isLater(actual: DateMeasure, target: DateMeasure): boolean {
  if (target.relation === 'after' || actual.relation === 'before' || actual.relation === 'by') return false;
  const length = Math.min(actual.date.length, target.date.length);
  return actual.date.slice(0, length) > target.date.slice(0, length);
}
