import { decimal } from '../arithmetic.ts';
import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { measureText, quantityOf } from '../met.ts';
import { nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { isPercent } from '../units.ts';
import { isShare } from '../words.ts';

export const targetZero: Rule = {
  id: 'target/zero',
  severity: 'warning',
  statement: {
    zh: '比率指标的目标值为 0（“≤”“<”除外）',
    en: 'a ratio with target 0 (not with ≤ or <, not a count)',
  },
  basis: TARGETS,
  why: {
    zh: '目标为 0 的比率无法按比例计分，等于没有目标。',
    en: 'A ratio of 0 cannot be scored in proportion; it is no target.',
  },
  examples: [
    {
      title: { zh: '超预算支出比率 =0%', en: '超预算支出比率 =0%' },
      forms: [form({ rows: [{ under: '产出/质量', name: '超预算支出比率', target: '=0%' }] })],
      finds: ['/forms/0/data/indicators/0/target'],
    },
    {
      title: { zh: '事故数 =0起；结余率 ≤0%', en: '事故数 =0起; 结余率 ≤0%' },
      forms: [
        form({
          rows: [
            { name: '安全事故数', target: '=0起' },
            { name: '资金结余率', target: '≤0%' },
          ],
        }),
      ],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const target = quantityOf(row.target);
    if (!target || !decimal(target.number).isZero() || target.comparator?.startsWith('<')) return [];
    const isRatio = target.unit === null ? isShare(row.indicator.level3 ?? '') : isPercent(target.unit);
    if (!isRatio) return [];
    return [
      {
        at: [row.target.at],
        message: {
          zh: `“${nameOf(row)}”目标 ${measureText(row.target)}：比率目标为 0，无法按比例计分。请改用“≤”或改设目标。`,
          en: `“${nameOf(row)}”, target ${measureText(row.target)}: a ratio of 0 cannot be scored. Use ≤ or set another target.`,
        },
        found: measureText(row.target),
      },
    ];
  });
}
