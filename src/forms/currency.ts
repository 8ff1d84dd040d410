import type { CurrencyUnit, TextLine } from '../model.ts';
import { compared } from '../values/text.ts';

/** 百万元 and 千万元 are units that forms hardly print, and none that amounts are told in. */
const WAN_YUAN = /(?<![十百千])万元/;
const YUAN = /[((:]元[))]?|单位:?元$|\uFFFD元[)\uFFFD]|[:币]元/;

/** The currency that a label counts in: `项目资金（万元）`, `单位：元`. */
export function currencyOf(label: string): CurrencyUnit | null {
  const text = compared(label);
  if (WAN_YUAN.test(text)) return 'wan-yuan';
  return YUAN.test(text) ? 'yuan' : null;
}

const CURRENCY = /^(?:人民币)?(?:[十百千]?万|[百千亿])?元(?:人民币)?(?:[、,;/(].*)?$/;

/** Whether a text is nothing but a unit that money is counted in, and so no name: 万元, 人民币元, 元（保留两位小数）. */
export function isCurrency(text: string): boolean {
  return CURRENCY.test(compared(text));
}

const NAMED = /(?:单位|币种|人民币)[^元]{0,6}?((?:[十百千]?万|[百千亿])?元)/;
const UNITS: { readonly [printed: string]: CurrencyUnit } = { 元: 'yuan', 万元: 'wan-yuan' };

/** The currency that a text names: 单位：万元. */
export function currencyIn(texts: readonly Pick<TextLine, 'text'>[]): CurrencyUnit | null {
  const named = texts.map(({ text }) => UNITS[NAMED.exec(compared(text))?.[1] ?? '']);
  return named.find(unit => unit !== undefined) ?? null;
}
