import { TARGETS } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { measureText } from '../support/met.ts';
import { isZeroTarget } from '../support/zero-target.ts';

export const targetZero: Rule = {
  id: 'target/zero',
  severity: 'warning',
  statement: {
    zh: '越高越好的比率，目标值却为 0（投诉率、事故率等本应为 0 的除外）',
    en: 'a ratio to be reached with target 0 (not what must be zero, not with ≤ or <, not a count)',
  },
  basis: TARGETS,
  why: {
    zh: '越高越好的比率以 0 为目标，等于没有目标。',
    en: 'Where more is better, 0 is no target.',
  },
  examples: [
    rowExample({ under: '产出/质量', name: '验收合格率', target: '=0%' }, 'target'),
    rowExample({ under: '产出/时效', name: '任务按期完成率', target: '0' }, 'target'),
    rowExample({ under: '效益/社会效益', name: '群众投诉率', target: '=0%' }, null, {
      zh: '本应为 0 的比率',
      en: 'what must be zero',
    }),
    rowExample({ under: '产出/质量', name: '安全事故发生率', target: '0%' }, null),
    rowExample({ under: '产出/质量', name: '资金违规率', target: '=0%' }, null),
    rowExample({ under: '产出/质量', name: '数据差错率', target: '=0%' }, null),
    rowExample({ under: '产出/质量', name: '食品变质比例', target: '=0%' }, null),
    rowExample({ under: '产出/质量', name: '超预算支出比率', target: '=0%' }, null),
    rowExample({ under: '产出/质量', name: '收入增长率', target: '=0%' }, null),
    rowExample({ name: '安全事故数', target: '=0起' }, null),
    rowExample({ under: '产出/成本', name: '资金结余率', target: '≤0%' }, null),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  if (!isZeroTarget(row)) return null;
  return {
    at: [row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标“${measureText(row.target)}”：此类比率越高越好，目标为 0 不能反映完成情况。请下年度合理设定目标值。`,
      en: `“${nameOf(row)}”, target ${measureText(row.target)}: the more of this the better, and 0 is no target. Set another one next year.`,
    },
    found: measureText(row.target),
  };
}
