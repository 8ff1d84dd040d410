import type { Bilingual } from '../../model.ts';
import type { Profile } from '../profile.ts';
import type { RuleRow } from '../row.ts';
import { CENT, type Decimal, decimal, exact, isWithin, roundTo } from './arithmetic.ts';
import { type Comparison, compare } from './met.ts';
import { isPercent } from './units.ts';

/** A score that a formula gives to a row that missed its target. */
type FormulaScore = { readonly name: Bilingual; readonly score: Decimal };

const FORWARD: Bilingual = { zh: '实际÷目标×分值', en: 'actual ÷ target × weight' };
const LINEAR: Bilingual = {
  zh: '[1−(实际−目标)÷目标]×分值',
  en: '[1 − (actual − target) ÷ target] × weight',
};
const RATIO: Bilingual = { zh: '目标÷实际×分值', en: 'target ÷ actual × weight' };
const SCALE: Bilingual = { zh: '满意度分段计分', en: 'the satisfaction scale' };
const ZERO: Bilingual = { zh: '目标为0未达成不得分', en: 'nothing for a missed target of 0' };

/** Every score that the profile's formulas allow for a quantity that missed its target; empty where none applies. */
export function formulaScores(row: RuleRow, weight: Decimal, profile: Profile): readonly FormulaScore[] {
  const found = compare(row);
  if (!found?.isExact) return [];
  const scores = [...ownScores(found, profile), ...scaleScore(row, found, profile)];
  return scores.map(({ name, share }) => ({ name, score: clamped(share).times(weight) }));
}

/** Whether a printed score is a formula's, as the form prints scores: in units of 0.01, or of 0.1. */
export function fits(score: Decimal, unit: Decimal, { score: expected }: FormulaScore): boolean {
  return isWithin(score, roundTo(expected, CENT), CENT) || score.eq(roundTo(expected, unit));
}

/** Whether a formula gives the whole weight to what barely missed its target: 12599 of 12600. */
export function isFullByFormula(weight: Decimal, unit: Decimal, formulas: readonly FormulaScore[]): boolean {
  return formulas.some(({ score }) => roundTo(score, unit).gte(weight));
}

/** `按实际÷目标×分值计 6.67 分，或……`: what the formulas give, for a message; empty where there are none. */
export function formulasText(formulas: readonly FormulaScore[], language: keyof Bilingual): string {
  const terms = formulas.map(({ name, score }) => {
    const points = exact(roundTo(score, CENT));
    return language === 'zh' ? `按“${name.zh}”计 ${points} 分` : `${points} by ${name.en}`;
  });
  return terms.join({ zh: '，或', en: ', or ' }[language]);
}

/** The scores, for `expected`. */
export function expectedScores(formulas: readonly FormulaScore[]): string | null {
  return formulas.map(({ score }) => exact(roundTo(score, CENT))).join(' | ') || null;
}

/** The share of the weight that flat forms print: 得分系数(%), as printed. */
export function coefficientOf({
  indicator,
}: RuleRow): { readonly text: string; readonly share: Decimal } | null {
  const text = Object.entries(indicator.extras).find(([label]) => label.includes('得分系数'))?.[1];
  const number = /^\d+(?:\.\d+)?(?=%?$)/.exec(text?.trim() ?? '')?.[0];
  return number === undefined || !text ? null : { text: `${number}%`, share: decimal(number).div(100) };
}

type Share = { readonly name: Bilingual; readonly share: Decimal };

function ownScores({ target, actual, isLimit }: Comparison, { reverse }: Profile): readonly Share[] {
  if (target.lt(0)) return [];
  if (target.isZero()) return [{ name: ZERO, share: decimal(0) }];
  if (!isLimit) return [{ name: FORWARD, share: actual.div(target) }];
  const linear = { name: LINEAR, share: decimal(1).minus(actual.minus(target).div(target)) };
  const ratio = { name: RATIO, share: target.div(actual) };
  return reverse.map(formula => (formula === 'linear' ? linear : ratio));
}

function scaleScore(row: RuleRow, { actual }: Comparison, { satisfaction }: Profile): readonly Share[] {
  const unit = row.actual.value?.kind === 'quantity' ? row.actual.value.unit : null;
  if (!satisfaction || !row.isSatisfaction || (unit !== null && !isPercent(unit))) return [];
  const { full, none } = satisfaction;
  if (actual.lt(none)) return [{ name: SCALE, share: decimal(0) }];
  return [{ name: SCALE, share: actual.minus(none).div(decimal(full).minus(none)) }];
}

function clamped(share: Decimal): Decimal {
  if (share.lt(0)) return decimal(0);
  return share.gt(1) ? decimal(1) : share;
}
