import type { FundingRow } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { type Decimal, decimal } from './arithmetic.ts';

/** executed ÷ adjusted budget in percent; null where an amount is missing or doubtful, or the budget is 0 */
export function executionRate({ adjustedBudget, executed }: FundingRow): Decimal | null {
  if (!isGiven(adjustedBudget) || !isGiven(executed) || adjustedBudget.value.lte(0)) return null;
  return executed.value.div(adjustedBudget.value).times(100);
}

/** What a printed rate may mean in percent: itself, and a hundredfold where it is written as a share of 1. */
export function printedRates({ executionRate: rate }: FundingRow, text: string | null): readonly Decimal[] {
  if (!isGiven<Decimal>(rate)) return [];
  const mayBeShare = !/[%％]/.test(text ?? '') && rate.value.gt(0) && rate.value.lte(decimal('1.5'));
  return mayBeShare ? [rate.value, rate.value.times(100)] : [rate.value];
}

/** weight × rate, from 0 to the weight; not rounded */
export function executionPoints(weight: Decimal, rate: Decimal): Decimal {
  const score = weight.times(rate).div(100);
  if (score.lt(0)) return decimal(0);
  return score.gt(weight) ? weight : score;
}
