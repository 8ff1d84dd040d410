import { TARGETS } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { isImpossible } from '../support/impossible.ts';
import { measureText } from '../support/met.ts';

export const targetImpossiblePercent: Rule = {
  id: 'target/impossible-percent',
  severity: 'warning',
  statement: {
    zh: '不可能超过 100% 的比率，目标却高于 100%',
    en: 'a percentage above 100 where the measure cannot exceed it',
  },
  basis: TARGETS,
  why: {
    zh: '达不到的目标不是目标，多半是笔误。',
    en: 'What cannot be reached is no target; mostly a slip.',
  },
  examples: [
    rowExample({ under: '产出/时效', name: '报告出具及时率', target: '≥120%' }, 'target'),
    rowExample({ under: '产出/质量', name: '工程验收合格率', target: '105%' }, 'target'),
    rowExample({ under: '效益/经济效益', name: '销售额增长率', target: '≥120%' }, null, {
      zh: '增长率可以超过 100%',
      en: 'growth may exceed 100%',
    }),
    rowExample({ under: '效益/经济效益', name: '税收收入完成率', target: '≥105%' }, null),
    rowExample({ under: '效益/经济效益', name: '工业总产值完成率', target: '≥110%' }, null),
    rowExample({ under: '产出/数量', name: '招商引资达成率', target: '≥110%' }, null),
    rowExample({ under: '产出/数量', name: '年度任务完成率', target: '≥110%' }, null),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  if (!isImpossible(row, 'target')) return null;
  const target = measureText(row.target);
  return {
    at: [row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，此类比率不会超过 100%。请核对目标值，下年度合理设定。`,
      en: `“${nameOf(row)}”, target ${target}: this cannot exceed 100%. Check the target, and set next year’s accordingly.`,
    },
    expected: '≤ 100%',
    found: target,
  };
}
