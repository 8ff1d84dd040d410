import type { ReadGlyph } from './reader.ts';

/** Points and commas of numbers; readers tell one from the other by a tail of a few pixels. */
export const POINT = /[.,，]/;

/** Digits in groups of three before a separator, whose first is no zero by itself. */
const GROUPED = /(?<![\d.,，])[1-9]\d{0,2}([.,，]\d{3})*$/;
const HAS_GROUPS = /[.,，]\d{3}$/;
/** Behind a separator: a group that another one follows, or the last digits. */
const NEXT_GROUP = /^\d{3}[.,，]\d/;
const LAST_DIGITS = /^(\d+)(?![\d.,，])/;

/** A separator between the texts before and behind it: what all of the number leaves it to be, or both. */
export function separatorBetween(before: string, behind: string): ',' | '.' | 'either' {
  const isGrouped = GROUPED.test(before);
  if (isGrouped && NEXT_GROUP.test(behind)) return ',';
  const last = LAST_DIGITS.exec(behind)?.[1];
  if (!last || (isGrouped && last.length === 3)) return 'either';
  return /\d$/.test(before) && (isGrouped ? HAS_GROUPS.test(before) : true) ? '.' : 'either';
}

/** A separator that both see, whatever they take it for, is as sure where the number tells which of the two it is. */
const TOLD = 0.97;
/** A comma that is read as surely as this was none once among 1,300, before digits that were no group. */
const LIKELY = 0.5;
/**
 * Chance that a point before a last group of three is a comma all the same, by what both readers say: of 2,800 points and commas
 * the likeliest comma had 0.0057, in black print 0.0013. In two shades a threshold takes away the tail, and both may be certain of the rest.
 */
const MAY_BE_COMMA = { grey: 0.0012, black: 0.00005 };
/** No reader is surer than this of a point that is a comma's. */
const SUREST = 0.998;

/** What stands around a separator, in how dark and how many shades. */
export type PrintAround = {
  readonly before: string;
  readonly behind: string;
  readonly isBlack: boolean;
  readonly isTwoShades: boolean;
};

/** A separator that was read and seen; null where neither the number nor its print says more than the readers. */
export function separatorOf(
  one: ReadGlyph,
  seen: ReadGlyph,
  { before, behind, isBlack, isTwoShades }: PrintAround,
): ReadGlyph | { readonly mayBe: ',' | '.' } | null {
  const own = one.text.normalize('NFKC');
  const told = separatorBetween(before, behind);
  if (told !== 'either') {
    if (own !== told && seen.text !== told) return { mayBe: told };
    if (!POINT.test(seen.text)) return null;
    return { ...one, text: told, confidence: Math.max(own === told ? one.confidence : 0, TOLD) };
  }
  if (!GROUPED.test(before) || !/^\d{3}(?!\d)/.test(behind)) return null;
  // nobody sees a tail that is not there
  if (own === ',')
    return POINT.test(seen.text) && one.confidence >= LIKELY
      ? { ...one, confidence: Math.max(one.confidence, TOLD) }
      : null;
  const doubt = (1 - Math.min(SUREST, one.confidence)) * (seen.text === '.' ? 1 - seen.confidence : 1);
  return isTwoShades || doubt > (isBlack ? MAY_BE_COMMA.black : MAY_BE_COMMA.grey) ? { mayBe: ',' } : null;
}
