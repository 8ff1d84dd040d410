import { type Decimal, decimal } from './arithmetic.ts';
import type { FundingRow } from './form-view.ts';
import { isGiven } from './leaf.ts';

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
