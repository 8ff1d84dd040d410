import { type Decimal, decimal } from '../../values/amount.ts';
import { compared } from '../../values/text.ts';

/** A unit as a multiple of a base: 万元 = 10000 元, 公里 = 1000 m. Units of one base can be compared. */
type UnitScale = { readonly base: string; readonly factor: Decimal };

const KNOWN: Readonly<Record<string, readonly [base: string, factor: number]>> = {
  '%': ['%', 1],
  百分比: ['%', 1],
  百分点: ['%', 1],
  个百分点: ['%', 1],
  '‰': ['%', 0.1],
  元: ['元', 1],
  元整: ['元', 1],
  毫米: ['m', 0.001],
  厘米: ['m', 0.01],
  cm: ['m', 0.01],
  米: ['m', 1],
  m: ['m', 1],
  千米: ['m', 1000],
  公里: ['m', 1000],
  km: ['m', 1000],
  平方米: ['亩', 0.0015],
  m2: ['亩', 0.0015],
  平米: ['亩', 0.0015],
  亩: ['亩', 1],
  公顷: ['亩', 15],
  平方公里: ['亩', 1500],
  平方千米: ['亩', 1500],
  立方米: ['m3', 1],
  m3: ['m3', 1],
  克: ['kg', 0.001],
  斤: ['kg', 0.5],
  千克: ['kg', 1],
  公斤: ['kg', 1],
  kg: ['kg', 1],
  吨: ['kg', 1000],
  t: ['kg', 1000],
  秒: ['s', 1],
  分钟: ['s', 60],
  小时: ['s', 3600],
  天: ['day', 1],
  日: ['day', 1],
  周: ['day', 7],
  月: ['month', 1],
  个月: ['month', 1],
  年: ['month', 12],
};

const SCALES: readonly (readonly [prefix: string, factor: number])[] = [
  ['亿', 100_000_000],
  ['千万', 10_000_000],
  ['百万', 1_000_000],
  ['十万', 100_000],
  ['万', 10_000],
  ['千', 1000],
];

/** Given a unit as printed; 元/平方米 keeps what it is counted per in its base, and of 万 alone the base is empty. */
export function unitOf(printed: string): UnitScale {
  const [counted = '', ...per] = compared(printed).split('/');
  const known = knownUnit(counted) ?? scaledUnit(counted) ?? { base: counted, factor: decimal(1) };
  return { ...known, base: [known.base, ...per].join('/') };
}

export function isPercent(unit: string | null): boolean {
  return unit !== null && unitOf(unit).base === '%';
}

/** 元, 万元 …, also 元/人 */
export function isPrice(unit: string | null): boolean {
  return unit !== null && unitOf(unit).base.startsWith('元');
}

/** 元, 万元 …; not 元/人 */
export function isMoney(unit: string | null): boolean {
  return unit !== null && unitOf(unit).base === '元';
}

export function isDuration(unit: string | null): boolean {
  return unit !== null && (['s', 'day', 'month'].includes(unitOf(unit).base) || /年$|工作日$/.test(unit));
}

function knownUnit(unit: string): UnitScale | null {
  const found = KNOWN[unit] ?? KNOWN[unit.toLowerCase()];
  return found ? { base: found[0], factor: decimal(found[1]) } : null;
}

function scaledUnit(unit: string): UnitScale | null {
  const scale = SCALES.find(([prefix]) => unit.startsWith(prefix));
  if (!scale) return null;
  const rest = unit.slice(scale[0].length);
  const { base, factor } = knownUnit(rest) ?? { base: rest, factor: decimal(1) };
  return { base, factor: factor.times(scale[1]) };
}
