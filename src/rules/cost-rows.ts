import type { CurrencyUnit } from '../model.ts';
import { type Decimal, decimal } from './arithmetic.ts';
import { quantityOf } from './met.ts';
import type { Row } from './row.ts';
import { isMoney, unitOf } from './units.ts';
import { isPerPiece } from './words.ts';

/** A row whose target and actual are total costs, in yuan; null where it says none. */
export type CostRow = { readonly row: Row; readonly target: Decimal | null; readonly actual: Decimal | null };

/** Costs of the whole project, each by its own unit: no prices per head or piece, no standards. */
export function costRows(rows: readonly Row[]): readonly CostRow[] {
  return rows.flatMap(row => {
    const isTotal = row.isCost && !isPerPiece(row.indicator.level3 ?? '', null);
    const [target, actual] = [yuan(row, 'target'), yuan(row, 'actual')];
    return isTotal && target ? [{ row, target, actual }] : [];
  });
}

/** An amount of the funding block in yuan. */
export function inYuan(amount: Decimal, unit: CurrencyUnit): Decimal {
  return amount.times(unit === 'wan-yuan' ? 10_000 : 1);
}

function yuan(row: Row, field: 'target' | 'actual'): Decimal | null {
  const quantity = quantityOf(row[field]);
  const unit = quantity?.unit ?? quantityOf(row.target)?.unit ?? null;
  if (!quantity || unit === null || !isMoney(unit)) return null;
  return decimal(quantity.number).times(unitOf(unit).factor);
}
