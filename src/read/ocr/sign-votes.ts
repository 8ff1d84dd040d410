import type { Component } from '../../image/connected.ts';
import type { Raster } from '../../image/raster.ts';
import { asSign, classOf, OTHER } from '../signs/alphabet.ts';
import { readSigns } from '../signs/reading.ts';
import { type AlignedGlyphs, aligned } from './align.ts';
import { heightOf, middleOf } from './glyph-positions.ts';
import type { ReadGlyph } from './reader.ts';
import { POINT } from './separators.ts';
import {
  BARLESS,
  BARRED,
  BELIEVED,
  denied,
  isAlike,
  isCertain,
  judged,
  questioned,
  SURELY,
} from './sign-judgement.ts';
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

/** Heights of its line that a per cent sign is wide, with which no ‰ is seen. */
const WIDEST = 1.1;
/** Shades: print of black-and-white scans is darker, even where its page was levelled or laid straight. */
const BLACK = 32;
/** Nothing that is less sure is vouched for. */
const VOUCHED = 0.9;
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
          most: WIDEST * (line.body.bottom - line.body.top),
          isBlack: line.ink.darkest < BLACK,
          isTwoShades: hasTwoShades(line.raster),
          hasInk: (from, to) => line.ink.pieces.some(({ x0, x1 }) => x0 >= from && x1 <= to),
        })
      : { glyphs, isBorneOut: false, points: 0, hasRoom: false },
  );
  const own = stretches.flatMap(({ glyphs }) => glyphs);
  // behind the vote: what the reader of signs alone knows finds no agreement with itself
  const glyphs = withUnknown(own, look);
  const isKnown = (glyph: ReadGlyph) => glyphs[own.indexOf(glyph)] !== glyph;
  const isTwo = (glyph: ReadGlyph) => isTwoDigits(glyph, glyphs, look);
  return {
    glyphs: glyphs.map(glyph => (isTwo(glyph) ? denied(glyph, `${glyph.text}${glyph.text}`) : glyph)),
    isBorneOut: stretches.every(stretch => stretch.isBorneOut || stretch.glyphs.every(isKnown)),
    points: stretches.reduce((sum, { points }) => sum + points, 0),
    hasRoom: stretches.some(({ hasRoom }) => hasRoom),
  };
}

/** Ems: how far off their places readers of lines take glyphs to be. */
const VAGUE = 0.3;

/** Whether a digit was read where two touch, which are wider than high: readers of lines join what they read twice in a row. */
function isTwoDigits(glyph: ReadGlyph, read: readonly ReadGlyph[], { line: { ink }, em }: SignLook): boolean {
  if (!/^\d$/.test(glyph.text)) return false;
  const isIn = ({ x0, x1 }: Component, own: ReadGlyph, reach: number) =>
    middleOf(own, em) >= x0 - reach && middleOf(own, em) < x1 + reach;
  return ink.pieces.some(
    piece =>
      piece.x1 - piece.x0 > heightOf(ink.pieces) &&
      isIn(piece, glyph, 0) &&
      !read.some(other => other !== glyph && isIn(piece, other, VAGUE * em)),
  );
}

/**
 * Signs that readers of lines may not know, or take for ideographs and letters, and are not sure of then; for one with a bar
 * they may have no more than a letter.
 */
const UNKNOWN = /[%‰≥≤≧≦<>=]/;
const DOUBTED = 0.9;

/** What stands beside a digit, is no sign as it was read, and is one for sure as it is printed. */
function withUnknown(read: readonly ReadGlyph[], { line, em, classify }: SignLook): ReadGlyph[] {
  return read.map((glyph, at) => {
    const [before, next] = [read[at - 1], read[at + 1]];
    const isBeside = [before, next].some(own => own && /^\d$/.test(own.text));
    if (!isBeside || classOf(glyph.text) !== OTHER || glyph.confidence >= DOUBTED) return glyph;
    const from = before ? borderOf(before, glyph, em) : 0;
    const to = next ? borderOf(glyph, next, em) : line.raster.width;
    const [seen, ...more] = readSigns(line, classify, { from, to });
    if (!seen || more.length > 0 || !isCertain(seen) || !UNKNOWN.test(seen.text)) return glyph;
    const isBarred = BARRED.test(seen.text) && seen.confidence >= SURELY;
    const confidence = isBarred ? BELIEVED.bar : BELIEVED.other;
    return { ...glyph, text: seen.text, confidence, others: [glyph.text] };
  });
}

/** `isFirst`, `isLast`: what is seen before the first glyph, or behind the last one, is no part of an ideograph; `room`: pixels that a point takes; `most`: pixels that a per cent sign takes; `isBlack`: print of a black-and-white scan; `hasInk`: whether a piece of ink lies from a column to another one. */
type Surroundings = {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly room: number;
  readonly most: number;
  readonly isBlack: boolean;
  readonly isTwoShades: boolean;
  hasInk(from: number, to: number): boolean;
};

function voted(
  read: readonly ReadGlyph[],
  apart: readonly ReadGlyph[],
  { isFirst, isLast, room, most, isBlack, isTwoShades, hasInk }: Surroundings,
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
      const isEdge = at < first || at > last;
      if (!(at < first ? isFirst : at < last || isLast)) continue;
      // a speck of dirt beside a number is taken for a point, but not surely
      if (isEdge && POINT.test(other!.text) && !isCertain(other!)) continue;
      if (glyphs.length === 0) left = other!;
      else glyphs.push(besideLeft(glyphs.pop()!, other!, isSure));
      continue;
    }
    const glyph = other
      ? vouched(
          judged(own.get(one)!, other, {
            before: textOf(pairs.slice(0, at)),
            behind: textOf(pairs.slice(at + 1)),
            isBlack,
            isTwoShades,
            mayLackStroke: other.to - other.from < room && !isCentred(pairs, at),
            isMore: pairs.slice(at + 1).some(pair => !pair.one && pair.other!.to - other.from > most),
          }),
          other,
        )
      : mayBeFaint(pairs, at, room)
        ? own.get(one)!
        : (isSure && POINT.test(one.text)) ||
            (isFirst && at === 0 && !hasInk(0, pairs[1]?.other?.from ?? Number.POSITIVE_INFINITY))
          ? denied(own.get(one)!, '')
          : questioned(own.get(one)!);
    glyphs.push(left ? besideLeft(glyph, left, isSure) : glyph);
    left = null;
  }
  const isBorneOut =
    isSure &&
    pairs.every(({ one, other }, at) => one && other && isAlike(asSign(glyphs[at]!.text), other.text));
  return {
    glyphs,
    isBorneOut,
    points: pointsIn(pairs.slice(first, last + 1).flatMap(({ other }) => other ?? [])) - pointsIn(read),
    hasRoom: hasRoomForPoint(pairs, room),
  };
}

/** A glyph as judged, which the reader of signs vouches for if it is certain of it; points and commas are judged by more than that. */
function vouched(glyph: ReadGlyph, seen: ReadGlyph): ReadGlyph {
  const isSame = isAlike(asSign(glyph.text), seen.text) && isCertain(seen);
  return { ...glyph, isVouched: glyph.confidence >= VOUCHED && (isSame || POINT.test(glyph.text)) };
}

/** No pixel is as grey as the edges of print are in shades. */
const hasTwoShades = ({ data }: Raster) => data.every(shade => shade < 64 || shade > 192);

const textOf = (pairs: readonly AlignedGlyphs[]) => pairs.map(({ one }) => one?.text ?? '').join('');

const pointsIn = (glyphs: readonly ReadGlyph[]) => glyphs.filter(({ text }) => POINT.test(text)).length;

/** A glyph beside one that was seen and not read. */
function besideLeft(glyph: ReadGlyph, left: ReadGlyph, isSure: boolean): ReadGlyph {
  // readers of lines lose signs that they hardly know: that they agree says nothing
  return isSure || UNKNOWN.test(left.text)
    ? denied(glyph, glyph.from < left.from ? `${glyph.text}${left.text}` : `${left.text}${glyph.text}`)
    : questioned(glyph);
}

/** Whether a glyph stands no farther from the one before it than from the next. */
function isCentred(pairs: readonly AlignedGlyphs[], at: number): boolean {
  const [before, own, next] = [pairs[at - 1]?.other, pairs[at]!.other!, pairs[at + 1]?.other];
  return Boolean(before && next && own.from - before.to <= next.from - own.to);
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

/** `>` and `=` as one sign, which readers of lines make of them; what is printed is its runner-up. */
function withoutHalves(seen: readonly ReadGlyph[]): ReadGlyph[] {
  return seen.flatMap((glyph, at): ReadGlyph[] => {
    const [before, next] = [seen[at - 1], seen[at + 1]];
    if (glyph.text === '=' && before && BARLESS.test(before.text)) return [];
    if (!BARLESS.test(glyph.text) || next?.text !== '=') return [glyph];
    const confidence = Math.min(glyph.confidence, next.confidence);
    const text = glyph.text === '>' ? '≥' : '≤';
    return [{ ...glyph, text, to: next.to, confidence, others: [`${glyph.text}=`] }];
  });
}
