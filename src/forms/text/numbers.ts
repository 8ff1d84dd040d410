import { type Decimal, decimal, readAmount, isNotApplicable as standsForNone } from '../../values/amount.ts';
import { remembered } from './remembered.ts';

/** The number that a cell of amounts, weights, scores or rates holds; null for anything else. */
export const numberOf = remembered((text): Decimal | null => {
  const { value } = readAmount(text.replace(/%$/, ''));
  return value === null ? null : decimal(value);
});

/** A plain number as weights and scores are: at most a hundred, no sign and no unit. */
export function isScore(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(text) && Number(text) <= 120;
}

/** A sign for 'not applicable'. */
export const isNotApplicable = remembered(standsForNone);

/** An amount, a rate, a score or a sign that there is none. */
export function isFigure(text: string): boolean {
  return isNotApplicable(text) || numberOf(text) !== null;
}
