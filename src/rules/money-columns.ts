import type { Bilingual } from '../model.ts';

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
