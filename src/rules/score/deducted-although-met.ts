import { EVALUATION } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { example, rowExample } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { isDeductedAlthoughMet } from '../support/deducted.ts';
import { measureText } from '../support/met.ts';
import { pointsOf } from '../support/points.ts';

const row = { target: '≥8期', actual: '8期', weight: '10', score: '7' };

export const scoreDeductedAlthoughMet: Rule = {
  id: 'score/deducted-although-met',
  severity: 'warning',
  statement: { zh: '按填报数已完成，却扣分且未说明原因', en: 'met, below the full score, no reason given' },
  basis: EVALUATION,
  why: {
    zh: '已完成而扣分，实际值与得分必有一处需要核对。',
    en: 'Points taken from a met target: the actual value or the score wants a look.',
  },
  examples: [
    rowExample({ ...row, under: '产出/时效', target: '≥100%', actual: '100%' }, 'score'),
    rowExample({ ...row, target: '8期以上', actual: '9期', reason: '无偏差' }, 'score', {
      zh: '“无偏差”不是原因',
      en: '无偏差 is no reason',
    }),
    rowExample({ ...row, target: '7-8期', actual: '8期' }, 'score'),
    rowExample({ ...row, reason: '两期质量不高' }, null),
    rowExample({ ...row, under: '产出/成本', name: '总成本', target: '=9万元', actual: '8万元' }, null, {
      zh: '成本节约，是否完成不作判断',
      en: 'a saved cost is neither met nor unmet',
    }),
    example(
      { zh: '表中没有原因栏', en: 'the form has no column for reasons' },
      { rows: [row], without: ['deviation'] },
    ),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const points = pointsOf(row);
  if (!points || !isDeductedAlthoughMet(row)) return null;
  const [target, actual] = [measureText(row.target), measureText(row.actual)];
  const [full, found] = [exact(points.weight), exact(points.score)];
  return {
    at: [row.score.at, row.actual.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，已完成，分值 ${full} 分，只得 ${found} 分，未说明原因。请核对实际值与得分。`,
      en: `“${nameOf(row)}”: target ${target}, actual ${actual}, met, yet ${found} of ${full} and no reason. Check the actual value and the score.`,
    },
    expected: full,
    found,
  };
}
