import { EVALUATION } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { lateness } from '../support/lateness.ts';
import { isFull } from '../support/points.ts';

const row = { under: '产出/时效', weight: '8', score: '8' };

export const scoreLateButFull: Rule = {
  id: 'score/late-but-full',
  severity: 'warning',
  statement: {
    zh: '实际完成时间晚于目标时间，却得满分',
    en: 'the actual date is later than the target date, yet the full score',
  },
  basis: EVALUATION,
  why: { zh: '逾期完成应扣分并说明原因。', en: 'What was done late is scored lower, with the reason.' },
  examples: [
    rowExample({ ...row, target: '2023年8月31日前', actual: '2023年9月16日' }, 'score'),
    rowExample({ ...row, target: '≤12月31日', actual: '2024年1月20日' }, 'score'),
    rowExample({ ...row, target: '第二季度', actual: '第三季度' }, 'score'),
    rowExample({ ...row, target: '6月底前', actual: '下半年' }, 'score'),
    rowExample({ ...row, target: '6月中旬', actual: '6月28日' }, 'score'),
    rowExample({ ...row, target: '2023年上半年', actual: '2023年底' }, 'score'),
    rowExample({ ...row, target: '1-6月', actual: '1-7月' }, 'score', {
      zh: '延长一个月',
      en: 'a month longer',
    }),
    rowExample({ ...row, target: '三季度末前', actual: '10月' }, 'score'),
    rowExample({ ...row, target: '十二月底前', actual: '2024年1月' }, 'score'),
    rowExample({ ...row, target: '2023年8月31日前', actual: '2023年8月16日' }, null),
    rowExample({ ...row, target: '第二季度前', actual: '5月' }, null, {
      zh: '“前”指季初还是季末不明，至季末不算逾期',
      en: 'before a quarter may mean its end',
    }),
    rowExample({ ...row, target: '2023年11月至次年3月', actual: '2024年3月' }, null),
    rowExample({ ...row, target: '春节前', actual: '2023年2月' }, null),
    rowExample({ ...row, target: '2024年上半年', actual: '2023年上半年' }, null, {
      zh: '提前完成',
      en: 'done early',
    }),
    rowExample({ ...row, target: '第三季度', actual: '第三季度' }, null),
    rowExample({ ...row, target: '6月底前', actual: '全年' }, null, {
      zh: '全年从一月起，不能断定逾期',
      en: 'the whole year begins in January: not late for certain',
    }),
    rowExample({ ...row, target: '2023年10月前', actual: '2023年10月' }, null, {
      zh: '只到月份，不判断',
      en: 'months only, not judged',
    }),
    rowExample({ ...row, target: '6月底前', actual: '12月底前' }, null),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const late = isFull(row) ? lateness(row) : null;
  if (!late || !row.score.value) return null;
  const { target, actual } = late;
  return {
    at: [row.score.at, row.actual.at, row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target.text}”，实际“${actual.text}”，晚于目标，却得满分 ${exact(row.score.value)} 分。请重新计分并说明逾期原因。`,
      en: `“${nameOf(row)}” was due ${target.text}, done ${actual.text}: late, yet the full ${exact(row.score.value)}. Score it anew and give the reason.`,
    },
    expected: target.date,
    found: actual.date,
  };
}
