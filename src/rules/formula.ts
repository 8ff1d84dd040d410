import type { Bilingual } from '../model.ts';
import { CENT, type Decimal, decimal, isWithin, lastDigit, round2, shown } from './arithmetic.ts';
import { type Comparison, compare } from './met.ts';
import type { Profile } from './profile.ts';
import type { Row } from './row.ts';

/** A score that a formula gives to a row that missed its target. */
export type FormulaScore = { readonly name: Bilingual; readonly score: Decimal };

const FORWARD: Bilingual = { zh: '实际÷目标×分值', en: 'actual ÷ target × weight' };
const LINEAR: Bilingual = {
  zh: '[1−(实际−目标)÷目标]×分值',
  en: '[1 − (actual − target) ÷ target] × weight',
};
const RATIO: Bilingual = { zh: '目标÷实际×分值', en: 'target ÷ actual × weight' };
const SCALE: Bilingual = { zh: '满意度分段计分', en: 'the satisfaction scale' };
const COEFFICIENT: Bilingual = { zh: '得分系数×分值', en: 'coefficient × weight' };
const ZERO: Bilingual = { zh: '目标为0未达成不得分', en: 'nothing for a missed target of 0' };

/** Every score that the profile's formulas allow for a quantity that missed its target; empty where none applies. */
export function formulaScores(row: Row, weight: Decimal, profile: Profile): readonly FormulaScore[] {
  const found = compare(row);
  if (!found) return [];
  const scores = [...ownScores(found, profile), ...scaleScore(row, found, profile), ...coefficientScore(row)];
  return scores.map(({ name, share }) => ({ name, score: round2(clamped(share).times(weight)) }));
}

/** Whether a printed score is a formula's: two decimals, or as many as are printed where there is one. */
export function fits(score: Decimal, printed: string, { score: expected }: FormulaScore): boolean {
  if (isWithin(score, expected, CENT)) return true;
  return lastDigit(printed).eq('0.1') && score.eq(expected.toDecimalPlaces(1));
}

/** `目标÷实际×分值 = 8，或 …`: the arithmetic for a message. */
export function formulasText(formulas: readonly FormulaScore[], language: keyof Bilingual): string {
  const or = { zh: '，或 ', en: ', or ' }[language];
  return formulas.map(({ name, score }) => `${name[language]} = ${shown(score)}`).join(or);
}

type Share = { readonly name: Bilingual; readonly share: Decimal };

function ownScores({ target, actual, isLimit }: Comparison, { reverse }: Profile): readonly Share[] {
  if (target.lte(0)) return [{ name: ZERO, share: decimal(0) }];
  if (!isLimit) return [{ name: FORWARD, share: actual.div(target) }];
  const linear = { name: LINEAR, share: decimal(1).minus(actual.minus(target).div(target)) };
  const ratio = { name: RATIO, share: target.div(actual) };
  return reverse.map(formula => (formula === 'linear' ? linear : ratio));
}

function scaleScore(row: Row, { actual }: Comparison, { satisfaction }: Profile): readonly Share[] {
  if (!satisfaction || !row.isSatisfaction) return [];
  const { full, none } = satisfaction;
  if (actual.lt(none)) return [{ name: SCALE, share: decimal(0) }];
  return [{ name: SCALE, share: actual.minus(none).div(decimal(full).minus(none)) }];
}

/** Flat forms print the share itself: 得分系数(%). */
function coefficientScore({ indicator }: Row): readonly Share[] {
  const printed = Object.entries(indicator.extras).find(([label]) => label.includes('得分系数'))?.[1];
  const number = /^\d+(?:\.\d+)?(?=%?$)/.exec(printed?.trim() ?? '')?.[0];
  return number === undefined ? [] : [{ name: COEFFICIENT, share: decimal(number).div(100) }];
}

function clamped(share: Decimal): Decimal {
  if (share.lt(0)) return decimal(0);
  return share.gt(1) ? decimal(1) : share;
}
