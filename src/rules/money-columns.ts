import type { Bilingual, CurrencyUnit } from '../model.ts';
import { type Decimal, exact } from './arithmetic.ts';

export type MoneyColumn = {
  readonly key: 'initialBudget' | 'adjustedBudget' | 'executed';
  readonly label: Bilingual;
};

export const INITIAL: Bilingual = { zh: '年初预算数', en: 'initial budget' };
export const ADJUSTED: Bilingual = { zh: '全年预算数', en: 'adjusted budget' };
export const EXECUTED: Bilingual = { zh: '全年执行数', en: 'executed amount' };

export const MONEY_COLUMNS: readonly MoneyColumn[] = [
  { key: 'initialBudget', label: INITIAL },
  { key: 'adjustedBudget', label: ADJUSTED },
  { key: 'executed', label: EXECUTED },
];

/** An amount as printed, with the form's own unit. */
export function moneyText(amount: Decimal, unit: CurrencyUnit | null): Bilingual {
  const digits = exact(amount);
  if (unit === null) return { zh: digits, en: digits };
  return unit === 'yuan'
    ? { zh: `${digits} 元`, en: `${digits} yuan` }
    : { zh: `${digits} 万元`, en: `${digits} 万元` };
}
