import type { RuleRow } from '../row.ts';
import { decimal } from './arithmetic.ts';
import { quantityOf } from './preferred-direction.ts';
import { isPercent, unitOf } from './units.ts';
import { isCapped } from './words.ts';

/** Whether a value is above 100% although what it measures cannot be. */
export function isImpossible(row: RuleRow, field: 'target' | 'actual'): boolean {
  const value = quantityOf(row[field]);
  if (!value || !isPercent(value.unit)) return false;
  const percent = decimal(value.number).times(unitOf(value.unit!).factor);
  if (percent.lte(100)) return false;
  return row.isSatisfaction || isCapped(row.indicator.level3 ?? '');
}
