import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { add } from './arithmetic.ts';

/** Whether a budget of 0 has a rate or a score above 0; parts that are not 0 say that the total is wrong instead. */
export function isScoredWithoutBudget({ money, parts }: FormView): boolean {
  if (!money || !isGiven(money.adjustedBudget) || !money.adjustedBudget.value.isZero()) return false;
  const inParts = add(parts.flatMap(part => part.adjustedBudget.value ?? []));
  const isScored = [money.executionRate, money.score].some(leaf => isGiven(leaf) && leaf.value.gt(0));
  return isScored && inParts.isZero();
}
