import { isGiven } from '../leaf.ts';
import type { RuleRow } from '../row.ts';
import { type Decimal, roundTo } from './arithmetic.ts';

/** Weight and score of a row, where both are given in cells of its own; 3.3 of 3.33 is full where scores have one decimal. */
export type Points = { readonly weight: Decimal; readonly score: Decimal };

export function pointsOf({ weight, score, scoreUnit, isShared }: RuleRow): Points | null {
  if (isShared || !isGiven(weight) || !isGiven(score)) return null;
  const isRounded = score.value.eq(roundTo(weight.value, scoreUnit));
  return { weight: weight.value, score: isRounded ? weight.value : score.value };
}

/** Whether a row that weighs something has its whole weight as score. */
export function isFull(row: RuleRow): boolean {
  const points = pointsOf(row);
  return points ? points.weight.gt(0) && points.score.eq(points.weight) : false;
}

export function isOutOfRange(row: RuleRow): boolean {
  const points = pointsOf(row);
  return points ? points.score.lt(0) || points.score.gt(points.weight) : false;
}
