import { EVALUATION } from '../basis.ts';
import { hasReason, nameOf, type RuleRow, shortened } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { compare, measureText } from '../support/met.ts';
import { isFull } from '../support/points.ts';

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
    rowExample({ ...full, reason: '受天气影响部分延期' }, 'deviation'),
    rowExample({ ...full, actual: '12期', reason: '上级追加任务' }, null),
    rowExample({ ...full, reason: '无偏差' }, null),
    rowExample({ ...full, reason: '已完成' }, null),
    rowExample({ ...full, reason: '按计划完成' }, null),
    rowExample({ ...full, reason: '不适用' }, null),
    rowExample({ ...full, reason: '已完成，未发生偏差' }, null),
    rowExample({ ...full, reason: '年度目标已完成' }, null),
    rowExample({ ...full, reason: '偏差率为0' }, null),
    rowExample({ ...full, reason: '目标完成情况良好，继续保持' }, null),
    rowExample({ ...full, reason: '已全部完成年度目标任务。' }, null),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const values = compare(row);
  const isExact = values?.isMet === true && values.isExact && values.actual.eq(values.target);
  if (!isExact || !isFull(row) || hasReason(row) !== true) return null;
  const [target, actual] = [measureText(row.target), measureText(row.actual)];
  return {
    at: [row.reason.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，得满分，却写有偏差原因“${shortened(row.reason.value ?? '')}”。请核对实际值。`,
      en: `“${nameOf(row)}”: target ${target}, actual ${actual}, full score, yet a reason for deviation. Check the actual value.`,
    },
    found: row.reason.value,
  };
}
