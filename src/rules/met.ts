import type { Comparator, Measure } from '../model.ts';
import { type Decimal, decimal } from '../values/amount.ts';
import { isGiven } from './leaf.ts';
import type { Row } from './row.ts';
import { isPercent, unitOf } from './units.ts';
import { isLessBetter } from './words.ts';

type Quantity = Extract<Measure, { kind: 'quantity' }>;

/** Target and actual in one unit, and the sign they are compared by. */
export type Comparison = {
  readonly target: Decimal;
  readonly actual: Decimal;
  readonly sign: Comparator;
  /** the target is an upper limit */
  readonly isLimit: boolean;
};

/**
 * Target and actual of a row brought into one unit; null where they are no quantities, in units that cannot be compared,
 * doubtful, or where a missing sign leaves open which way is better.
 */
export function compare(row: Row): Comparison | null {
  const [target, actual] = [quantityOf(row.target), quantityOf(row.actual)];
  if (!target || !actual) return null;
  const sign = signOf(row, target);
  const amounts = amountsOf(target, actual);
  return sign && amounts ? { ...amounts, sign, isLimit: sign === '<' || sign === '<=' } : null;
}

/** Whether the row met its target by its own numbers; null where that cannot be said. */
export function isMet(row: Row): boolean | null {
  const found = compare(row);
  if (!found) return null;
  const { target, actual, sign, isLimit } = found;
  if (isLimit || (sign === '=' && target.isZero())) return actual.lte(target);
  return actual.gte(target);
}

/** The quantity of a measure that may be relied on. */
export function quantityOf(leaf: Row['target']): Quantity | null {
  return isGiven(leaf) && leaf.value.kind === 'quantity' ? leaf.value : null;
}

/** The measure's own sign and number, as messages show them. */
export function measureText(leaf: Row['target']): string {
  return leaf.value?.text ?? '';
}

function signOf(row: Row, { comparator, number }: Quantity): Comparator | null {
  const mayBeLess = isLessBetter(row);
  if (comparator === null) return row.isCost || mayBeLess || decimal(number).isZero() ? null : '>=';
  return comparator === '=' && mayBeLess && !decimal(number).isZero() ? null : comparator;
}

function amountsOf(target: Quantity, actual: Quantity): { target: Decimal; actual: Decimal } | null {
  const [t, a] = [decimal(target.number), decimal(actual.number)];
  if (actual.unit === null) return mayBeFraction(target, a) ? null : { target: t, actual: a };
  if (target.unit === null)
    return isScaled(actual.unit) || mayBeFraction(actual, t) ? null : { target: t, actual: a };
  const [tUnit, aUnit] = [unitOf(target.unit), unitOf(actual.unit)];
  if (tUnit.base !== aUnit.base) return null;
  return { target: t.times(tUnit.factor), actual: a.times(aUnit.factor) };
}

/** `0.95` or `1` without a unit beside a percentage may mean 95% or 100% */
function mayBeFraction({ unit }: Quantity, bare: Decimal): boolean {
  return isPercent(unit) && bare.gt(0) && bare.lte(1);
}

function isScaled(unit: string): boolean {
  return !unitOf(unit).factor.eq(1);
}
