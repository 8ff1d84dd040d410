import type { Bilingual, CurrencyUnit } from '../../model.ts';
import { FUNDING, type NameOfType, namesOfType } from '../../schema/fields.ts';
import { type Decimal, exact } from './arithmetic.ts';

type MoneyName = NameOfType<typeof FUNDING, 'money'>;

export type MoneyColumn = { readonly key: MoneyName; readonly label: Bilingual };

/** What a column of amounts is called inside a sentence. */
const labelOf = (key: MoneyName): Bilingual => ({ zh: FUNDING[key].name.zh, en: FUNDING[key].means.en });

export const INITIAL = labelOf('initialBudget');
export const ADJUSTED = labelOf('adjustedBudget');
export const EXECUTED = labelOf('executed');

export const MONEY_COLUMNS: readonly MoneyColumn[] = namesOfType(FUNDING, 'money').map(key => ({
  key,
  label: labelOf(key),
}));

/** An amount as printed, with the form's own unit. */
export function moneyText(amount: Decimal, unit: CurrencyUnit | null): Bilingual {
  const digits = exact(amount);
  if (unit === null) return { zh: digits, en: digits };
  return unit === 'yuan'
    ? { zh: `${digits} 元`, en: `${digits} yuan` }
    : { zh: `${digits} 万元`, en: `${digits} 万元` };
}
