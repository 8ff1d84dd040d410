import type { Bilingual } from '../model.ts';

export type MoneyColumn = {
  readonly key: 'initialBudget' | 'adjustedBudget' | 'executed';
  readonly label: Bilingual;
};

export const MONEY_COLUMNS: readonly MoneyColumn[] = [
  { key: 'initialBudget', label: { zh: '年初预算数', en: 'initial budget' } },
  { key: 'adjustedBudget', label: { zh: '全年预算数', en: 'adjusted budget' } },
  { key: 'executed', label: { zh: '全年执行数', en: 'executed' } },
];
