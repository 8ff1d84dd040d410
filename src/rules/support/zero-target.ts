import type { RuleRow } from '../row.ts';
import { decimal } from './arithmetic.ts';
import { quantityOf } from './preferred-direction.ts';
import { isPercent } from './units.ts';
import { isShare, isShareToReach, mayBeZero } from './words.ts';

/** Whether 0 is the target of a ratio of which more is better. */
export function isZeroTarget(row: RuleRow): boolean {
  const target = quantityOf(row.target);
  if (!target || !decimal(target.number).isZero() || target.comparator?.startsWith('<')) return false;
  const name = row.indicator.level3 ?? '';
  const isRatio = target.unit === null ? isShare(name) : isPercent(target.unit);
  return isRatio && (row.isSatisfaction || isShareToReach(name)) && !mayBeZero(row);
}
