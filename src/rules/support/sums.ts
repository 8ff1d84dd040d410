import type { Bilingual } from '../../model.ts';
import type { FormView } from '../form-view.ts';
import { isBlank, isDoubtful, isGiven } from '../leaf.ts';
import { add, type Decimal, decimal, exact, isWithin, round2 } from './arithmetic.ts';
import { executionPoints, executionRate } from './execution.ts';

/** Weights are set, not calculated: only what printing cuts off may be missing. */
export const WEIGHT_TOLERANCE = decimal('0.02');

/** An indicator row that is the execution rate itself. */
const EXECUTION_ROW = /^(?:全年|年度|部门|项目|专项|财政)*(?:预算|资金|经费)?(?:支出)?执行率$/;

/** Whether the execution rate is scored among the indicators (决策, 管理 …): then not once more in the funding block. */
export function hasExecutionRow({ rows }: FormView): boolean {
  return rows.some(({ indicator, weight, score, group }) => {
    const isScored = group === null && (weight.value !== null || score.value !== null);
    return (
      isScored && [indicator.level2, indicator.level3].some(name => EXECUTION_ROW.test(name?.trim() ?? ''))
    );
  });
}

/**
 * Whether what a total has more than its rows can be the execution rate's, which the form does not print: its weight as
 * prescribed, its score at most what the weights leave of 100.
 */
function mayBeExecution(view: FormView, column: 'maxScore' | 'score', total: Decimal): boolean {
  const printed = view.money?.[column];
  if (printed && printed.state !== 'absent') return false;
  const [weights, scores] = [
    add(view.rows.flatMap(row => row.weight.value ?? [])),
    add(view.rows.flatMap(row => row.score.value ?? [])),
  ];
  if (column === 'maxScore') return total.minus(weights).eq(view.profile.execution);
  const [most, more] = [decimal(100).minus(weights), total.minus(scores)];
  return view.hasWeights && more.gt(0) && more.lte(most);
}

/**
 * What the total may be: all weights or scores with the execution's, and without it where a row stands for it; an
 * execution score that was left blank is reported as such, and may be in the total all the same.
 */
function sumsOf(view: FormView, column: 'maxScore' | 'score'): readonly Decimal[] {
  const leaves = view.rows.map(row => (column === 'maxScore' ? row.weight : row.score));
  const rows = add(leaves.flatMap(leaf => leaf.value ?? []));
  const whole = rows.plus(view.money?.[column].value ?? 0);
  const left = column === 'score' ? blankExecution(view) : null;
  return [whole, ...(hasExecutionRow(view) ? [rows] : []), ...(left ? [rows.plus(left)] : [])];
}

/** `执行率得分 9.9 + 各指标得分 88 = 97.9 分`: what the rows and the execution rate add up to, as messages say it. */
export function sumText(view: FormView, column: 'maxScore' | 'score'): Bilingual & { readonly sum: string } {
  const what = { maxScore: '分值', score: '得分' }[column];
  const rows = add(view.rows.flatMap(row => (column === 'maxScore' ? row.weight : row.score).value ?? []));
  const execution = view.money?.[column].value ?? null;
  const sum = exact(rows.plus(execution ?? 0));
  if (execution === null)
    return { zh: `各指标${what}合计 ${sum} 分`, en: `the indicators add up to ${sum}`, sum };
  return {
    zh: `执行率${what} ${exact(execution)} + 各指标${what} ${exact(rows)} = ${sum} 分`,
    en: `execution ${exact(execution)} + indicators ${exact(rows)} = ${sum}`,
    sum,
  };
}

function blankExecution({ money }: FormView): Decimal | null {
  const rate = money && isBlank(money.score) ? executionRate(money) : null;
  return money && rate && isGiven(money.maxScore)
    ? round2(executionPoints(money.maxScore.value, rate))
    : null;
}

/** Whether the printed total weight is the sum of the weights; null where that cannot be said. */
export function isMaxScoreSum(view: FormView): boolean | null {
  const { maxScore } = view.total;
  const leaves = [...view.rows.map(row => row.weight), ...(view.money ? [view.money.maxScore] : [])];
  if (!isGiven(maxScore) || !view.hasWeights || leaves.some(isDoubtful)) return null;
  const sums = sumsOf(view, 'maxScore');
  return (
    sums.some(sum => isWithin(sum, maxScore.value, WEIGHT_TOLERANCE)) ||
    mayBeExecution(view, 'maxScore', maxScore.value)
  );
}

/** systems add the execution score unrounded: this much is usual whatever the number of rows, in units of the scores */
const USUAL = 2;

/** … and where scores have one decimal only */
const USUAL_OF_TENTHS = 1;

type ScoreSum = 'right' | 'rounding' | 'wrong';

/** Whether the printed total score is the sum of the scores; null where that cannot be said. */
export function scoreSum(view: FormView): ScoreSum | null {
  const { score } = view.total;
  const leaves = [...view.rows.map(row => row.score), ...(view.money ? [view.money.score] : [])];
  if (!isGiven(score) || !view.hasScores || leaves.some(isDoubtful)) return null;
  const sums = sumsOf(view, 'score');
  const isTenths = view.scoreUnit.eq('0.1');
  const usual = view.scoreUnit.times(isTenths ? USUAL_OF_TENTHS : USUAL);
  if (sums.some(sum => isWithin(sum, score.value, usual)) || mayBeExecution(view, 'score', score.value))
    return 'right';
  const terms = leaves.filter(leaf => leaf.value !== null).length;
  const most = isTenths ? view.scoreUnit.div(2).times(terms + 1) : usual.times(terms + 1);
  return sums.some(sum => isWithin(sum, score.value, most)) ? 'rounding' : 'wrong';
}
