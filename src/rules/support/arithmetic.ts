import { type Decimal, decimal, decimalText } from '../../values/amount.ts';

export type { Decimal };
export { decimal };

/** Scores and rates are printed with two decimals, rounded half up: each rounded term may be off by this. */
export const CENT = decimal('0.01');

export function round2(value: Decimal): Decimal {
  return value.toDecimalPlaces(2);
}

/** Half up to a unit of 1, 0.1, 0.01 … */
export function roundTo(value: Decimal, unit: Decimal): Decimal {
  return value.toDecimalPlaces(unit.decimalPlaces());
}

/** `= 86.18`, or `≈ 86.18` where digits were cut: what is written is true as printed. */
export function equals(value: Decimal): string {
  const cut = round2(value);
  return `${cut.eq(value) ? '=' : '≈'} ${decimalText(cut)}`;
}

/** Plain notation with two decimals at most, for messages and `expected`. */
export function shown(value: Decimal): string {
  return decimalText(value.toDecimalPlaces(2));
}

/** As printed, for `found`. */
export function exact(value: Decimal): string {
  return decimalText(value);
}

/** One unit of the last digit printed: 0.01 for 86.19, 1 for 86. */
export function lastDigit(printed: string): Decimal {
  return decimal(10).pow(-(printed.split('.')[1]?.length ?? 0));
}

export function isWithin(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  return a.minus(b).abs().lte(tolerance);
}

export function add(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), decimal(0));
}
