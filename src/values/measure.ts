import type { Comparator, DecimalText, Measure, MeasureParts, Note } from '../model.ts';
import { isNotApplicable, readAmount } from './amount.ts';
import { readDate } from './date.ts';
import { valueText } from './text.ts';

export type MeasureReading = {
  readonly measure: Measure | null;
  readonly notes: readonly Extract<Note, 'blank' | 'not-applicable' | 'ambiguous' | 'year-from-form'>[];
};

export type MeasureContext = {
  /** what sign, value and unit columns hold; absent where one cell holds all */
  readonly parts?: MeasureParts | undefined;
  /** the form's year, for months printed without one */
  readonly fiscalYear?: number | null;
};

/** Every glyph that is printed for a comparator; two-glyph forms first. */
const SIGNS: readonly (readonly [pattern: RegExp, comparator: Comparator])[] = [
  [/^(?:[>〉›]=|=[>〉›]|[≥≧⩾≮]=?|⋝)/, '>='],
  [/^(?:[<〈‹]=|=[<〈‹]|[≤≦⩽≯]=?|⋜)/, '<='],
  [/^(?:==?|═+)/, '='],
  [/^[>〉›]/, '>'],
  [/^[<〈‹]/, '<'],
];

/** In a column of their own these words are signs; in running text they leave a measure qualitative. */
const SIGN_WORDS: Readonly<Record<string, Comparator>> = {
  等于: '=',
  大于: '>',
  大于等于: '>=',
  大于或等于: '>=',
  不少于: '>=',
  不低于: '>=',
  小于: '<',
  小于等于: '<=',
  小于或等于: '<=',
  不超过: '<=',
  不高于: '<=',
  不多于: '<=',
};

const NUMBER = /^-?\d[\d,]*(?:\.\d+)?/;

/** letters, percent and degree signs, `/` and `·` between units, a bracketed variant: `元/人·年`, `台（套）`, `m2` */
const UNIT =
  /^(?:[\p{L}\p{Lm}%‰℃℉°㎡㎥²³￥$]|(?<=[A-Za-z])[23]|(?<=[^/·])[/·](?=\p{L})|(?<=.)\([\p{L}/]{1,6}\))+$/u;

/** What makes a tail more than a unit: bounds, approximations, what was done with the number. */
const NO_UNIT =
  /以[上下内外前后]|之[内前后间]|左右|上下|[内前后多余几]$|^[多余几]|^[%‰].*\p{L}|完成|达[到标成]|已|全部|均|未|至|到位|覆盖|不|其中|超过|或|和|及|含|约/u;

/** Words that bound or soften a number in running text. */
const BOUND =
  /^(?:不[少低高超多大小]于|不超过|大于|小于|等于|高于|低于|超过|多于|少于|至少|至多|达到?|约|近|控制在|[≈~±+])/;

const ONE_NUMBER_AT_MOST = /^\D*(?:\d[\d,.]*)\D*$/;

/** longest text that may still be a number with a qualifier (`不低于100万元以上`); longer ones are prose */
const LONGEST_QUALIFIED = 16;

/**
 * Reads a target or an actual value: a quantity, a date or words. `text` of the measure is as printed, with radicals
 * folded. What looks like a number but cannot be typed with certainty stays qualitative, with the note `ambiguous`.
 */
export function readMeasure(text: string, context: MeasureContext = {}): MeasureReading {
  const { parts, fiscalYear = null } = context;
  if (parts) return readParts(parts, fiscalYear);
  const printed = valueText(text);
  if (printed === '') return { measure: null, notes: ['blank'] };
  if (isNotApplicable(printed)) return { measure: null, notes: ['not-applicable'] };
  return readDateMeasure(printed, fiscalYear) ?? readQuantity(printed) ?? qualitative(printed);
}

/**
 * The text of a measure whose sign, value and unit stand in columns of their own: the three joined. A word in the sign
 * column that is no sign (定性), a dash, a unit or sign that the value cell already holds are not joined.
 */
export function joinParts(parts: MeasureParts): string {
  const { sign, value, unit } = cleanParts(parts);
  return sign + value + unit;
}

function readParts(parts: MeasureParts, fiscalYear: number | null): MeasureReading {
  const { sign, value, unit } = cleanParts(parts);
  const text = sign + value + unit;
  if (value === '') return { measure: null, notes: ['blank'] };
  if (isNotApplicable(value)) return { measure: null, notes: ['not-applicable'] };
  const comparator = SIGN_WORDS[plain(sign)] ?? takeSign(plain(sign)).comparator;
  const number = readAmount(value, 'rate').value;
  if (number !== null) {
    const printedUnit = /[%％]$/.exec(value)?.[0] ?? '';
    return quantity(
      { comparator, number, unit: printedUnit + unit, text },
      printedUnit !== '' && unit !== '',
    );
  }
  if (plain(value).startsWith('*')) return qualitative(text);
  const whole = readMeasure(text, { fiscalYear });
  const kind = valueText(parts.sign ?? '');
  return kind === '定性' && whole.measure?.kind === 'qualitative' ? { ...whole, notes: [] } : whole;
}

function cleanParts(parts: MeasureParts): { sign: string; value: string; unit: string } {
  const [sign, value, unit] = [parts.sign, parts.value, parts.unit].map(part => valueText(part ?? ''));
  if (sign === undefined || value === undefined || unit === undefined) throw new Error('three parts');
  const isSign = plain(sign) in SIGN_WORDS || takeSign(plain(sign)).rest === '';
  const own = takeSign(plain(value)).comparator;
  return {
    sign: isSign && (own === null || own !== takeSign(plain(sign)).comparator) ? sign : '',
    value,
    unit: isNotApplicable(unit) || plain(value).endsWith(plain(unit)) ? '' : unit,
  };
}

function readDateMeasure(text: string, fiscalYear: number | null): MeasureReading | null {
  const found = readDate(plain(text).replace(/[。;,.]$/, ''), fiscalYear);
  if (!found) return null;
  const { date, relation, yearFromForm } = found;
  return { measure: { kind: 'date', relation, date, text }, notes: yearFromForm ? ['year-from-form'] : [] };
}

/** sign, number, unit, and nothing else; null for any other text */
function readQuantity(text: string): MeasureReading | null {
  const sign = takeSign(plain(text));
  const printedNumber = NUMBER.exec(sign.rest)?.[0] ?? '';
  const { value } = readAmount(printedNumber);
  if (value === null) return null;
  const at = plain(text).length - sign.rest.length + printedNumber.length;
  const unit = text
    .slice(at)
    .replace(/[。；;，,、.]$/, '')
    .trim();
  if (unit !== '' && !isUnit(plain(unit))) return null;
  if (unit === '月' && sign.comparator === null) return null;
  const isDoubtful = sign.comparator === null ? looksLikeMonth(text) : isCalendar(value, unit);
  return quantity({ comparator: sign.comparator, number: value, unit, text }, isDoubtful);
}

function isUnit(unit: string): boolean {
  return UNIT.test(unit) && !NO_UNIT.test(unit) && unit.split(/[/·(]/).every(part => part.length <= 8);
}

/** `2023.12` may be December 2023 */
function looksLikeMonth(text: string): boolean {
  return /^(?:19|20)\d\d\.(?:0[1-9]|1[0-2])$/.test(plain(text));
}

/** with a sign: `≤12月`, `=2023年` may be dates */
function isCalendar(number: DecimalText, unit: string): boolean {
  return unit === '月' || (unit === '年' && /^(?:19|20)\d\d$/.test(number));
}

function quantity(
  {
    comparator,
    number,
    unit,
    text,
  }: { comparator: Comparator | null; number: DecimalText; unit: string; text: string },
  isDoubtful: boolean,
): MeasureReading {
  const measure: Measure = { kind: 'quantity', comparator, number, unit: unit === '' ? null : unit, text };
  return { measure, notes: isDoubtful ? ['ambiguous'] : [] };
}

function qualitative(text: string): MeasureReading {
  return {
    measure: { kind: 'qualitative', text },
    notes: isQualifiedNumber(plain(text)) ? ['ambiguous'] : [],
  };
}

/** `95%以上`, `不少于5个`, `约100人`, `1,2345人`: a number with a bound in words, or badly written; not prose with a number in it */
function isQualifiedNumber(text: string): boolean {
  const { comparator, rest } = takeSign(text);
  if (text.length > LONGEST_QUALIFIED || !ONE_NUMBER_AT_MOST.test(rest)) return false;
  const unbound = rest.replace(BOUND, '');
  const isNumbered = /^\d+[、.)](?!\d)/.test(rest);
  return (
    !isNumbered &&
    /^[-¥(]?\d/.test(unbound) &&
    (comparator !== null || !/\d年|\d月/.test(rest) || readsAsDay(rest))
  );
}

/** a whole date that the calendar or the form cannot complete */
function readsAsDay(text: string): boolean {
  return /^(?:\d+年)?\d+月(?:份|\d+日)?(?:[底末]?(?:之|以)?[前后])?$/.test(text);
}

function takeSign(text: string): { comparator: Comparator | null; rest: string } {
  const found = SIGNS.find(([pattern]) => pattern.test(text));
  if (!found) return { comparator: null, rest: text };
  return { comparator: found[1], rest: text.replace(found[0], '').trimStart() };
}

/** Full-width and small forms made plain, one character for one, so that places in it are places in the text. */
function plain(text: string): string {
  return text.replace(/[\uff01-\uff5e\ufe50-\ufe6b]/g, character => character.normalize('NFKC'));
}
