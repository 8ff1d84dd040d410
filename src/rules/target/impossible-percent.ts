import { decimal } from '../arithmetic.ts';
import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { measureText, quantityOf } from '../met.ts';
import { nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { isPercent } from '../units.ts';
import { isCapped } from '../words.ts';

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
    {
      title: { zh: '及时率 ≥120%', en: '及时率 ≥120%' },
      forms: [form({ rows: [{ under: '产出/时效', name: '报告出具及时率', target: '≥120%' }] })],
      finds: ['/forms/0/data/indicators/0/target'],
    },
    {
      title: { zh: '增长率可以超过 100%', en: 'growth may exceed 100%' },
      forms: [form({ rows: [{ under: '效益/经济效益', name: '销售额增长率', target: '≥120%' }] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const target = quantityOf(row.target);
    if (!target || !isPercent(target.unit) || decimal(target.number).lte(100)) return [];
    if (!isCapped(row.indicator.level3 ?? '') && !row.isSatisfaction) return [];
    return [
      {
        at: [row.target.at],
        message: {
          zh: `“${nameOf(row)}”目标 ${measureText(row.target)}，此类比率不会超过 100%。请核对目标值。`,
          en: `“${nameOf(row)}”, target ${measureText(row.target)}: this cannot exceed 100%. Check the target.`,
        },
        expected: '≤ 100%',
        found: measureText(row.target),
      },
    ];
  });
}
