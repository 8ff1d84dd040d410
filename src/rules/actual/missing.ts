import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isBlank } from '../leaf.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, rowExample } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { blanksOf, isColumnBlank } from '../support/blank-measures.ts';
import { measureText } from '../support/met.ts';

const row = { target: '≥8期', weight: '10', score: '10' };
const done = { ...row, actual: '8期' };

export const actualMissing: Rule = {
  id: 'actual/missing',
  severity: 'error',
  statement: {
    zh: '实际完成值空白，却有得分；不计分的表，有目标而实际完成值空白（警告）',
    en: 'a score beside a blank actual value; in forms without scores a target beside one (warning)',
  },
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
    example(
      { zh: '不计分的表：有目标，实际值空白', en: 'a form without scores: a target, the actual blank' },
      { rows: [{ target: '≥8期' }], without: ['maxScore', 'score'] },
      ['/indicators/0/actual'],
    ),
    example(
      { zh: '不计分的表：实际值空白，已说明原因', en: 'a form without scores: blank, with a reason' },
      { rows: [{ target: '≥8期', reason: '当年未安排' }], without: ['maxScore', 'score'] },
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
  const severity = view.hasScores ? 'error' : 'warning';
  if (isColumnBlank(view, blanks)) return [{ ...column(blanks, view), severity }];
  return blanks.map(row => ({ ...(view.hasScores ? scored(row) : unscored(row)), severity }));
}

function scored(row: RuleRow): Found {
  const points = row.score.value ? exact(row.score.value) : '';
  const blank = isBlank(row.target)
    ? { zh: '年度指标值与实际完成值均空白', en: 'target and actual value are both blank' }
    : { zh: '实际完成值空白', en: 'the actual value is blank' };
  return {
    at: [row.actual.at, row.score.at],
    message: {
      zh: `“${nameOf(row)}”${blank.zh}，却得 ${points} 分。请补填，或重新计分。`,
      en: `“${nameOf(row)}”: ${blank.en}, yet it scores ${points}. Fill in what is missing, or score it anew.`,
    },
    found: points,
  };
}

function unscored(row: RuleRow): Found {
  const target = measureText(row.target);
  return {
    at: [row.actual.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际完成值空白，也未说明原因。请补填实际完成值。`,
      en: `“${nameOf(row)}”: target ${target}, the actual value is blank, and no reason given. Fill it in.`,
    },
  };
}

/** the column as a whole: one thing was left undone */
function column(rows: readonly RuleRow[], { hasScores }: FormView): Found {
  const at = rows.map(row => row.actual.at);
  if (!hasScores)
    return {
      at,
      message: {
        zh: `${rows.length} 项指标实际完成值空白。请补填实际完成值。`,
        en: `The actual values of ${rows.length} indicators are blank. Fill them in.`,
      },
    };
  return {
    at,
    message: {
      zh: `${rows.length} 项指标实际完成值空白，却有得分。请补填实际完成值，或重新计分。`,
      en: `${rows.length} indicators have a score beside a blank actual value. Fill them in, or score them anew.`,
    },
  };
}
