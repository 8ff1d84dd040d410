import { asSign, classOf, OTHER } from '../signs/alphabet.ts';
import type { Classifier } from '../signs/classifier.ts';
import { NO_SIGN, readSigns } from '../signs/reading.ts';
import type { ColumnSpan, SignLine } from '../signs/units.ts';
import { aligned } from './align.ts';
import { middleOf } from './glyph-positions.ts';
import type { ReadGlyph } from './reader.ts';

type Look = { readonly line: SignLine; readonly em: number; readonly classify: Classifier };

/** A reading after the vote of the reader of signs; `isBorneOut`: all of the line is signs, and all of them were read alike. */
type Voted = { readonly glyphs: readonly ReadGlyph[]; readonly isBorneOut: boolean };

/** The reader of signs denies a reading only if it is as sure as this: of 136 lines that it was so sure of none was wrong. */
const DENIES = 0.9;
/** Nobody's word makes a glyph surer than this. */
const SUREST = 0.995;
/** Most that a glyph is trusted that the reader of signs denies. */
const DENIED = 0.5;
/** Share of a line's usual height: with so much paper between its neighbours, a point that was not seen may have been too faint. */
const ROOM = 0.24;
const POINT = /[.,，]/;
/** Numbers and comparators are asked about; brackets and stops between ideographs are not. */
const ASKED = /[\d%％‰≥≤<>=≧≦＜＞＝]/u;
/** A bar that is lost on the paper is lost to every reader. */
const BARLESS = /[<>]/;

/**
 * The vote of the reader of signs, whose errors are others than those of readers of lines: what both read is surer, what it
 * reads otherwise is in doubt.
 */
export function withVotes(read: readonly ReadGlyph[], look: Look): Voted {
  const stretches = stretchesOf(read, look).map(({ glyphs, span }) =>
    span
      ? voted(glyphs, readSigns(look.line, look.classify, span), {
          isLast: span.to >= look.line.raster.width,
          room: ROOM * look.line.body.usual,
        })
      : { glyphs, isBorneOut: false },
  );
  return {
    // behind the vote: what the reader of signs alone knows finds no agreement with itself
    glyphs: withUnknown(
      stretches.flatMap(({ glyphs }) => glyphs),
      look,
    ),
    isBorneOut: stretches.length === 1 && stretches[0]!.isBorneOut,
  };
}

/** Signs that readers of lines may not know, or take for ideographs and letters; and how sure one is that only the reader of signs knows. */
const UNKNOWN = /[%‰≥≤<>=]/;
const KNOWN = { doubted: 0.9, sure: 0.8 };

/** What stands beside a digit, is no sign as it was read, and is one for sure as it is printed. */
function withUnknown(read: readonly ReadGlyph[], { line, em, classify }: Look): ReadGlyph[] {
  return read.map((glyph, at) => {
    const [before, next] = [read[at - 1], read[at + 1]];
    const isBeside = [before, next].some(own => own && /^\d$/.test(own.text));
    if (!isBeside || classOf(glyph.text) !== OTHER || glyph.confidence >= KNOWN.doubted) return glyph;
    const from = before ? between(before, glyph, em) : 0;
    const to = next ? between(glyph, next, em) : line.raster.width;
    const [seen, ...more] = readSigns(line, classify, { from, to });
    if (!seen || more.length > 0 || !isCertain(seen) || !UNKNOWN.test(seen.text)) return glyph;
    return { ...glyph, text: seen.text, confidence: KNOWN.sure, others: [glyph.text] };
  });
}

/** Glyphs that follow each other: signs and where their ink is, or glyphs that are none. */
type Stretch = { readonly glyphs: ReadGlyph[]; readonly span: ColumnSpan | null };

function stretchesOf(read: readonly ReadGlyph[], { line, em }: Look): Stretch[] {
  const isSign = ({ text }: ReadGlyph) => classOf(text) !== OTHER;
  const groups: ReadGlyph[][] = [];
  for (const glyph of read) {
    const last = groups.at(-1);
    if (last && isSign(last[0]!) === isSign(glyph)) last.push(glyph);
    else groups.push([glyph]);
  }
  return groups.map((glyphs, at) => {
    if (!isSign(glyphs[0]!) || !glyphs.some(({ text }) => ASKED.test(text))) return { glyphs, span: null };
    const [before, behind] = [groups[at - 1]?.at(-1), groups[at + 1]?.[0]];
    const from = before ? between(before, glyphs[0]!, em) : 0;
    const to = behind ? between(glyphs.at(-1)!, behind, em) : line.raster.width;
    return { glyphs, span: { from, to } };
  });
}

/** Where one glyph ends and the next begins: by their widths, on the way from the middle of the one to that of the other. */
function between(one: ReadGlyph, next: ReadGlyph, em: number): number {
  const [from, to] = [middleOf(one, em), middleOf(next, em)];
  return from + ((to - from) * widthOf(one)) / (widthOf(one) + widthOf(next));
}

/** Ems that a glyph takes. */
const widthOf = ({ text }: ReadGlyph) => (text > '\u2e7f' ? 1 : 0.6);

/** Signs of one shape, told apart by what stands around them: a reader of lines knows that better. */
const SHAPES: readonly string[] = ['—-一', '0oO〇。', '1l', ':;', ',、', '.·'];
const shapeOf = (text: string) => SHAPES.findIndex(own => own.includes(text));

function isAlike(one: string, other: string): boolean {
  return one === other || (shapeOf(one) >= 0 && shapeOf(one) === shapeOf(other));
}

/** `isLast`: what is seen behind the last glyph is no part of an ideograph; `room`: pixels that a point takes. */
function voted(
  read: readonly ReadGlyph[],
  seen: readonly ReadGlyph[],
  { isLast, room }: { readonly isLast: boolean; readonly room: number },
): Voted {
  const own = new Map(read.map(glyph => [{ ...glyph, text: asSign(glyph.text) }, glyph]));
  // who is not sure of a stretch does not know that something is missing or too much in it
  const isSure = seen.length > 0 && seen.every(isCertain);
  const glyphs: ReadGlyph[] = [];
  let isBorneOut = isSure;
  const pairs = aligned([...own.keys()], seen);
  const end = pairs.findLastIndex(({ one }) => one);
  for (const [at, { one, other }] of pairs.entries()) {
    const isRead = one && other && isAlike(one.text, other.text);
    if (!isRead) isBorneOut = false;
    if (one && other) glyphs.push(judged(own.get(one)!, other));
    else if (one) {
      const [before, next] = [pairs[at - 1]?.other, pairs[at + 1]?.other];
      const mayBeFaint = POINT.test(one.text) && before && next && next.from - before.to >= room;
      glyphs.push(isSure && !mayBeFaint ? denied(own.get(one)!, '') : own.get(one)!);
    } else if (isSure && glyphs.length > 0 && (at < end || isLast))
      glyphs.push(denied(glyphs.at(-1)!, `${glyphs.pop()!.text}${other!.text}`));
  }
  return { glyphs, isBorneOut };
}

function isCertain({ text, confidence }: ReadGlyph): boolean {
  return text !== NO_SIGN && confidence >= DENIES;
}

function judged(one: ReadGlyph, seen: ReadGlyph): ReadGlyph {
  const own = asSign(one.text);
  if (isAlike(own, seen.text))
    return BARLESS.test(own) ? one : { ...one, confidence: together(one.confidence, seen.confidence) };
  return isCertain(seen) ? denied(one, seen.text) : one;
}

/** How sure two readers are together that are unlike. */
function together(one: number, other: number): number {
  const [a, b] = [Math.min(one, SUREST), Math.min(other, SUREST)];
  return Math.max(one, Math.min(SUREST, (a * b) / (a * b + (1 - a) * (1 - b))));
}

function denied(one: ReadGlyph, other: string): ReadGlyph {
  const others = [...new Set([other, ...(one.others ?? [])])];
  return { ...one, confidence: Math.min(one.confidence, DENIED), others, isDenied: true };
}
