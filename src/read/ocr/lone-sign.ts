import type { Classifier } from '../signs/classifier.ts';
import { readSigns } from '../signs/reading.ts';
import type { SignLine } from '../signs/units.ts';
import type { ReadGlyph } from './reader.ts';
import { isCertain } from './sign-judgement.ts';

/** What readers of lines say of signs that stand alone, besides nothing at all. */
const FAILED =
  /^([0A-Za-z○〇。∞><≥≤≧≦＞＜=＝—–－一二|~_/\\!！+-]|[《》〈〉「」丶丿]|[-–—―_一=~]{2,}|[-–—.·*"“”'…,]{1,3})?$/u;
/** A reader that is surer than this of a glyph that is no sign is believed. */
const SURE = 0.9;
/** How sure the reader of signs alone is: where readers of lines fail or have it as their second guess, and against one that said something else. */
const ALONE = { failed: 0.985, against: 0.8 };
/**
 * A bar is one piece of ink that is so many times as wide as high, and no higher than this: pixels, or shares of a line's
 * usual height. A thicker one may be the two bars of `═` that run into each other, if the reader of signs is not as sure.
 */
const BAR = { wide: 2.5, pixels: 3, high: 0.2, sure: 0.8 };
/** Share of a line's usual height: a longer bar is a dash, a shorter one a hyphen. */
const DASH = 0.5;

/** The sign that a whole crop shows, where its reading looks like that of a failed sign; null for anything else. */
export function aloneIn(line: SignLine, read: readonly ReadGlyph[], classify: Classifier): ReadGlyph | null {
  const whole = read.map(({ text }) => text).join('');
  const isFailed = FAILED.test(whole);
  if (!isFailed && (read.length !== 1 || read[0]!.confidence >= SURE)) return null;
  const bar = barOf(line);
  const [seen, ...more] = bar ? [bar] : readSigns(line, classify);
  if (!seen || more.length > 0) return null;
  const text = nameOf(seen, line);
  const isDash = text === '—' || text === '-';
  if (!text || (!isDash && !isCertain(seen)) || (text === whole && !isFailed)) return null;
  const others = whole === '' || whole === text ? [] : [whole];
  const isLikely = isFailed || read[0]!.others?.includes(text);
  const isTold = isLikely && !/[1-9]/.test(text) && (!isDash || seen.confidence >= BAR.sure);
  return { text, from: seen.from, to: seen.to, confidence: isTold ? ALONE.failed : ALONE.against, others };
}

function barOf({ ink: { pieces }, body }: SignLine): ReadGlyph | null {
  const [piece, ...more] = pieces;
  if (!piece || more.length > 0) return null;
  const [wide, high] = [piece.x1 - piece.x0, piece.y1 - piece.y0];
  const isThin = high <= Math.max(BAR.pixels, BAR.high * body.usual);
  return isThin && wide >= BAR.wide * high
    ? { text: '—', from: piece.x0, to: piece.x1, confidence: 1 }
    : null;
}

/** Signs of one shape by their size, which is all that tells them apart where nothing stands beside them. */
function nameOf({ text, from, to }: ReadGlyph, { body }: SignLine): string | null {
  if (/[—一-]/.test(text)) return to - from >= DASH * body.usual ? '—' : '-';
  return /[0-9≥≤≧≦><=/]/.test(text) ? text : null;
}
