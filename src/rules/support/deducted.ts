import { hasReason, type RuleRow } from '../row.ts';
import { isMet } from './met.ts';
import { pointsOf } from './points.ts';

/** Whether a row has less than its weight and does not say why. */
export function isDeductedWithoutReason(row: RuleRow): boolean {
  const points = pointsOf(row);
  return points ? points.score.lt(points.weight) && hasReason(row) === false : false;
}

/** … although it met its target: one finding for both. */
export function isDeductedAlthoughMet(row: RuleRow): boolean {
  return isDeductedWithoutReason(row) && isMet(row) === true;
}
