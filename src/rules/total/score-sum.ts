import { add, CENT, type Decimal, decimal, exact, isWithin, shown } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isDoubtful, isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { mayBeExecution, sumsOf } from '../sums.ts';

/** systems add the execution score unrounded: this much is usual whatever the number of rows */
const USUAL = decimal('0.02');

export const totalScoreSum: Rule = {
  id: 'total/score-sum',
  severity: 'error',
  statement: {
    zh: '执行率得分与各指标得分之和应等于总分',
    en: 'execution score + indicator scores = printed total score',
  },
  basis: EVALUATION,
  why: {
    zh: '总分决定评价等级，应由各项得分相加得出。',
    en: 'The total decides the grade; it must come from the scores below it.',
  },
  examples: [
    {
      title: { zh: '10 + 50 + 38 = 98，总分印作 96', en: '10 + 50 + 38 = 98, printed as 96' },
      forms: [form({ rows: [{ score: '50' }, { score: '38' }], total: ['100', '96'] })],
      finds: ['/forms/0/data/total/score'],
    },
    {
      title: { zh: '相差 0.01 属四舍五入', en: 'off by 0.01: rounding' },
      forms: [
        form({
          money: ['7', '7', '6', '10', '85.71', '8.57'],
          rows: [{ score: '90' }],
          total: ['100', '98.58'],
        }),
      ],
      finds: [],
    },
    {
      title: {
        zh: '表中不印执行率得分，总分含之',
        en: 'the total holds an execution score that is not printed',
      },
      forms: [
        form({
          rows: [{ weight: '90', score: '89' }],
          total: [null, '98.5'],
          without: ['score', 'maxScore'],
          money: ['9', '9', '8.55', null, '95.00', null],
        }),
      ],
      finds: [],
    },
    {
      title: { zh: '有一行得分待核', en: 'a score is up for review' },
      forms: [
        form({
          rows: [{ score: '50' }, { score: '38' }],
          total: ['100', '96'],
          notes: { '/indicators/1/score': ['review'] },
        }),
      ],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const { score } = view.total;
  const leaves = [...view.rows.map(row => row.score), ...(view.money ? [view.money.score] : [])];
  if (!isGiven(score) || !view.hasScores || leaves.some(isDoubtful)) return [];
  const sums = sumsOf(view, 'score');
  const terms = leaves.filter(leaf => leaf.value !== null).length;
  if (sums.some(sum => isWithin(sum, score.value, USUAL)) || mayBeExecution(view, 'score', score.value))
    return [];
  const isSure = sums.every(sum => !isWithin(sum, score.value, CENT.times(2).times(terms + 1)));
  if (!isSure && view.profile.roundingDoubt === 'silent') return [];
  return [
    {
      ...report(view, score.at, score.value),
      ...(isSure ? {} : { severity: 'info', profile: view.profile }),
    },
  ];
}

function report(view: FormView, at: string, found: Decimal): Found {
  const rows = add(view.rows.flatMap(row => row.score.value ?? []));
  const execution = view.money?.score.value ?? decimal(0);
  const expected = shown(rows.plus(execution));
  return {
    at: [at],
    message: {
      zh: `总分为 ${exact(found)}，而执行率得分 ${shown(execution)} + 各指标得分 ${shown(rows)} = ${expected}。请核对总分。`,
      en: `The total score is ${exact(found)}, but execution ${shown(execution)} + indicators ${shown(rows)} = ${expected}. Check the total.`,
    },
    expected,
    found: exact(found),
  };
}
