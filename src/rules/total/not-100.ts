import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { add, CENT, decimal, exact } from '../support/arithmetic.ts';
import { groupsOver } from '../support/groups-over.ts';
import { isOutOfRange } from '../support/points.ts';
import { isMaxScoreSum, scoreSum } from '../support/sums.ts';

export const totalNot100: Rule = {
  id: 'total/not-100',
  severity: 'warning',
  statement: {
    zh: '合计分值应为 100 分（口径另有规定的除外）；总分高于合计分值为错误',
    en: 'the total weight is 100 where the place has no other; a total score above it is an error',
  },
  basis: EVALUATION,
  judgedBy: ['total'],
  why: {
    zh: '百分制下各项目得分才可比、才能定级。',
    en: 'Scores are compared and graded out of 100.',
  },
  examples: [
    example(
      { zh: '合计分值 110，各行相加也是 110', en: '110, and the rows add up to it' },
      { rows: [{ weight: '100' }], total: ['110', null] },
      ['/total/maxScore'],
    ),
    example(
      { zh: '合计分值 90', en: '90' },
      {
        money: ['100', '100', '100', null, '100', null],
        rows: [{ weight: '90' }],
        total: ['90', null],
        without: ['score'],
      },
      ['/total/maxScore'],
    ),
    example(
      { zh: '没有合计分值，总分 105', en: 'no total weight, a total score of 105' },
      { rows: [{ score: '95' }], total: [null, '105'] },
      ['/total/score'],
    ),
    example(
      {
        zh: '只列指标的表，合计分值 90，总分含执行率得分',
        en: 'a sheet of indicators only: weights of 90, a total score that holds the execution’s',
      },
      {
        money: [],
        rows: [{ weight: '90', score: '88.38' }],
        total: ['90', '98.38'],
        without: ['maxScore', 'score'],
      },
    ),
    example({ zh: '合计分值 100', en: '100' }, { rows: [{ weight: '90' }], total: ['100', '98'] }),
    example(
      {
        zh: '合计与各行之和不符，由“分值合计”报告',
        en: 'not the sum of its rows: reported by max-score-sum',
      },
      { rows: [{ weight: '90' }], total: ['110', null] },
    ),
    example(
      {
        zh: '一行得分超出分值，总分因此超出：由该行报告',
        en: 'a row scores above its weight: reported there',
      },
      { rows: [{ weight: '90', score: '95' }], total: ['100', '105'] },
    ),
    example(
      {
        zh: '执行率得分超出分值，总分因此超出：由执行率得分报告',
        en: 'the execution scores above its weight: reported there',
      },
      {
        money: ['100', '100', '105', '10', '105', '10.5'],
        rows: [{ weight: '90', score: '90' }],
        total: ['100', '100.5'],
      },
    ),
    example(
      {
        zh: '各行分值之和超出合计，总分因此超出：由“分值合计”报告',
        en: 'the rows weigh more than the total says: reported by max-score-sum',
      },
      { rows: [{ weight: '100', score: '100' }], total: ['100', '110'] },
    ),
    example(
      { zh: '转移支付表不计分', en: 'transfer forms have no scores' },
      { family: 'transfer-self-evaluation', total: ['90', null] },
    ),
  ],
  check: eachForm(view =>
    view.form.family === 'transfer-self-evaluation' ? [] : (tooMuch(view) ?? otherTotal(view)),
  ),
};

function otherTotal(view: FormView): Found | null {
  const { profile } = view;
  const { maxScore } = view.total;
  if (!isGiven(maxScore) || maxScore.value.lte(0) || maxScore.value.eq(profile.total)) return null;
  if (isMaxScoreSum(view) === false || holdsExecution(view)) return null;
  return {
    at: [maxScore.at],
    message: {
      zh: `合计分值为 ${exact(maxScore.value)} 分，应为 ${profile.total} 分。请核对分值设置。`,
      en: `The total weight is ${exact(maxScore.value)}; it should be ${profile.total}. Check the weights.`,
    },
    expected: profile.total,
    found: exact(maxScore.value),
    profile,
  };
}

/** Whether the total score has more than the indicators', on a sheet that does not print the execution's weight. */
function holdsExecution({ money, rows, total: { score } }: FormView): boolean {
  if (money && isGiven(money.maxScore)) return false;
  return isGiven(score) && score.value.gt(add(rows.flatMap(row => row.score.value ?? [])).plus(CENT));
}

function isExecutionOver({ money }: FormView): boolean {
  if (!money || !isGiven(money.maxScore) || !isGiven(money.score)) return false;
  return money.score.value.gt(money.maxScore.value);
}

/** Said of the total alone: where a row, a group or the sum is at fault, that is the finding. */
function tooMuch(view: FormView): readonly Found[] | null {
  const { maxScore, score } = view.total;
  const whole = decimal(view.profile.total);
  const most =
    isGiven(maxScore) && (maxScore.value.gt(whole) || !holdsExecution(view)) ? maxScore.value : whole;
  if (maxScore.state === 'doubtful' || !isGiven(score) || score.value.lte(most)) return null;
  const isExplained =
    scoreSum(view) === 'wrong' ||
    isMaxScoreSum(view) === false ||
    view.rows.some(isOutOfRange) ||
    isExecutionOver(view) ||
    groupsOver(view).length > 0;
  if (isExplained) return null;
  return [
    {
      at: [score.at, ...(isGiven(maxScore) ? [maxScore.at] : [])],
      severity: 'error',
      message: {
        zh: `总分 ${exact(score.value)} 分，高于合计分值 ${exact(most)} 分。请核对各项得分与总分。`,
        en: `The total score ${exact(score.value)} exceeds the total weight ${exact(most)}. Check the scores.`,
      },
      expected: `≤ ${exact(most)}`,
      found: exact(score.value),
      profile: view.profile,
    },
  ];
}
