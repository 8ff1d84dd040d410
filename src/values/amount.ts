import { Decimal as Base } from 'decimal.js';
import type { CurrencyUnit, DecimalText, Note } from '../model.ts';
import { valueText, withoutNoteMark } from './text.ts';

/** 40 significant digits: far beyond any amount; half up as the finance systems round */
const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP });

/** A decimal number to reckon with; it never leaves a function (data holds DecimalText). */
export type Decimal = Base;

/** What a number stands for: it tells which unit may be printed with it. */
type AmountKind = 'money' | 'score' | 'rate';

export type AmountReading = {
  readonly value: DecimalText | null;
  readonly note: Extract<Note, 'not-applicable' | 'not-a-number' | 'ambiguous' | 'blank'> | null;
};

const UNITS: Readonly<Record<AmountKind, RegExp>> = {
  money: /(?:万?元)$/,
  score: /分$/,
  rate: /%$/,
};

/** a dash of any length (also 一, which readers of pictures take a dash for), a slash, a star */
const NOT_APPLICABLE = /^(?:[-‐‑‒–—―−─━ー一_]+|[/∕⁄]+|\\|\*)$/;

const NOTHING = /^(?:无|不适用|n\/a)$/i;

/** plain, or with a separator at every third digit */
const NUMBER = /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;

const WEIGHTS: readonly RegExp[] = [
  /[（(【[](?:权重|分值|满分|共)?[:：]?(\d+(?:\.\d+)?)[分%％][）)】\]]/,
  /[（(【[](?:权重|分值|满分|共)?[:：]?([1-9]\d+(?:\.\d+)?|[5-9](?:\.\d+)?)[）)】\]](?=[:：]?$)/,
  /(?<=\D)(\d+(?:\.\d+)?)分(?=[:：]?$)/,
];

/** Whether the text is a sign for 'not applicable': `—`, `-`, `/`, `*`, also in brackets. */
export function isNotApplicable(text: string): boolean {
  return NOT_APPLICABLE.test(plain(text).replace(/^\((.+)\)$/, '$1'));
}

/**
 * Reads a cell that holds one number. Returned are the digits as printed (`"2954906.62"`, `"100.00"`), without
 * separators and unit; or null and the reason: what is not surely one well-written number is never guessed.
 * `currencyUnit` is the unit of the form: an amount that is printed in another one is ambiguous.
 */
export function readAmount(
  text: string,
  kind: AmountKind = 'money',
  currencyUnit: CurrencyUnit | null = null,
): AmountReading {
  if (valueText(text) === '') return { value: null, note: 'blank' };
  const printed = plain(withoutNoteMark(text));
  if (isNotApplicable(text) || NOTHING.test(printed)) return { value: null, note: 'not-applicable' };
  const unit = UNITS[kind].exec(printed)?.[0] ?? '';
  const digits = withoutSeparatorSpaces(printed.slice(0, printed.length - unit.length).replace(/^¥ ?/, ''));
  if (!NUMBER.test(digits))
    return { value: null, note: hasTwoNumbers(digits) ? 'ambiguous' : 'not-a-number' };
  if (kind === 'money' && contradicts(unit, currencyUnit)) return { value: null, note: 'ambiguous' };
  return { value: digits.replaceAll(',', ''), note: null };
}

/** Reads a weight: a score that may stand in brackets or behind its label: `50分`, `（50分）`, `产出指标(50分)`. */
export function readWeight(text: string): AmountReading {
  const bare = plain(text).replace(/^\((.+)\)$/, '$1');
  const reading = readAmount(bare.replace(/%$/, ''), 'score');
  if (reading.value !== null || reading.note === 'not-applicable' || reading.note === 'blank') return reading;
  const { weight } = splitWeight(text);
  return weight === null ? reading : { value: weight, note: null };
}

/**
 * Splits a label and the weight printed with it: `产出指标（50分）` → `产出指标` and `"50"`. Without a weight the label is the
 * text as printed. A number in brackets at the end is a weight, elsewhere and without brackets only with 分 or %.
 */
export function splitWeight(text: string): { readonly label: string; readonly weight: DecimalText | null } {
  const label = valueText(text);
  const found = WEIGHTS.map(pattern => pattern.exec(label)).find(match => match !== null);
  const weight = found?.[1];
  if (!found || weight === undefined) return { label, weight: null };
  const rest = label.slice(0, found.index) + label.slice(found.index + found[0].length);
  return { label: rest.replace(/[:：]$/, ''), weight };
}

/** A decimal to reckon with. Throws when the text is no number. */
export function decimal(value: DecimalText | number): Decimal {
  return new Decimal(value);
}

/** Plain notation, all digits, no exponent. */
export function decimalText(value: Decimal): DecimalText {
  return value.toFixed();
}

/** Exact sum; a blank counts 0. */
export function sum(values: readonly (DecimalText | null)[]): Decimal {
  return values.reduce<Decimal>((total, value) => total.plus(value ?? 0), new Decimal(0));
}

/** An amount in the form's unit, in yuan. */
export function toYuan(value: DecimalText, unit: CurrencyUnit): DecimalText {
  return decimalText(new Decimal(value).times(unit === 'wan-yuan' ? 10_000 : 1));
}

/** full-width digits, signs and separators made plain, digits that are more than digits (², ②, ½) kept; thin spaces inside a number dropped */
function plain(text: string): string {
  return valueText(text.replace(/(?<=\d)[\u2007-\u200a\u202f](?=\d)/g, ''))
    .replace(/\P{No}+/gu, plainText => plainText.normalize('NFKC'))
    .replace('−', '-')
    .trim();
}

/** `2，954， 906.62`: a space at a separator belongs to the layout where the number shows that it is one */
function withoutSeparatorSpaces(digits: string): string {
  const closed = digits.replace(/ ?, ?/g, ',').trim();
  const isSurelyOne = closed.split(',').length > 2 || closed.includes('.');
  return isSurelyOne ? closed : digits.trim();
}

function hasTwoNumbers(digits: string): boolean {
  return /\d/.test(digits) && /^[\d.,\s]+$/.test(digits);
}

function contradicts(unit: string, currencyUnit: CurrencyUnit | null): boolean {
  if (unit === '' || currencyUnit === null) return false;
  return (unit === '万元') !== (currencyUnit === 'wan-yuan');
}
