import type { RowSketch } from '../../../src/rules/sketch.ts';
import { cents, type Draw } from './draw.ts';

/** `≥1200平方米` in its parts; null where the target is no number with at most a sign, a date, or 0 */
export function numberOf({ target = '' }: RowSketch): { sign: string; number: number; unit: string } | null {
  const [, sign = '', number, unit = ''] = /^([≥≤=]?)(\d+(?:\.\d+)?)(\D*)$/.exec(target) ?? [];
  return number === undefined || Number(number) === 0 || /[以～-]|^[年月]/.test(unit)
    ? null
    : { sign, number: Number(number), unit };
}

/** what is to be low, without a sign that says so: neither met nor unmet below its target */
const isLow = ({ name }: RowSketch) => /工期|漏损率|噪声/.test(name ?? '');

export const isQuantity = (row: RowSketch) => numberOf(row) !== null && !isLow(row);
export const isUpwards = (row: RowSketch) =>
  isQuantity(row) && /^[≥=]/.test(numberOf(row)?.sign ?? '') && (numberOf(row)?.number ?? 0) > 2;
export const isCounted = (row: RowSketch) => isUpwards(row) && numberOf(row)?.unit !== '%';
export const isWords = (row: RowSketch) => !isQuantity(row) && !/\d/.test(row.target ?? '');
export const isUnder = (level: string) => (row: RowSketch) => row.under?.includes(level) ?? false;
export const isCost = isUnder('成本');

/** a cost with `=` or no sign: less is a saving, neither met nor unmet */
export const isSaved = (row: RowSketch) =>
  isCost(row) && !/标准/.test(row.name ?? '') && ['=', ''].includes(numberOf(row)?.sign ?? '≤');

/** the same target with its bound in words, at times as a range */
export function inWords(row: RowSketch, draw: Draw): RowSketch {
  const { sign, number, unit } = numberOf(row) ?? { sign: '', number: 1, unit: '' };
  if (sign === '') return row;
  const words =
    sign === '≤'
      ? [`不超过${number}${unit}`, `控制在${number}${unit}以内`, `${number}${unit}以下`]
      : [`不少于${number}${unit}`, `${number}${unit}以上`, `${number}-${number * 2}${unit}`];
  return isSaved(row) ? row : { ...row, target: draw.one(words) };
}

/** the row with an actual value that misses its target by the share */
export function missed(row: RowSketch, draw: Draw): { row: RowSketch; shares: readonly number[] } {
  const { sign, number, unit } = numberOf(row) ?? { sign: '', number: 1, unit: '' };
  const kept = draw.whole(20, 80) / 100;
  const isLimit = sign === '≤' || isSaved(row);
  const actual = isLimit ? number * (1 + kept) : number * kept;
  const scale = isUnder('满意度/')(row) ? [Math.min(1, Math.max(0, (actual - 60) / 30))] : [];
  const shares = isLimit ? [1 - kept, 1 / (1 + kept)] : [kept, ...scale];
  return { row: { ...row, actual: `${Number(actual.toFixed(4))}${unit}` }, shares };
}

/** a score that no formula gives: more than a tenth of the weight away from each */
export function offFormula(weight: number, shares: readonly number[], draw: Draw): string {
  const isOff = (score: number) =>
    shares.every(share => Math.abs(score / weight - share) > 0.1) && score < weight * 0.99;
  const choices = Array.from({ length: 99 }, (_, i) => Number(cents((weight * i) / 100))).filter(isOff);
  return cents(draw.one(choices));
}

export function without(row: RowSketch, ...fields: (keyof RowSketch)[]): RowSketch {
  return Object.fromEntries(
    Object.entries(row).filter(([field]) => !fields.includes(field as keyof RowSketch)),
  );
}
