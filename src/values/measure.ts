import type { Comparator, DecimalText, Measure, MeasureParts, Note } from '../model.ts';
import { isNotApplicable, readAmount } from './amount.ts';
import { changeWord, takeBound } from './bound.ts';
import { comparatorOf, plainSigns, takeComparator } from './comparator.ts';
import { looksLikeDate, readDate } from './date.ts';
import { type Range, readRange } from './range.ts';
import { valueText, withoutNoteMark } from './text.ts';

type MeasureReading = {
  readonly measure: Measure | null;
  readonly notes: readonly Extract<Note, 'blank' | 'not-applicable' | 'ambiguous' | 'year-from-form'>[];
};

type MeasureContext = {
  /** what the columns of sign, value and unit hold; undefined where one cell holds all */
  readonly parts?: MeasureParts | undefined;
  /** the form's year, for months printed without one */
  readonly fiscalYear?: number | null;
};

const NUMBER = /^-?\d[\d,]*(?:\.\d+)?/;

/** letters, percent and degree signs, units joined by `/` or `·`, a bracketed variant: `元/人·年`, `台（套）`, `m2` */
const UNIT =
  /^(?:[\p{L}%‰℃℉°㎡㎥²³￥$]|(?<=[A-Za-z])[23]|(?<=[^/·×*])[/·×*](?=\p{L})|(?<=[^%‰])\([\p{L}/]{1,6}\))+$/u;

/** a raised number that belongs to a note: right behind a number it is no power */
const NOTE_NUMBER = /^[¹²³⁰⁴-⁹]+(?=\P{Script=Latin})/u;

/** longest name of one unit, in characters: 十个工作日 has five */
const LONGEST_UNIT = 8;

/** What makes a tail more than a unit: bounds, approximations, what was done with the number. */
const NO_UNIT =
  /以[上下内外前后]|之[内前后间]|左右|上下|[内前后多余几]$|^[十百千万亿]*[多余几]|[日天月年时钟]内|^A{1,5}级|^[%‰]\p{L}|完成|达[到标成]|已|全部|均|未|至|到位|覆盖|不|其中|超过|或|和|及|且|并|含|约/u;

/** A counting word with a thing behind it, and the compound units that only look like one. */
const COUNTED_THING = /^[个项家份期次篇名人条件场套批种台辆处座所间户]\p{Script=Han}{2,}$/u;
const COMPOUND_UNIT =
  /^(?:个(?:工作|自然)?[日月年]|个百分点|个(?:小时|星期|学期|季度|标段|床位|点位|机位)|人次数?|场次)/;

/** Words that bound or soften a number in running text. */
const BOUND =
  /^(?:不[少低高超多大小]于|不超过|(?:大于|小于)(?:或?等于)?|等于|高于|低于|超过|多于|少于|至少|至多|达到?|约|近|控制在|[≈~±+])/;

/** longest text that may still be a number with a qualifier (`不低于100万元以上`); longer ones are prose */
const LONGEST_QUALIFIED = 16;

/**
 * Reads a target or an actual value: a quantity, a date or words. `text` of the measure is as printed, with radicals
 * folded. What looks like a number but is not surely one quantity stays qualitative, with the note `ambiguous`.
 */
export function readMeasure(text: string, { parts, fiscalYear = null }: MeasureContext = {}): MeasureReading {
  if (parts) return readParts(parts, fiscalYear);
  const printed = withoutNoteMark(valueText(text));
  if (printed === '') return { measure: null, notes: ['blank'] };
  if (isNotApplicable(printed)) return { measure: null, notes: ['not-applicable'] };
  return dateMeasure(printed, fiscalYear) ?? quantityMeasure(printed) ?? qualitative(printed);
}

/**
 * The text of a measure whose sign, value and unit stand in columns of their own: the three joined. A word in the sign
 * column that is no sign (定性), a dash, and a sign or unit that the value cell holds itself are not joined.
 */
export function joinParts(parts: MeasureParts): string {
  return Object.values(joinable(parts)).join('');
}

/** In columns a number is always a quantity; anything else is read as the joined text is. */
function readParts(parts: MeasureParts, fiscalYear: number | null): MeasureReading {
  const { sign, value, unit } = joinable(parts);
  const { comparator: ownSign, rest } = takeComparator(plainSigns(value));
  if (value === '') return { measure: null, notes: ['blank'] };
  if (isNotApplicable(value)) return { measure: null, notes: ['not-applicable'] };
  const ownUnit = /[%％‰]$/.exec(value)?.[0] ?? '';
  const number = readAmount(rest.replace(/‰$/, ''), 'rate').value;
  if (number === null && isQualitativeSign(parts.sign)) {
    return { measure: { kind: 'qualitative', text: joinParts(parts) }, notes: [] };
  }
  if (number === null) return readMeasure(joinParts(parts), { fiscalYear });
  const comparator = ownSign ?? comparatorOf(sign);
  const isTwice = (ownSign !== null && sign !== '') || (ownUnit !== '' && unit !== '');
  return quantity({ comparator, number, unit: ownUnit + unit, text: joinParts(parts) }, isTwice);
}

/** 定性 says that the value is words, whatever they look like. */
function isQualitativeSign(sign: string | null): boolean {
  return valueText(sign ?? '') === '定性';
}

function joinable(parts: MeasureParts): Record<'sign' | 'value' | 'unit', string> {
  const sign = valueText(parts.sign ?? '');
  const value = valueText(parts.value ?? '');
  const unit = valueText(parts.unit ?? '');
  const comparator = comparatorOf(sign);
  const isSignOwn = takeComparator(plainSigns(value)).comparator === comparator;
  const isUnitOwn = plainSigns(value).endsWith(plainSigns(unit));
  return {
    sign: comparator === null || isSignOwn ? '' : sign,
    value,
    unit: isUnitOwn || isNotApplicable(unit) ? '' : unit,
  };
}

function dateMeasure(text: string, fiscalYear: number | null): MeasureReading | null {
  const found = readDate(plainSigns(text).replace(/[。;,.]$/, ''), fiscalYear);
  if (!found) return null;
  const { date, relation, yearFromForm } = found;
  return { measure: { kind: 'date', relation, date, text }, notes: yearFromForm ? ['year-from-form'] : [] };
}

/** Sign or words of a bound, number or range, unit, and nothing else; null for any other text. */
function quantityMeasure(text: string): MeasureReading | null {
  const plain = plainSigns(text);
  const { comparator: sign, rest } = takeComparator(plain);
  const change = changeWord(rest);
  const number = change?.way === 'more' ? rest.slice(change.length) : rest;
  const whole: Slice = { text, from: plain.length - number.length, to: plain.length };
  const bound = takeBound(number);
  if (bound && sign !== null && bound.comparator !== sign) return null;
  const inner = bound ? { text, from: whole.from + bound.from, to: whole.from + bound.to } : whole;
  return amountMeasure(inner, bound?.comparator ?? sign);
}

/** A part of a text as printed. */
type Slice = { readonly text: string; readonly from: number; readonly to: number };

function amountMeasure({ text, from, to }: Slice, comparator: Comparator | null): MeasureReading | null {
  const plain = plainSigns(text).slice(from, to);
  const range = readRange(plain);
  if (range && isUnit(range.unit)) return rangeMeasure({ text, from, to }, comparator, range);
  const digits = NUMBER.exec(plain)?.[0] ?? '';
  const number = readAmount(digits).value;
  if (number === null) return null;
  const unit = text
    .slice(from + digits.length, to)
    .replace(/[。；;，,、.]$/, '')
    .replace(NOTE_NUMBER, '')
    .trim();
  const isBareMonth = unit === '月' && comparator === null;
  if (isBareMonth || !isUnit(plainSigns(unit)) || isPartOfYear(number, unit)) return null;
  const isDoubtful =
    comparator === null ? isCountedThing(unit) || looksLikeDate(plain) : isCalendar(number, unit);
  return quantity({ comparator, number, unit, text }, isDoubtful);
}

/** A range is its own bounds: only `=`, 控制在, and a limit of what is around zero go with it. */
function rangeMeasure(
  { text, to }: Slice,
  comparator: Comparator | null,
  range: Range,
): MeasureReading | null {
  const isAroundZero = range.number.startsWith('-');
  const isHeld = comparator === '<=' && text.startsWith('控制在');
  if (comparator !== null && comparator !== '=' && !isHeld && !(isAroundZero && comparator === '<='))
    return null;
  const unit = text.slice(to - range.unit.length, to);
  return quantity({ ...range, comparator: isHeld && !isAroundZero ? null : comparator, unit, text }, false);
}

function isUnit(unit: string): boolean {
  if (unit === '') return true;
  return (
    UNIT.test(unit) && !NO_UNIT.test(unit) && unit.split(/[/·×*(]/).every(part => part.length <= LONGEST_UNIT)
  );
}

/** `12期简报`, without a sign: the unit may be 期 */
function isCountedThing(unit: string): boolean {
  return COUNTED_THING.test(unit) && !COMPOUND_UNIT.test(unit);
}

/** `2023年第一批`, `2023学年`, `3月中旬`: what follows says that the number is a date's */
function isPartOfYear(number: DecimalText, unit: string): boolean {
  return /^月./.test(unit) || (/^(?:年.|[学财]年)/.test(unit) && /^(?:19|20)\d\d$/.test(number));
}

/** with a sign: `≤12月`, `=2023年` may be dates */
function isCalendar(number: DecimalText, unit: string): boolean {
  return unit === '月' || (unit === '年' && /^(?:19|20)\d\d$/.test(number));
}

type Quantity = {
  readonly comparator: Comparator | null;
  readonly number: DecimalText;
  readonly upper?: DecimalText;
  readonly unit: string;
  readonly text: string;
};

function quantity({ comparator, number, upper, unit, text }: Quantity, isDoubtful: boolean): MeasureReading {
  const bounds = upper === undefined ? { number } : { number, to: upper };
  const measure: Measure = { kind: 'quantity', comparator, ...bounds, unit: unit === '' ? null : unit, text };
  return { measure, notes: isDoubtful ? ['ambiguous'] : [] };
}

function qualitative(text: string): MeasureReading {
  const plain = plainSigns(text);
  const isDoubtful = looksLikeDate(plain) || isQualifiedNumber(plain);
  return { measure: { kind: 'qualitative', text }, notes: isDoubtful ? ['ambiguous'] : [] };
}

/**
 * `95%以上`, `不少于5个`, `约100人`, `≤1,2345人`, `10 20`: a number with a bound in words, or badly written. Not prose that
 * has a number in it, a range, a proportion, a grade (3A级), or the number of a paragraph.
 */
function isQualifiedNumber(text: string): boolean {
  const { comparator, rest } = takeComparator(text);
  if (comparator !== null) return /\d/.test(rest);
  if (/^\d+(?:[、.)](?!\d)|A级)/.test(rest)) return false;
  if (/^[\d.,\s]+\p{L}*$/u.test(rest)) return true;
  const hasOneNumber = /^\D*\d[\d,.]*\D*$/.test(rest);
  const startsWithNumber = /^[-—–¥(<>=≥≤]*\d/.test(rest.replace(BOUND, ''));
  return hasOneNumber && startsWithNumber && text.length <= LONGEST_QUALIFIED && !/\d[年月]/.test(rest);
}
