import { isNotApplicable, readAmount } from '../../values/amount.ts';
import { plainSigns, takeComparator } from '../../values/comparator.ts';
import { looksLikeDate } from '../../values/date.ts';
import { readMeasure } from '../../values/measure.ts';
import type { FundingRole, IndicatorRole } from '../labels.ts';
import { isOfScale, isValueWord } from '../value-words.ts';

/** What a column holds: names, amounts, values; `other` where its heading is not known. */
export type ColumnRole = IndicatorRole | FundingRole | 'name' | 'other';

/** What it costs that a row begins in the middle of a line. */
export const IN_LINE = 2.5;
/** What no text of a column can be. */
export const NEVER = 99;
/** answers kept, for the same is asked of the same texts again and again */
const MOST_KNOWN = 5000;
/** What an amount with more than two decimals costs. */
const MANY_DECIMALS = 1.5;
const HAN = /\p{Script=Han}/u;
/** The rest of a text that began on the line before, or a character. */
const SCRAP = /^[，。、；：）)！？”]|^.$/;
const SIGNED = /^[<>=≤≥≦≧＜＞＝═﹦〉〈]/;

export function isSigned(text: string): boolean {
  return SIGNED.test(text);
}

/** A plain number as weights and scores are: at most a hundred, no sign and no unit. */
function isScore(text: string): boolean {
  return /^(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?$/.test(text) && Number(text) <= 120;
}

/** An amount, a rate, a score, or a sign that there is none. */
export function isFigure(text: string): boolean {
  return isNotApplicable(text) || numberOf(text) !== null;
}

export function numberOf(text: string | undefined): number | null {
  const number = amountIn(text ?? '');
  return Number.isNaN(number) ? null : number;
}

const amountIn = remembered((text): number => {
  const { value } = readAmount(text.replace(/%$/, ''));
  return value === null ? Number.NaN : Number(value);
});

/** How unlike what its column holds a text is; below 0 where it can be hardly anything else. */
export function strangeness(role: ColumnRole, text: string): number {
  return (OWN[role] ?? other)(text);
}

const score = (text: string) => (isScore(text) ? 0 : isNotApplicable(text) ? 0.5 : NEVER);
const amount = (text: string) => {
  if (isNotApplicable(text)) return 2;
  if (/%$|^0\d/.test(text) || numberOf(text) === null) return NEVER;
  return /\.\d{3}/.test(text) ? MANY_DECIMALS : 0;
};
const other = (text: string) => (isFigure(text) ? 2 : 1.5);
const measure = (isTarget: boolean) => (text: string) => measureStrangeness(text, isTarget);

const OWN: { readonly [role in ColumnRole]?: (text: string) => number } = {
  level3: nameStrangeness,
  sign: text => (/^(?:[<>=≤≥≦≧＜＞＝═﹦]{1,2}|定性|正向|反向)$/.test(text) ? 0 : 9),
  unit: text =>
    /^[\p{L}%‰/·（）()]{1,8}$/u.test(text) && !SIGNED.test(text) ? (isValueWord(text) ? 1 : 0.2) : 9,
  target: measure(true),
  adjustedTarget: measure(true),
  actual: measure(false),
  maxScore: score,
  score,
  deviation: text => {
    if (isNotApplicable(text) || /^[无⽆]$/.test(text)) return 0.3;
    if (isFigure(text) || SIGNED.test(text)) return 8;
    return SCRAP.test(text) ? 5 : (isValueWord(text) || !/[，。；]/.test(text) ? 3 : 2) + openness(text);
  },
  name: text => (isFigure(text) ? NEVER : 0),
  initialBudget: amount,
  adjustedBudget: amount,
  executed: amount,
  executionRate: text =>
    isNotApplicable(text) ? 0.2 : !isFigure(text) ? NEVER : /%$/.test(text) ? 0 : isScore(text) ? 0.4 : 5,
};

function nameStrangeness(text: string): number {
  if (isFigure(text) || !HAN.test(text) || /.[<>=≥≤＝].*\d/.test(text)) return 7;
  if (SCRAP.test(text)) return 5;
  if (isValueWord(text)) return 2;
  if (openness(text) > 0) return 3;
  const kind = kindOf(text);
  return kind === 'quantity'
    ? 5
    : kind === 'date'
      ? 3
      : /。./.test(text)
        ? 5
        : /。$/.test(text)
          ? 2
          : text.length < 4
            ? 0.6
            : 0;
}

function measureStrangeness(text: string, isTarget: boolean): number {
  if (SCRAP.test(text) && !/^\d$|^[是否优良好高有无]$/.test(text)) return 4;
  const kind = kindOf(text);
  if (kind === 'quantity') {
    if (SIGNED.test(text)) return isTarget ? -0.5 : 0.3;
    return isScore(text) ? 1 : isTarget ? 0.5 : 0;
  }
  if (kind === 'date') return 0;
  if (isNotApplicable(text)) return 1;
  if (isValueWord(text) || isOfScale(text)) return 0.2;
  return (
    (text.length > 12 || /[，。；]/.test(text) ? 2.2 : 1.2) +
    (SIGNED.test(text) || SEVERAL.test(text) ? UNCLEAR : 0)
  );
}

/** What a sign before something else than a number, or more than one, costs. */
const UNCLEAR = 3;
const SEVERAL = /^[\d.,]+[%\p{Script=Han}]+[\d.]+$/u;

type Kind = 'quantity' | 'date' | 'words';

const kindOf = remembered((text): Kind => {
  const own = readMeasure(text).measure;
  if (own?.kind === 'quantity') return 'quantity';
  if (own?.kind === 'date' || looksLikeDate(plainSigns(text))) return 'date';
  return SIGNED.test(text) && /^\D*[\d.,]+\D*$/.test(text) ? 'quantity' : 'words';
});

/** A text that closes what it has not opened is the end of another one. */
function openness(text: string): number {
  let depth = 0;
  for (const character of text) {
    if ('“（(《'.includes(character)) depth++;
    if ('”）)》'.includes(character) && --depth < 0) return 3;
  }
  return 0;
}

/** What it costs that a text goes on with the next one, by what both say. */
export function joinPrice(text: string, next: string): number {
  const whole = text + next;
  if (isOfScale(whole)) return -2;
  let price = 0;
  if (/^[，。、；：）)！？”]/.test(next)) price -= 1.5;
  if (SIGNED.test(next)) price += 6;
  if (isScore(next)) price += /[<>=≤≥\d.,、+·\p{Script=Han}(（“]$/u.test(text) ? 2 : 4;
  if (/^[\d.,]+%?$/.test(text) && /^[\p{Script=Han}<>=≥≤]{2}/u.test(next)) price += 3;
  if (/^底?前$/.test(next) && /[月日]$/.test(text)) price -= 1.5;
  if (/[、，（(“]$/.test(text)) price -= 1;
  if (isValueWord(next) && next.length > 1) price += 1.5;
  if (openness(next) > 0) price -= openness(whole) > 0 ? 0 : 1.5;
  return price;
}

/** What the target and the actual of a row say of each other. */
export function valuesPrice(target: string, actual: string): number {
  if (target === actual) return -1.5;
  const [a, b] = [kindOf(target), kindOf(actual)];
  if (a !== b) return a === 'words' && b === 'words' ? 0 : 1;
  if (a !== 'quantity') return a === 'date' ? -0.8 : -0.2;
  const [unit, other] = [unitOf(target), unitOf(actual)];
  return (unit === other ? -0.8 : other === '' ? -0.2 : 1.2) + farness(target, actual);
}

/** What it costs that a number is many times as much as another one, or a part of it. */
export function farness(target: string, actual: string): number {
  const [a, b] = [target, actual].map(text => Number(/\d[\d.]*/.exec(text.replaceAll(',', ''))?.[0]));
  return a! > 0 && b! > 0 ? Math.min(MOST_FAR, FAR * Math.abs(Math.log(a! / b!))) : 0;
}

const FAR = 0.4;
const MOST_FAR = 2;

const unitOf = remembered((text): string => {
  const { rest } = takeComparator(plainSigns(text));
  return rest.replace(/^[\d.,]+/, '').replace(/\s/g, '');
});

function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return text => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= MOST_KNOWN) answers.clear();
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
}
