import { CURRENCY_UNIT, fieldAt, PARTS } from '../fields.ts';
import type { Bilingual, FundingLineKind, Path } from '../model.ts';
import { keysOf } from '../values/pointer.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const FUNDING_LINES: { readonly [kind in FundingLineKind]: Bilingual } = {
  total: both('年度资金总额', 'Total'),
  currentYearAppropriation: both('当年财政拨款', 'Current year'),
  priorYearCarryover: both('上年结转资金', 'Carried over'),
  otherFunds: both('其他资金', 'Other funds'),
  other: both('其他', 'Other'),
};

/** A short name for people of what a path leads to: `/indicators/3/target` → 指标 4 · 年度指标值. */
export function fieldName(path: Path): Bilingual {
  const [first = '', second, ...rest] = keysOf(path);
  if (path === '/currencyUnit') return CURRENCY_UNIT;
  if (!isPart(first)) return fieldAt(path)?.name ?? both(first, first);
  const part = PARTS[first];
  if (second === undefined) return part.title;
  const isRow = /^\d+$/.test(second) && first !== 'extras';
  const number = Number(second) + 1;
  const row = isRow ? both(`${part.row.zh} ${number}`, `${part.row.en} ${number}`) : part.row;
  const key = isRow ? rest.at(-1) : second;
  if (key === undefined) return row;
  const name = fieldAt(path)?.name;
  return both(`${row.zh} · ${name?.zh ?? key}`, `${row.en}, ${name?.en.toLowerCase() ?? key}`);
}

function isPart(name: string): name is keyof typeof PARTS {
  return Object.hasOwn(PARTS, name);
}
