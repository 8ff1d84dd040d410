import { type Decimal, decimal } from '../../values/amount.ts';
import { plainSigns, takeComparator } from '../../values/comparator.ts';
import type { RuleRow } from '../row.ts';
import { betterDirection } from './better-direction.ts';
import { areAlike, changeOf } from './changes.ts';
import { isImpossible } from './impossible.ts';
import { memoize } from './memoize.ts';
import { costWish, type Quantity, quantityOf, wrongWay } from './preferred-direction.ts';
import { isPercent, unitOf } from './units.ts';
import { isLessBetter } from './words.ts';
import { isZeroTarget } from './zero-target.ts';

export { quantityOf };

/** Target and actual in one unit, and what they say of each other. */
export type Comparison = {
  /** the bound that decides */
  readonly target: Decimal;
  readonly actual: Decimal;
  /** the target is an upper limit */
  readonly isLimit: boolean;
  /** no sign says so: the direction follows from what the indicator measures */
  readonly isByName: boolean;
  /** target and actual are one number each */
  readonly isExact: boolean;
  readonly isMet: boolean | null;
};

/**
 * Target and actual of a row brought into one unit; null where they are no quantities, in units that cannot be compared,
 * doubtful, where target or actual is reported as faulty itself, or where a missing sign leaves open which way is better.
 */
export const compare = memoize((row: RuleRow): Comparison | null => {
  const [target, actual] = [quantityOf(row.target), quantityOf(row.actual)];
  if (!target || !actual || isFaulty(row) || !areAlike(target, actual, row)) return null;
  const readings = readingsOf(target, actual).flatMap(
    reading => compareReading({ row, target, own: actual }, reading) ?? [],
  );
  const [likeliest] = readings;
  return likeliest && readings.every(({ isMet }) => isMet === likeliest.isMet) ? likeliest : null;
});

/** The sign is the wrong way round, the target says nothing, or a value is above what can be: that is the finding. */
function isFaulty(row: RuleRow): boolean {
  const isOut = isImpossible(row, 'target') || isImpossible(row, 'actual');
  return isOut || wrongWay(row) !== null || isZeroTarget(row);
}

/** Whether the row met its target by its own numbers; null where that cannot be said. */
export function isMet(row: RuleRow): boolean | null {
  return compare(row)?.isMet ?? null;
}

/** A measure as printed, as messages show it. */
export function measureText(leaf: RuleRow['target']): string {
  return leaf.value?.text ?? '';
}

/** What is accepted: from `least` to `most`; what lies beyond a bound that is not `firm` is neither met nor unmet. */
type Aim = {
  readonly least: Decimal | null;
  readonly most: Decimal | null;
  readonly firm: readonly ('least' | 'most')[];
  readonly isByName: boolean;
};

type Bounds = { readonly from: Decimal; readonly to: Decimal };

type Reading = { readonly target: Bounds; readonly actual: Bounds };

type Pair = { readonly row: RuleRow; readonly target: Quantity; readonly own: Quantity };

function compareReading({ row, target, own }: Pair, reading: Reading): Comparison | null {
  const aim = aimOf(row, target, reading.target);
  if (!aim) return null;
  const actual = possible(own, reading.actual);
  const isLimit = aim.firm.includes('most') && !aim.firm.includes('least');
  return {
    target: (isLimit ? aim.most : aim.least) ?? reading.target.from,
    actual: reading.actual.from,
    isLimit,
    isByName: aim.isByName,
    isExact: isOne(reading.target) && actual.from !== null && actual.to?.eq(actual.from) === true,
    isMet: verdict(aim, actual),
  };
}

function isOne({ from, to }: Bounds): boolean {
  return from.eq(to);
}

function aimOf(row: RuleRow, target: Quantity, { from, to }: Bounds): Aim | null {
  const { comparator } = target;
  if (comparator === '>' || comparator === '>=')
    return { least: from, most: null, firm: ['least'], isByName: false };
  if (from.lt(0) && to.eq(from.neg()))
    return { least: from, most: to, firm: ['least', 'most'], isByName: false };
  if (comparator === '<' || comparator === '<=')
    return { least: null, most: to, firm: ['most'], isByName: false };
  if (changeOf(target) === 'less') return { least: from, most: null, firm: ['least'], isByName: false };
  if (row.isCost) return costAim(row, target, { from, to });
  if (to.isZero()) {
    const isToBeNone = comparator === '=' || isLessBetter(row);
    return isToBeNone ? { least: null, most: to, firm: ['most'], isByName: false } : null;
  }
  const way = betterDirection(row, target);
  if (way === null) return null;
  if (way === 'less') return { least: from, most: to, firm: ['most'], isByName: true };
  return { least: from, most: target.to === undefined ? null : to, firm: ['least'], isByName: false };
}

/** `=100万元` is kept below as well as met; above it is no error: the finance systems score it as full */
function costAim(row: RuleRow, target: Quantity, { from, to }: Bounds): Aim | null {
  const wish = costWish(row, target);
  if (wish === 'more') return { least: from, most: null, firm: ['least'], isByName: true };
  return { least: from, most: to, firm: wish === 'less' ? ['most'] : [], isByName: true };
}

function verdict({ least, most, firm }: Aim, { from, to }: Possible): boolean | null {
  const isBelow = least !== null && to?.lt(least) === true;
  const isAbove = most !== null && from?.gt(most) === true;
  if ((isBelow && firm.includes('least')) || (isAbove && firm.includes('most'))) return false;
  const isInside = (least === null || from?.gte(least)) && (most === null || to?.lte(most));
  return isInside ? true : null;
}

type Possible = { readonly from: Decimal | null; readonly to: Decimal | null };

/** `95%以上` as an actual may be any value from 95; the signs that systems print before it mean nothing. */
function possible({ comparator, text }: Quantity, { from, to }: Bounds): Possible {
  const isInWords = comparator !== null && takeComparator(plainSigns(text)).comparator === null;
  if (!isInWords || comparator === '=') return { from, to };
  return comparator.startsWith('>') ? { from, to: null } : { from: null, to };
}

/** Bounds in one unit, in each way that they can be read, the likeliest first: 0.8 beside 95% may be a share of 1. */
function readingsOf(target: Quantity, actual: Quantity): readonly Reading[] {
  const [t, a] = [boundsOf(target), boundsOf(actual)];
  if (actual.unit === null && mayBeShare(target, a))
    return [
      { target: t, actual: times(a, 100) },
      { target: t, actual: a },
    ];
  if (target.unit === null && mayBeShare(actual, t))
    return [
      { target: times(t, 100), actual: a },
      { target: t, actual: a },
    ];
  if (actual.unit === null) return [{ target: times(t, droppedScale(target, t, a)), actual: a }];
  if (target.unit === null) return unitOf(actual.unit).factor.eq(1) ? [{ target: t, actual: a }] : [];
  const [tUnit, aUnit] = [unitOf(target.unit), unitOf(actual.unit)];
  if (tUnit.base !== aUnit.base && tUnit.base !== '' && aUnit.base !== '') return [];
  return [{ target: times(t, tUnit.factor), actual: times(a, aUnit.factor) }];
}

/** from this factor on a unit that is left out of an actual may have been left out with its scale */
const SCALE = 1000;

/** … and an actual that counts in ones is at least this share of its target */
const LEAST_IN_ONES = 0.1;

/** 1.2万人次 → 12000: what is so much more than the target was counted in ones. */
function droppedScale({ unit }: Quantity, target: Bounds, actual: Bounds): Decimal {
  const { factor } = unitOf(unit ?? '');
  const least = target.to.times(factor).times(LEAST_IN_ONES);
  const isInOnes = factor.gte(SCALE) && target.to.gt(0) && actual.from.gte(least);
  return isInOnes ? factor : decimal(1);
}

function boundsOf({ number, to }: Quantity): Bounds {
  return { from: decimal(number), to: decimal(to ?? number) };
}

function times({ from, to }: Bounds, factor: Decimal | number): Bounds {
  return { from: from.times(factor), to: to.times(factor) };
}

function mayBeShare({ unit }: Quantity, { from }: Bounds): boolean {
  return isPercent(unit) && from.gt(0) && from.lte(1);
}
