import { EVALUATION } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { example, rowExample } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { isDeductedAlthoughMet, isDeductedWithoutReason } from '../support/deducted.ts';
import { pointsOf } from '../support/points.ts';

const row = { under: '产出/质量', target: '=100%', actual: '90%', weight: '10', score: '9' };

export const deviationReasonMissing: Rule = {
  id: 'deviation/reason-missing',
  severity: 'error',
  statement: {
    zh: '得分低于分值，必须说明偏差原因（无、无原因、无偏差、不适用、— 不是原因）',
    en: 'below the full score, and the reason cell is blank or says none (无, 无原因, 无偏差, 不适用, —)',
  },
  basis: EVALUATION,
  why: {
    zh: '扣分而无原因，整改无从谈起。',
    en: 'Points lost without a reason leave nothing to mend.',
  },
  examples: [
    rowExample(row, 'deviation', { zh: '原因空白', en: 'no reason' }),
    rowExample({ ...row, reason: '无' }, 'deviation'),
    rowExample({ ...row, reason: '无原因' }, 'deviation'),
    rowExample({ ...row, reason: '无偏差。' }, 'deviation'),
    rowExample({ ...row, reason: '不适用' }, 'deviation'),
    rowExample({ ...row, reason: '已按计划完成' }, 'deviation'),
    rowExample({ ...row, reason: '完成较好，偏差较小' }, 'deviation'),
    rowExample({ ...row, weight: '3.33', score: '3.3' }, null, {
      zh: '得分保留一位小数，即为满分',
      en: 'full, with one decimal',
    }),
    rowExample({ ...row, reason: '无财政资金配套，设备未到' }, null),
    rowExample({ ...row, actual: '100%' }, null, {
      zh: '已完成而扣分，由“已完成却扣分”报告',
      en: 'met: reported by deducted-although-met',
    }),
    example(
      { zh: '原因在合并格中', en: 'the reason stands in a merged cell' },
      {
        rows: [{ ...row, reason: '设备到货延迟' }, row],
        notes: { '/indicators/1/deviation': ['merged-with-row-0'] },
      },
    ),
    example(
      { zh: '表中没有原因栏', en: 'the form has no column for reasons' },
      { rows: [row], without: ['deviation'] },
    ),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const points = pointsOf(row);
  if (!points || !isDeductedWithoutReason(row) || isDeductedAlthoughMet(row)) return null;
  const [found, full] = [exact(points.score), exact(points.weight)];
  const lost = exact(points.weight.minus(points.score));
  const said = row.reason.value === null ? '空白' : `为“${row.reason.value}”`;
  return {
    at: [row.reason.at, row.score.at],
    message: {
      zh: `“${nameOf(row)}”分值 ${full} 分，得 ${found} 分，扣 ${lost} 分，而偏差原因${said}。请补充偏差原因及改进措施。`,
      en: `“${nameOf(row)}” scores ${found} of ${full} and gives no reason. State the reason and the remedy.`,
    },
    found: row.reason.value,
  };
}
