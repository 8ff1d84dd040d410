import { asSign, SHAPES } from '../signs/alphabet.ts';
import { NO_SIGN } from '../signs/reading.ts';
import type { ReadGlyph } from './reader.ts';
import { POINT, type PrintAround, separatorOf } from './separators.ts';

/** The reader of signs denies a reading only if it is as sure as this: of 136 lines that it was so sure of none was wrong. */
const DENIES = 0.9;
/** Most that a glyph is trusted that the reader of signs denies, and one of which it sees another without being sure. */
const DENIED = 0.5;
const QUESTIONED = 0.89;
/** A reader of lines that is less sure than this does not know what it reads. */
const LOST = 0.5;
/** A 1 of black-and-white print that is no wider than its stem is seen as surely as this. */
const STEM = 0.6;
/** A point that may be nothing, and is less sure to both readers together, may be a speck. */
const SPECK = 0.95;
/** Nobody's word makes a glyph surer than this. */
const SUREST = 0.995;
/** A bar that is lost on the paper is lost to every reader: a sign without one is no surer than this, or doubted. */
export const BARLESS = /[<>]/;
const WITHOUT_BAR = { seen: 0.985, unseen: 0.5 };
/** What readers of lines make of each other: the reader of signs tells them apart, and is believed so far, or a bar that it is not certain of. */
const TAKEN_FOR = [/[≥≤≧≦<>=—二2-]/, /[%‰]/];
export const BELIEVED = { known: 0.95, bar: 0.93, other: 0.8 };
export const BARRED = /[≥≤≧≦]/;
/** A sign without a bar that is seen as surely in print of more than two shades has none: of 151 that both read so. */
const HALF_SEEN = 0.6;
const UNKNOWN_TO_BOTH = /[≥≤≧≦‰]/;

/** Signs that look much the same are told apart by what stands around them: a reader of lines knows that better. */
const NEARLY_ALIKE = [...SHAPES, '0oO〇。', ':;', ',、', '.·'];

export function isAlike(one: string, other: string): boolean {
  return one === other || NEARLY_ALIKE.some(shape => shape.includes(one) && shape.includes(other));
}

export function isCertain({ text, confidence }: ReadGlyph): boolean {
  return text !== NO_SIGN && confidence >= DENIES;
}

type Beside = PrintAround & { readonly isMore: boolean; readonly mayLackStroke: boolean };

/** Signs that readers of lines lack are believed if they are seen as surely as this. */
export const SURELY = 0.98;

/** `before`, `behind`: what was read there; `>=` has its bar behind it, and a number its groups; `isMore`: more is seen there, too far away to be a part of it; `mayLackStroke`: it is a stem that stands farther from the glyph before it than from the next one, as that of a 4 does. */
export function judged(
  one: ReadGlyph,
  seen: ReadGlyph,
  { isMore, mayLackStroke, ...print }: Beside,
): ReadGlyph {
  const { behind, isBlack } = print;
  const own = asSign(one.text);
  const isBarless = BARLESS.test(own) && !behind.startsWith('=');
  const separator = POINT.test(own) ? separatorOf(one, seen, print) : null;
  if (separator) return 'mayBe' in separator ? denied(one, separator.mayBe) : separator;
  // thin print loses the diagonal of a 4, and readers of lines see nothing but its stem, which has no foot and no flag
  const isOne =
    isAlike(own, seen.text) &&
    (!mayLackStroke || seen.confidence >= STEM) &&
    ![one, seen].some(({ others }) => others?.includes('4'));
  const isLikelyFour = one.confidence < DENIES && one.others?.includes('4');
  if (own === '1' && isBlack && !isOne && (isLikelyFour || !isCertain(seen))) return denied(one, '4');
  if (isAlike(own, seen.text)) {
    if (own === '%' && isMore) return denied(one, '‰');
    if (isBarless) return barless(one, seen.confidence >= (isBlack ? DENIES : HALF_SEEN));
    const confidence = together(one.confidence, seen.confidence);
    if (POINT.test(own) && confidence < SPECK && one.others?.includes('')) return questioned(one);
    if (!BARRED.test(own)) return { ...one, confidence };
    // a bar that both see is there, and readers of lines know one bar only where there may be two
    const text = isCertain(seen) ? asPrinted(seen) : one.text;
    return { ...one, text, confidence: Math.max(confidence, BELIEVED.known) };
  }
  // readers of lines lose bars and make none up: of 2,816 signs that they read with one a single one had none
  if (BARRED.test(own) && !isCertain(seen))
    return { ...one, confidence: Math.max(one.confidence, BELIEVED.bar) };
  if (isBarless && !isCertain(seen))
    return isBarOf(own, seen.text)
      ? { ...one, text: asPrinted(seen), confidence: BELIEVED.bar, others: [one.text] }
      : barless(one, false);
  // the second reader does not know these: that both read something else says nothing
  if (!isCertain(seen) && UNKNOWN_TO_BOTH.test(seen.text)) return denied(one, seen.text);
  // what both hold for possible is not sure because the second reader, which is like the first, agrees with that
  if (!isCertain(seen) && one.confidence < DENIES && one.others?.includes(seen.text))
    return denied(one, seen.text);
  if (!isCertain(seen)) return seen.text === NO_SIGN ? one : questioned(one);
  // a bar that only the reader of lines saw may be there all the same
  if (BARRED.test(own) && BARLESS.test(seen.text)) return denied(one, seen.text);
  if (!TAKEN_FOR.some(signs => signs.test(own) && signs.test(seen.text))) return denied(one, seen.text);
  const isKnown =
    (BARRED.test(seen.text) && one.confidence < LOST) ||
    one.others?.includes(seen.text) ||
    (BARRED.test(seen.text) && BARLESS.test(own)) ||
    seen.text === '‰';
  const confidence = isKnown ? BELIEVED.known : BELIEVED.other;
  return { ...one, text: asPrinted(seen), confidence, others: [one.text] };
}

/** `>=` was seen as two signs, and is compared as one. */
const asPrinted = ({ text, others }: ReadGlyph) => others?.find(other => other.length > 1) ?? text;

const isBarOf = (barless: string, barred: string) =>
  BARRED.test(barred) && /[>≥≧]/.test(barless) === /[>≥≧]/.test(barred);

function barless(one: ReadGlyph, isSeen: boolean): ReadGlyph {
  const confidence = isSeen
    ? Math.max(one.confidence, WITHOUT_BAR.seen)
    : Math.min(one.confidence, WITHOUT_BAR.unseen);
  return { ...one, confidence };
}

export const questioned = (one: ReadGlyph): ReadGlyph => ({
  ...one,
  confidence: Math.min(one.confidence, QUESTIONED),
  isVouched: false,
});

/** How sure two readers are together that are unlike. */
function together(one: number, other: number): number {
  const [a, b] = [Math.min(one, SUREST), Math.min(other, SUREST)];
  return Math.max(one, Math.min(SUREST, (a * b) / (a * b + (1 - a) * (1 - b))));
}

export function denied(one: ReadGlyph, other: string): ReadGlyph {
  const others = [...new Set([other, ...(one.others ?? [])])];
  return { ...one, confidence: Math.min(one.confidence, DENIED), others, isDenied: true, isVouched: false };
}
