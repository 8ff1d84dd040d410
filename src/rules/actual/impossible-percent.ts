import { TARGETS } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { isImpossible } from '../support/impossible.ts';
import { measureText } from '../support/met.ts';

const quality = { under: '产出/质量', target: '≥95%' };

export const actualImpossiblePercent: Rule = {
  id: 'actual/impossible-percent',
  severity: 'warning',
  statement: {
    zh: '不可能超过 100% 的比率，实际值却高于 100%',
    en: 'an actual above 100% of what cannot exceed it',
  },
  basis: TARGETS,
  why: {
    zh: '合格、覆盖、满意的比例以 100% 为限。',
    en: 'Nothing is more than wholly passed, covered or satisfied.',
  },
  examples: [
    rowExample({ ...quality, name: '工程验收合格率', actual: '102%' }, 'actual'),
    rowExample({ ...quality, name: '医保覆盖率', actual: '101.5%' }, 'actual'),
    rowExample({ under: '满意度/服务对象满意度', target: '≥90%', actual: '290%' }, 'actual'),
    rowExample({ ...quality, name: '血液抽检合格率', target: '≥995‰', actual: '1003‰' }, 'actual'),
    rowExample({ ...quality, name: '验收合格率', actual: '100%' }, null),
    rowExample({ ...quality, name: '血液抽检合格率', target: '≥995‰', actual: '998‰' }, null),
    rowExample({ ...quality, name: '收入完成率', actual: '112%' }, null),
    rowExample({ ...quality, name: '任务完成率', actual: '120%' }, null),
    rowExample({ ...quality, name: '验收合格率', target: '≥120%', actual: '120%' }, null, {
      zh: '目标已高于 100%，由目标一条报告',
      en: 'the target is above 100% already: reported there',
    }),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  if (!isImpossible(row, 'actual') || isImpossible(row, 'target')) return null;
  const actual = measureText(row.actual);
  return {
    at: [row.actual.at],
    message: {
      zh: `“${nameOf(row)}”实际“${actual}”，此类比率不会超过 100%。请核对实际值。`,
      en: `“${nameOf(row)}”, actual ${actual}: this cannot exceed 100%. Check the actual value.`,
    },
    expected: '≤ 100%',
    found: actual,
  };
}
