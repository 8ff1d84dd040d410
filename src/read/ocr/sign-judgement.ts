import { asSign } from '../signs/alphabet.ts';
import { NO_SIGN } from '../signs/reading.ts';
import type { ReadGlyph } from './reader.ts';

/** The reader of signs denies a reading only if it is as sure as this: of 136 lines that it was so sure of none was wrong. */
const DENIES = 0.9;
/** Most that a glyph is trusted that the reader of signs denies, and one of which it sees another without being sure. */
const DENIED = 0.5;
const QUESTIONED = 0.89;
/** Nobody's word makes a glyph surer than this. */
const SUREST = 0.995;
/** A bar that is lost on the paper is lost to every reader: a sign without one is no surer than this, or doubted. */
export const BARLESS = /[<>]/;
const WITHOUT_BAR = { seen: 0.985, unseen: 0.5 };
/** What readers of lines make of each other: the reader of signs tells them apart, and is believed so far, or a bar that it is not certain of. */
const TAKEN_FOR = [/[≥≤≧≦<>=—二2-]/, /[%‰]/];
export const BELIEVED = { known: 0.95, bar: 0.93, other: 0.8 };
export const BARRED = /[≥≤≧≦]/;
/** A sign that is seen less surely than this may as well be its runner-up. */
const HALF_SEEN = 0.7;
const UNKNOWN_TO_BOTH = /[≥≤≧≦‰]/;
export const POINT = /[.,，]/;

/** Signs of one shape, told apart by what stands around them: a reader of lines knows that better. */
const SHAPES: readonly string[] = ['—-一', '0oO〇。', '1l', ':;', ',、', '.·', '≥≧', '≤≦'];
const shapeOf = (text: string) => SHAPES.findIndex(own => own.includes(text));

export function isAlike(one: string, other: string): boolean {
  return one === other || (shapeOf(one) >= 0 && shapeOf(one) === shapeOf(other));
}

export function isCertain({ text, confidence }: ReadGlyph): boolean {
  return text !== NO_SIGN && confidence >= DENIES;
}

type Beside = {
  readonly before: string;
  readonly behind: string;
  readonly isMore: boolean;
  readonly isBlack: boolean;
};

/** Behind a comma that another separator follows, and behind a point that may as well be a comma. */
const GROUP = /^\d{3}[.,，]/;
const LAST_GROUP = /^\d{3}(?!\d)/;
/** What a comma may stand behind: no zero by itself, and no more digits than a group has. */
const GROUPED = /(?<!\d)[1-9]\d{0,2}([.,，]\d{3})*$/;
/** Commas that are printed small are read as points by all readers, which are not as sure then. */
export const SURELY = 0.98;

/** `before`, `behind`: what was read there; `>=` has its bar behind it, and a number its groups; `isMore`: more is seen there. */
export function judged(
  one: ReadGlyph,
  seen: ReadGlyph,
  { before, behind, isMore, isBlack }: Beside,
): ReadGlyph {
  const own = asSign(one.text);
  const isBarless = BARLESS.test(own) && !behind.startsWith('=');
  // the tail of a comma is the first that a threshold takes away
  const mayBeComma = one.confidence < SURELY || seen.confidence < (isBlack ? SURELY : DENIES);
  if (own === '.' && LAST_GROUP.test(behind) && GROUPED.test(before) && mayBeComma) return denied(one, ',');
  if (isAlike(own, seen.text)) {
    if (own === '%' && isMore && !isCertain(seen) && seen.others?.includes('‰')) return denied(one, '‰');
    if (isBarless) return barless(one, isCertain(seen));
    const confidence = together(one.confidence, seen.confidence);
    // one bar or two: readers of lines know one of them only
    if (BARRED.test(own) && own !== seen.text)
      return isCertain(seen) ? { ...one, text: seen.text, confidence } : questioned(one);
    return { ...one, confidence };
  }
  // no number has a point where another one follows a group later
  if (own === ',' && seen.text === '.' && GROUP.test(behind))
    return { ...one, confidence: together(one.confidence, DENIES) };
  if (isBarless && !isCertain(seen))
    return BARRED.test(seen.text) && one.others?.includes(seen.text)
      ? {
          ...one,
          text: seen.text,
          confidence: seen.confidence < HALF_SEEN ? BELIEVED.other : BELIEVED.bar,
          others: [one.text],
        }
      : barless(one, false);
  // the second reader does not know these: that both read something else says nothing
  if (!isCertain(seen) && UNKNOWN_TO_BOTH.test(seen.text) && !BARRED.test(own)) return denied(one, seen.text);
  if (!isCertain(seen)) return seen.text === NO_SIGN ? one : questioned(one);
  // a bar that only the reader of lines saw may be there all the same
  if (BARRED.test(own) && BARLESS.test(seen.text)) return denied(one, seen.text);
  if (!TAKEN_FOR.some(signs => signs.test(own) && signs.test(seen.text))) return denied(one, seen.text);
  const isKnown =
    one.others?.includes(seen.text) ||
    (BARRED.test(seen.text) && BARLESS.test(own)) ||
    (seen.text === '‰' && seen.confidence >= SURELY);
  const confidence = isKnown ? BELIEVED.known : BELIEVED.other;
  return { ...one, text: seen.text, confidence, others: [one.text] };
}

function barless(one: ReadGlyph, isSeen: boolean): ReadGlyph {
  const confidence = isSeen
    ? Math.max(one.confidence, WITHOUT_BAR.seen)
    : Math.min(one.confidence, WITHOUT_BAR.unseen);
  return { ...one, confidence };
}

export const questioned = (one: ReadGlyph): ReadGlyph => ({
  ...one,
  confidence: Math.min(one.confidence, QUESTIONED),
});

/** How sure two readers are together that are unlike. */
function together(one: number, other: number): number {
  const [a, b] = [Math.min(one, SUREST), Math.min(other, SUREST)];
  return Math.max(one, Math.min(SUREST, (a * b) / (a * b + (1 - a) * (1 - b))));
}

export function denied(one: ReadGlyph, other: string): ReadGlyph {
  const others = [...new Set([other, ...(one.others ?? [])])];
  return { ...one, confidence: Math.min(one.confidence, DENIED), others, isDenied: true };
}
