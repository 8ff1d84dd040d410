import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { hasReason, nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { decimal, shown } from '../support/arithmetic.ts';
import { compare, measureText } from '../support/met.ts';

const row = { weight: '10', score: '10' };

export const scoreOverachieved: Rule = {
  id: 'score/overachieved',
  severity: 'warning',
  statement: {
    zh: '实际值远超目标而未说明原因（130% 起为警告，120% 起为提示）',
    en: 'far over the target and no reason given (warning from 130%, info from 120%)',
  },
  basis: EVALUATION,
  judgedBy: ['overachieved'],
  why: {
    zh: '大幅超额，目标值或实际值需要核对。',
    en: 'So far over, the target or the actual value wants a look.',
  },
  examples: [
    rowExample({ ...row, target: '≥2000户', actual: '3061户' }, 'actual'),
    rowExample({ ...row, target: '=10场', actual: '13场' }, 'actual'),
    rowExample({ ...row, target: '10场', actual: '14场' }, 'actual'),
    rowExample({ ...row, target: '不少于10场', actual: '12场' }, 'actual'),
    rowExample({ ...row, target: '≥100人', actual: '119人' }, null),
    rowExample({ ...row, target: '=10场', actual: '11场' }, null),
    rowExample({ ...row, target: '≥100人', actual: '190人', reason: '上级追加任务' }, null),
    rowExample({ ...row, under: '产出/成本', name: '总成本', target: '=10万元', actual: '14万元' }, null),
    rowExample({ ...row, name: '群众满意度', target: '≥90%', actual: '290%' }, null, {
      zh: '由“实际值高于 100%”报告',
      en: 'reported by actual/impossible-percent',
    }),
    rowExample({ ...row, target: '≥1.2万人次', actual: '12000' }, null, {
      zh: '实际值以人次计',
      en: 'the actual is counted in ones',
    }),
    rowExample({ ...row, name: '响应时间', target: '≤30分钟', actual: '10分钟' }, null),
  ],
  check: eachRow(check),
};

function check(row: RuleRow, { profile }: FormView): Found | null {
  const found = compare(row);
  if (!found?.isExact || found.isLimit || found.target.lte(0) || row.isCost) return null;
  const ratio = found.actual.div(found.target);
  if (ratio.lt(profile.overachieved.note) || hasReason(row) !== false) return null;
  const isFar = ratio.gte(profile.overachieved.reason);
  const limit = decimal(isFar ? profile.overachieved.reason : profile.overachieved.note).times(100);
  const percent = shown(ratio.times(100));
  const isRounded = !ratio.times(100).eq(percent);
  const [target, actual] = [measureText(row.target), measureText(row.actual)];
  return {
    at: [row.actual.at, row.target.at],
    severity: isFar ? 'warning' : 'info',
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，${isRounded ? '约' : ''}为目标的 ${percent}%（达到 ${shown(limit)}%），未说明原因。请补充说明，下年度合理设定目标值。`,
      en: `“${nameOf(row)}”: target ${target}, actual ${actual}, ${isRounded ? 'about ' : ''}${percent}% of it (from ${shown(limit)}%), no reason given. Explain it, and set next year’s target accordingly.`,
    },
    expected: target,
    found: actual,
    profile,
  };
}
