import type { Bilingual, CurrencyUnit } from '../../model.ts';
import type { FormView } from '../form-view.ts';
import { isGiven, type RuleLeaf } from '../leaf.ts';
import type { RuleRow } from '../row.ts';
import { type Decimal, decimal } from './arithmetic.ts';
import { changeOf } from './changes.ts';
import { quantityOf } from './met.ts';
import { ADJUSTED, EXECUTED, INITIAL } from './money-columns.ts';
import { isMoney, unitOf } from './units.ts';
import { isPerPiece } from './words.ts';

/** A row whose target and actual are total costs, in yuan; null where it says none. */
export type CostRow = {
  readonly row: RuleRow;
  readonly target: Decimal | null;
  readonly actual: Decimal | null;
};

/** Costs of the whole project, each by its own unit: no prices per head or piece, no standards. */
export function costRows(rows: readonly RuleRow[]): readonly CostRow[] {
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

function yuan(row: RuleRow, field: 'target' | 'actual'): Decimal | null {
  const quantity = quantityOf(row[field]);
  const unit = quantity?.unit ?? quantityOf(row.target)?.unit ?? null;
  if (!quantity || unit === null || !isMoney(unit) || changeOf(quantity) !== null) return null;
  return decimal(quantity.number).times(unitOf(unit).factor);
}

/** A total cost that is about ten thousand times too large or too small against the funding block. */
type MixUp = {
  readonly row: RuleRow;
  readonly field: 'target' | 'actual';
  readonly money: RuleLeaf<Decimal>;
  readonly label: Bilingual;
};

/** One a row: the target is looked at first. */
export function mixUps({ rows, money, form: { currencyUnit } }: FormView): readonly MixUp[] {
  if (!money || currencyUnit === null) return [];
  const pairs = [
    { field: 'target', money: money.adjustedBudget, label: ADJUSTED },
    { field: 'target', money: money.initialBudget, label: INITIAL },
    { field: 'actual', money: money.executed, label: EXECUTED },
  ] as const;
  return costRows(rows).flatMap(cost => {
    const off = pairs.find(pair => isMixedUp(cost[pair.field], pair.money, currencyUnit));
    return off ? [{ row: cost.row, ...off }] : [];
  });
}

function isMixedUp(value: Decimal | null, money: RuleLeaf<Decimal>, unit: CurrencyUnit): boolean {
  if (!value || value.lte(0) || !isGiven(money) || money.value.lte(0)) return false;
  const ratio = value.div(inYuan(money.value, unit));
  const times = ratio.lt(1) ? ratio.pow(-1) : ratio;
  return times.gte(9_000) && times.lte(11_000);
}
