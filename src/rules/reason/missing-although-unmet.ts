import type { Bilingual } from '../../model.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { hasReason, nameOf, type RuleRow, shortened } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, type RowSketch } from '../sketch.ts';
import { lateness } from '../support/lateness.ts';
import { compare, measureText } from '../support/met.ts';
import { notDone } from '../support/not-done.ts';

const unscored = (row: RowSketch) => ({ rows: [row], without: ['maxScore', 'score'] });
const found = ['/indicators/0/deviation'];

export const reasonMissingAlthoughUnmet: Rule = {
  id: 'reason/missing-although-unmet',
  severity: 'warning',
  statement: {
    zh: '不计分的表：指标未完成，却未说明原因',
    en: 'forms without scores: unmet, and no reason given',
  },
  basis: EVALUATION,
  why: {
    zh: '不计分的表，未完成的指标靠原因说明。',
    en: 'In a form without scores the reason is the point of an unmet indicator.',
  },
  examples: [
    example(
      { zh: '≥8期 → 6期，原因空白', en: '≥8期 → 6期, no reason' },
      unscored({ target: '≥8期', actual: '6期' }),
      found,
    ),
    example(
      { zh: '≥8期 → 6期，原因为“无”', en: '≥8期 → 6期, the reason is 无' },
      unscored({ target: '≥8期', actual: '6期', reason: '无' }),
      found,
    ),
    example(
      { zh: '完成验收 → 未完成', en: '完成验收 → 未完成 (not done)' },
      unscored({ target: '完成验收', actual: '未完成' }),
      found,
    ),
    example(
      { zh: '6月底前 → 9月', en: 'by the end of June → September' },
      unscored({ target: '6月底前', actual: '9月' }),
      found,
    ),
    example(
      { zh: '总成本 =5万元 → 6.5万元', en: 'a total cost of =5万元 → 6.5万元' },
      unscored({ under: '产出/成本', name: '总成本', target: '=5万元', actual: '6.5万元' }),
      found,
    ),
    example(
      { zh: '≥8期 → 6期，已说明原因', en: '≥8期 → 6期, with a reason' },
      unscored({ target: '≥8期', actual: '6期', reason: '两期改为线上' }),
    ),
    example({ zh: '≥8期 → 8期', en: '≥8期 → 8期' }, unscored({ target: '≥8期', actual: '8期' })),
    example(
      { zh: '计分的表由扣分规则报告', en: 'a form with scores is reported by the rules about scores' },
      {
        rows: [{ target: '≥8期', actual: '6期', weight: '10', score: '7.5' }],
      },
    ),
    example(
      { zh: '表中没有原因栏', en: 'the form has no column for reasons' },
      {
        rows: [{ target: '≥8期', actual: '6期' }],
        without: ['maxScore', 'score', 'deviation'],
      },
    ),
  ],
  check: eachForm(check),
};

function check({ rows, hasWeights, hasScores }: FormView): readonly Found[] {
  if (hasWeights || hasScores || rows.some(({ score }) => score.state !== 'absent')) return [];
  return rows.flatMap(row => unexplained(row) ?? []);
}

function unexplained(row: RuleRow): Found | null {
  const missed = row.isPart || hasReason(row) !== false ? null : missedBy(row);
  if (!missed) return null;
  const [target, actual] = [measureText(row.target), measureText(row.actual)].map(shortened);
  return {
    at: [row.reason.at, row.actual.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，${missed.zh}未说明原因。请补充未完成原因和改进措施。`,
      en: `“${nameOf(row)}”: target ${target}, actual ${actual}, ${missed.en}, and no reason given. State the reason and the remedy.`,
    },
    found: row.reason.value,
  };
}

/** what the actual says itself is not said again */
function missedBy(row: RuleRow): Bilingual | null {
  const values = compare(row);
  if (values?.isMet === false) {
    return values.isByName && values.isLimit
      ? { zh: '超出目标，', en: 'above it' }
      : { zh: '未完成，', en: 'unmet' };
  }
  if (lateness(row)) return { zh: '晚于目标，', en: 'late' };
  return notDone(row) ? { zh: '', en: 'not done by its own words' } : null;
}
