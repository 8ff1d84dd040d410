import { asSign, classOf, OTHER } from '../signs/alphabet.ts';
import { NO_SIGN, readSigns } from '../signs/reading.ts';
import { type AlignedGlyphs, aligned } from './align.ts';
import type { ReadGlyph } from './reader.ts';
import { borderOf, type SignLook, stretchesOf } from './sign-stretches.ts';

/**
 * A reading after the vote of the reader of signs; `isBorneOut`: all of the line is signs, and all of them were read alike;
 * `points`: how many more points and commas were seen than read; `hasRoom`: a number has paper for one that was not read.
 */
type Voted = {
  readonly glyphs: readonly ReadGlyph[];
  readonly isBorneOut: boolean;
  readonly points: number;
  readonly hasRoom: boolean;
};

/** The reader of signs denies a reading only if it is as sure as this: of 136 lines that it was so sure of none was wrong. */
const DENIES = 0.9;
/** Most that a glyph is trusted that the reader of signs denies, and one of which it sees another without being sure. */
const DENIED = 0.5;
const QUESTIONED = 0.89;
/** Nobody's word makes a glyph surer than this. */
const SUREST = 0.995;
/** A bar that is lost on the paper is lost to every reader: a sign without one is no surer than this, or doubted. */
const BARLESS = /[<>]/;
const WITHOUT_BAR = { seen: 0.985, unseen: 0.5 };
/** What readers of lines make of each other: the reader of signs tells them apart, and is believed so far. */
const TAKEN_FOR = [/[≥≤≧≦<>=—二2-]/, /[%‰]/];
const BELIEVED = { known: 0.95, other: 0.8 };
const BARRED = /[≥≤≧≦]/;
const UNKNOWN_TO_BOTH = /[≥≤≧≦‰]/;
const POINT = /[.,，]/;
/** Share of a line's usual height: with so much paper between its neighbours, a point that was not seen may have been too faint. */
const ROOM = 0.24;

/**
 * The vote of the reader of signs, whose errors are others than those of readers of lines: what both read is surer, what it
 * reads otherwise is in doubt.
 */
export function withVotes(read: readonly ReadGlyph[], look: SignLook): Voted {
  const { line, classify } = look;
  const stretches = stretchesOf(read, look).map(({ glyphs, span }) =>
    span
      ? voted(glyphs, readSigns(line, classify, span), {
          isFirst: span.from === 0,
          isLast: span.to >= line.raster.width,
          room: ROOM * line.body.usual,
        })
      : { glyphs, isBorneOut: false, points: 0, hasRoom: false },
  );
  return {
    // behind the vote: what the reader of signs alone knows finds no agreement with itself
    glyphs: withUnknown(
      stretches.flatMap(({ glyphs }) => glyphs),
      look,
    ),
    isBorneOut: stretches.length === 1 && stretches[0]!.isBorneOut,
    points: stretches.reduce((sum, { points }) => sum + points, 0),
    hasRoom: stretches.some(({ hasRoom }) => hasRoom),
  };
}

/**
 * Signs that readers of lines may not know, or take for ideographs and letters; and how sure one is that only the reader of
 * signs knows, above all one with a bar for which they have no more than a letter.
 */
const UNKNOWN = /[%‰≥≤≧≦<>=]/;
const KNOWN = { doubted: 0.9, sure: 0.8, barred: 0.93 };
const LETTER = /^\p{Script=Latin}$|^\p{Script=Greek}$/u;

/** What stands beside a digit, is no sign as it was read, and is one for sure as it is printed. */
function withUnknown(read: readonly ReadGlyph[], { line, em, classify }: SignLook): ReadGlyph[] {
  return read.map((glyph, at) => {
    const [before, next] = [read[at - 1], read[at + 1]];
    const isBeside = [before, next].some(own => own && /^\d$/.test(own.text));
    if (!isBeside || classOf(glyph.text) !== OTHER || glyph.confidence >= KNOWN.doubted) return glyph;
    const from = before ? borderOf(before, glyph, em) : 0;
    const to = next ? borderOf(glyph, next, em) : line.raster.width;
    const [seen, ...more] = readSigns(line, classify, { from, to });
    if (!seen || more.length > 0 || !isCertain(seen) || !UNKNOWN.test(seen.text)) return glyph;
    const isBarred = BARRED.test(seen.text) && LETTER.test(glyph.text) && seen.confidence >= SURELY;
    const confidence = isBarred ? KNOWN.barred : KNOWN.sure;
    return { ...glyph, text: seen.text, confidence, others: [glyph.text] };
  });
}

/** Signs of one shape, told apart by what stands around them: a reader of lines knows that better. */
const SHAPES: readonly string[] = ['—-一', '0oO〇。', '1l', ':;', ',、', '.·', '≥≧', '≤≦'];
const shapeOf = (text: string) => SHAPES.findIndex(own => own.includes(text));

function isAlike(one: string, other: string): boolean {
  return one === other || (shapeOf(one) >= 0 && shapeOf(one) === shapeOf(other));
}

/** `isFirst`, `isLast`: what is seen before the first glyph, or behind the last one, is no part of an ideograph; `room`: pixels that a point takes. */
type Surroundings = { readonly isFirst: boolean; readonly isLast: boolean; readonly room: number };

function voted(
  read: readonly ReadGlyph[],
  apart: readonly ReadGlyph[],
  { isFirst, isLast, room }: Surroundings,
): Voted {
  const own = new Map(read.map(glyph => [{ ...glyph, text: asSign(glyph.text) }, glyph]));
  const seen = read.some(({ text }) => text === '=') ? apart : withoutHalves(apart);
  // who is not sure of a stretch does not know that something is missing or too much in it
  const isSure = seen.length > 0 && seen.every(isCertain);
  const pairs = aligned([...own.keys()], seen);
  const [first, last] = [pairs.findIndex(({ one }) => one), pairs.findLastIndex(({ one }) => one)];
  const glyphs: ReadGlyph[] = [];
  let left: ReadGlyph | null = null;
  for (const [at, { one, other }] of pairs.entries()) {
    if (!one) {
      if (!(at < first ? isFirst : at < last || isLast)) continue;
      if (glyphs.length === 0) left = other!;
      else glyphs.push(besideLeft(glyphs.pop()!, other!, isSure));
      continue;
    }
    const glyph = other
      ? judged(own.get(one)!, other, textBehind(pairs, at))
      : mayBeFaint(pairs, at, room)
        ? own.get(one)!
        : isSure
          ? denied(own.get(one)!, '')
          : questioned(own.get(one)!);
    glyphs.push(left ? besideLeft(glyph, left, isSure) : glyph);
    left = null;
  }
  const isBorneOut = isSure && pairs.every(({ one, other }) => one && other && isAlike(one.text, other.text));
  return {
    glyphs,
    isBorneOut,
    points: pointsIn(seen) - pointsIn(read),
    hasRoom: hasRoomForPoint(pairs, room),
  };
}

const textBehind = (pairs: readonly AlignedGlyphs[], at: number) =>
  pairs
    .slice(at + 1)
    .map(({ one }) => one?.text ?? '')
    .join('');

const pointsIn = (glyphs: readonly ReadGlyph[]) => glyphs.filter(({ text }) => POINT.test(text)).length;

/** A glyph beside one that was seen and not read. */
function besideLeft(glyph: ReadGlyph, left: ReadGlyph, isSure: boolean): ReadGlyph {
  return isSure
    ? denied(glyph, glyph.from < left.from ? `${glyph.text}${left.text}` : `${left.text}${glyph.text}`)
    : questioned(glyph);
}

/** A point that was read and not seen, where there is paper for it. */
function mayBeFaint(pairs: readonly AlignedGlyphs[], at: number, room: number): boolean {
  const [before, next] = [pairs[at - 1]?.other, pairs[at + 1]?.other];
  return Boolean(POINT.test(pairs[at]!.one!.text) && before && next && next.from - before.to >= room);
}

/** From one digit's middle to the next one's, where a point stands between them: so many times the usual way. */
const WITH_POINT = 1.3;

/** Whether a run of three and more digits is wider in one place, by a point's room. */
function hasRoomForPoint(pairs: readonly AlignedGlyphs[], room: number): boolean {
  const runs: number[][] = [[]];
  for (const { one, other } of pairs) {
    if (one && other && /^\d$/.test(one.text)) runs.at(-1)!.push((other.from + other.to) / 2);
    else runs.push([]);
  }
  return runs
    .filter(middles => middles.length >= 3)
    .some(middles => {
      const ways = middles.slice(1).map((middle, at) => middle - middles[at]!);
      const usual = ways.toSorted((a, b) => a - b)[Math.floor((ways.length - 1) / 2)]!;
      return ways.some(way => way > WITH_POINT * usual && way - usual >= room / 2);
    });
}

/** `>` and `=` as one sign, which readers of lines make of them. */
function withoutHalves(seen: readonly ReadGlyph[]): ReadGlyph[] {
  return seen.flatMap((glyph, at): ReadGlyph[] => {
    const [before, next] = [seen[at - 1], seen[at + 1]];
    if (glyph.text === '=' && before && BARLESS.test(before.text)) return [];
    if (!BARLESS.test(glyph.text) || next?.text !== '=') return [glyph];
    const confidence = Math.min(glyph.confidence, next.confidence);
    return [{ ...glyph, text: glyph.text === '>' ? '≥' : '≤', to: next.to, confidence }];
  });
}

export function isCertain({ text, confidence }: ReadGlyph): boolean {
  return text !== NO_SIGN && confidence >= DENIES;
}

/** Behind a comma that another separator follows, and behind a point that may as well be a comma. */
const GROUP = /^\d{3}[.,，]/;
const LAST_GROUP = /^\d{3}(?!\d)/;
/** Commas that are printed small are read as points by all readers, which are not as sure then. */
const SURELY = 0.98;

/** `behind`: what was read behind it; `>=` has its bar there, and a number its groups. */
function judged(one: ReadGlyph, seen: ReadGlyph, behind: string): ReadGlyph {
  const own = asSign(one.text);
  const isBarless = BARLESS.test(own) && !behind.startsWith('=');
  if (own === '.' && LAST_GROUP.test(behind) && (one.confidence < SURELY || !isCertain(seen)))
    return denied(one, ',');
  if (isAlike(own, seen.text)) {
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
      ? { ...one, text: seen.text, confidence: BELIEVED.other, others: [one.text] }
      : barless(one, false);
  // the second reader does not know these: that both read something else says nothing
  if (!isCertain(seen) && UNKNOWN_TO_BOTH.test(seen.text) && !BARRED.test(own)) return denied(one, seen.text);
  if (!isCertain(seen)) return seen.text === NO_SIGN ? one : questioned(one);
  if (!TAKEN_FOR.some(signs => signs.test(own) && signs.test(seen.text))) return denied(one, seen.text);
  const isKnown = one.others?.includes(seen.text) || (BARRED.test(seen.text) && BARLESS.test(own));
  const confidence = isKnown ? BELIEVED.known : BELIEVED.other;
  return { ...one, text: seen.text, confidence, others: [one.text] };
}

function barless(one: ReadGlyph, isSeen: boolean): ReadGlyph {
  const confidence = isSeen
    ? Math.max(one.confidence, WITHOUT_BAR.seen)
    : Math.min(one.confidence, WITHOUT_BAR.unseen);
  return { ...one, confidence };
}

const questioned = (one: ReadGlyph): ReadGlyph => ({
  ...one,
  confidence: Math.min(one.confidence, QUESTIONED),
});

/** How sure two readers are together that are unlike. */
function together(one: number, other: number): number {
  const [a, b] = [Math.min(one, SUREST), Math.min(other, SUREST)];
  return Math.max(one, Math.min(SUREST, (a * b) / (a * b + (1 - a) * (1 - b))));
}

function denied(one: ReadGlyph, other: string): ReadGlyph {
  const others = [...new Set([other, ...(one.others ?? [])])];
  return { ...one, confidence: Math.min(one.confidence, DENIED), others, isDenied: true };
}
