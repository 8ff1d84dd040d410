import { exact } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import { blanksOf, isColumnBlank } from '../blank-measures.ts';
import type { FormView } from '../form-view.ts';
import { nameOf, type Row } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, rowExample } from '../sketch.ts';

const row = { target: '≥8期', weight: '10', score: '10' };
const done = { ...row, actual: '8期' };

export const actualMissing: Rule = {
  id: 'actual/missing',
  severity: 'error',
  statement: { zh: '实际完成值空白，却有得分', en: 'a score beside a blank actual value' },
  basis: EVALUATION,
  why: {
    zh: '没有实际值，得分便没有依据。',
    en: 'Without an actual value the score rests on nothing.',
  },
  examples: [
    rowExample(row, 'actual', { zh: '实际值空白，得满分', en: 'blank, the full score' }),
    rowExample({ ...row, score: '6', reason: '部分完成' }, 'actual', {
      zh: '实际值空白，得 6 分',
      en: 'blank, scored 6',
    }),
    rowExample({ weight: '10', score: '10' }, 'actual', {
      zh: '目标与实际都空白：只报告一次',
      en: 'target and actual both blank: one finding',
    }),
    example(
      { zh: '整栏空白：一张表只报告一次', en: 'the whole column is blank: one finding a form' },
      { rows: [row, row, row, done] },
      ['/indicators/0/actual'],
    ),
    rowExample(done, null),
    rowExample({ ...row, score: '0', reason: '未开展' }, null, {
      zh: '实际值空白，得 0 分',
      en: 'blank, scored 0',
    }),
    example(
      { zh: '表中没有实际值栏', en: 'the form has no column of actuals' },
      { rows: [row], without: ['actual'] },
    ),
    example(
      { zh: '与上一行共用得分', en: 'a score shared with the row above' },
      {
        rows: [
          { ...done, score: '20' },
          { target: '≥8期', weight: '10' },
        ],
        notes: { '/indicators/1/score': ['merged-with-row-0'] },
      },
    ),
    example(
      { zh: '实际值以“—”注明不适用', en: 'the actual says — (not applicable)' },
      { rows: [row], notes: { '/indicators/0/actual': ['not-applicable'] } },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const blanks = blanksOf(view, 'actual');
  if (isColumnBlank(view, blanks)) return [column(blanks)];
  return blanks.map(row => ({
    at: [row.actual.at, row.score.at],
    message: {
      zh: `“${nameOf(row)}”实际完成值空白，却得 ${points(row)} 分。请补填实际完成值，或重新计分。`,
      en: `“${nameOf(row)}”: the actual value is blank, yet it scores ${points(row)}. Fill it in, or score it anew.`,
    },
    found: points(row),
  }));
}

/** the column as a whole: one thing was left undone */
function column(rows: readonly Row[]): Found {
  return {
    at: rows.map(row => row.actual.at),
    message: {
      zh: `${rows.length} 项指标实际完成值空白，却有得分。请补填实际完成值，或重新计分。`,
      en: `${rows.length} indicators have a score beside a blank actual value. Fill them in, or score them anew.`,
    },
  };
}

function points({ score }: Row): string {
  return score.value ? exact(score.value) : '';
}
