import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, form } from '../sketch.ts';
import { type Decimal, exact } from '../support/arithmetic.ts';
import { scoreSum, sumText } from '../support/sums.ts';

export const totalScoreSum: Rule = {
  id: 'total/score-sum',
  severity: 'error',
  statement: {
    zh: '执行率得分与各指标得分之和应等于总分',
    en: 'execution score + indicator scores = printed total score',
  },
  basis: EVALUATION,
  judgedBy: ['roundingDoubt'],
  why: {
    zh: '总分决定评价等级，应由各项得分相加得出。',
    en: 'The total decides the grade; it must come from the scores below it.',
  },
  examples: [
    example(
      { zh: '10 + 50 + 38 = 98，总分填列为 96', en: '10 + 50 + 38 = 98, printed as 96' },
      { rows: [{ score: '50' }, { score: '38' }], total: ['100', '96'] },
      ['/total/score'],
    ),
    example(
      { zh: '相差 0.01 属四舍五入', en: 'off by 0.01: rounding' },
      {
        money: ['7', '7', '6', '10', '85.71', '8.57'],
        rows: [{ score: '90' }],
        total: ['100', '98.58'],
      },
    ),
    example(
      {
        zh: '表中不印执行率得分，总分含之',
        en: 'the total holds an execution score that is not printed',
      },
      {
        rows: [{ weight: '90', score: '89' }],
        total: [null, '98.5'],
        without: ['score', 'maxScore'],
        money: ['9', '9', '8.55', null, '95.00', null],
      },
    ),
    {
      title: {
        zh: '执行率得分空白另有一条，总分可含可不含',
        en: 'a blank execution score is reported apart: the total may hold it or not',
      },
      forms: [
        form({
          money: ['100', '100', '90', '10', '90', null],
          rows: [{ score: '90' }],
          total: ['100', '99'],
        }),
        form({
          money: ['100', '100', '90', '10', '90', null],
          rows: [{ score: '90' }],
          total: ['100', '90'],
        }),
      ],
      finds: [],
    },
    example(
      { zh: '得分保留一位小数：相差 0.1', en: 'scores with one decimal: off by 0.1' },
      {
        money: ['100', '100', '98.71', '10', '98.71', '9.9'],
        rows: [{ score: '49.5' }, { score: '38.2' }],
        total: ['100', '97.5'],
      },
    ),
    example(
      { zh: '得分保留一位小数：相差 2', en: 'scores with one decimal: off by 2' },
      {
        money: ['100', '100', '98.71', '10', '98.71', '9.9'],
        rows: [{ score: '49.5' }, { score: '38.2' }],
        total: ['100', '95.6'],
      },
      ['/total/score'],
    ),
    example(
      { zh: '有一行得分待核', en: 'a score is up for review' },
      {
        rows: [{ score: '50' }, { score: '38' }],
        total: ['100', '96'],
        notes: { '/indicators/1/score': ['review'] },
      },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const { score } = view.total;
  const sum = scoreSum(view);
  if (!isGiven(score) || sum === null || sum === 'right') return [];
  if (sum === 'rounding' && view.profile.roundingDoubt === 'silent') return [];
  const doubt = sum === 'rounding' ? ({ severity: 'info', profile: view.profile } as const) : {};
  return [{ ...report(view, score.at, score.value), ...doubt }];
}

function report(view: FormView, at: string, found: Decimal): Found {
  const { zh, en, sum } = sumText(view, 'score');
  return {
    at: [at],
    message: {
      zh: `总分填列为 ${exact(found)} 分，而${zh}。请核对总分。`,
      en: `The total score is ${exact(found)}, but ${en}. Check the total.`,
    },
    expected: sum,
    found: exact(found),
  };
}
