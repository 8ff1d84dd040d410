import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, rowExample } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { blanksOf, isColumnBlank } from '../support/blank-measures.ts';

const row = { actual: '8期', weight: '10', score: '10' };
const done = { ...row, target: '≥8期' };

export const targetMissing: Rule = {
  id: 'target/missing',
  severity: 'error',
  statement: { zh: '年度指标值空白，却有得分', en: 'a score beside a blank target' },
  basis: EVALUATION,
  why: {
    zh: '没有目标值，得分便没有依据。',
    en: 'Without a target the score rests on nothing.',
  },
  examples: [
    rowExample(row, 'target', { zh: '目标值空白，得满分', en: 'blank, the full score' }),
    rowExample({ ...row, score: '9', reason: '略有不足' }, 'target', {
      zh: '目标值空白，得 9 分',
      en: 'blank, scored 9',
    }),
    example(
      { zh: '整栏空白：一张表只报告一次', en: 'the whole column is blank: one finding a form' },
      { rows: [row, row, row, done] },
      ['/indicators/0/target'],
    ),
    rowExample(done, null),
    rowExample({ weight: '10', score: '10' }, null, {
      zh: '实际值也空白，由“实际值空白”报告',
      en: 'the actual is blank too: reported by actual/missing',
    }),
    example(
      { zh: '表中没有目标值栏', en: 'the form has no column of targets' },
      { rows: [row], without: ['target'] },
    ),
    example(
      { zh: '目标值以“—”注明不适用', en: 'the target says — (not applicable)' },
      { rows: [row], notes: { '/indicators/0/target': ['not-applicable'] } },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const blanks = blanksOf(view, 'target');
  if (isColumnBlank(view, blanks)) return [column(blanks)];
  return blanks.map(row => ({
    at: [row.target.at, row.score.at],
    message: {
      zh: `“${nameOf(row)}”年度指标值空白，却得 ${points(row)} 分。请补填年度指标值，或重新计分。`,
      en: `“${nameOf(row)}”: the target is blank, yet it scores ${points(row)}. Fill it in, or score it anew.`,
    },
    found: points(row),
  }));
}

/** the column as a whole: one thing was left undone */
function column(rows: readonly RuleRow[]): Found {
  return {
    at: rows.map(row => row.target.at),
    message: {
      zh: `${rows.length} 项指标年度指标值空白，却有得分。请补填年度指标值，或重新计分。`,
      en: `${rows.length} indicators have a score beside a blank target. Fill them in, or score them anew.`,
    },
  };
}

function points({ score }: RuleRow): string {
  return score.value ? exact(score.value) : '';
}
