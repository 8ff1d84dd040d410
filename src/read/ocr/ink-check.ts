import type { Component } from '../../image/connected.ts';
import type { Raster } from '../../image/raster.ts';
import { type Classifier, trainedClassifier } from '../signs/classifier.ts';
import { lineOf } from '../signs/reading.ts';
import { BY_STROKES, DASH, type LineInk, withEquals, withSigns } from './comparators.ts';
import { emOf, middleOf, reachOf } from './glyph-positions.ts';
import type { LinePicture, ReadGlyph } from './reader.ts';
import { withVotes } from './sign-votes.ts';
import { boxOf, signOf } from './signs.ts';
import { mayLackStop, withMiddleDots, withStops } from './stops.ts';

/** What the ink of a crop says about a reading of it. */
export type InkCheck = {
  /** the reading with signs set right by their strokes */
  readonly glyphs: readonly ReadGlyph[];
  /** width of the ink that no glyph accounts for, in ems */
  readonly unread: number;
  /** what may be a full stop stands behind it */
  readonly mayLackStop: boolean;
  /** a number has more dots at its foot than points and commas were read */
  readonly isPointUnread: boolean;
  /** … or fewer, which faint or fat dots do too */
  readonly isPointUnseen: boolean;
  /** the whole crop is one sign, told by its strokes */
  readonly isSign: boolean;
  /** all of it is signs, and the reader of signs is sure of every one of them */
  readonly isBorneOut: boolean;
  /** the crop holds no ink at all */
  readonly isBlank: boolean;
};

const IDEOGRAPH = /[\u3400-\u9fff]/;
/** What readers say of signs that stand alone, besides nothing at all. */
const SIGN = /^([0oO○〇∞D><≥≤≧≦＞＜=＝—–－一二|~_vVMNU-]|[《》〈〉「」丶丿])?$/u;

/**
 * Looks at the ink of a crop again: is any of it unread, do signs have their bars, points their dots? `classify`: the reader of
 * signs, null only to measure what is lost without it.
 */
export function againstInk(
  raster: LinePicture,
  read: readonly ReadGlyph[],
  classify: Classifier | null = trainedClassifier(),
): InkCheck {
  const line = lineOf(raster);
  const pieces = line?.ink.pieces ?? [];
  if (!line)
    return {
      glyphs: read,
      unread: 0,
      mayLackStop: false,
      isPointUnread: false,
      isPointUnseen: false,
      isSign: false,
      isBorneOut: false,
      isBlank: true,
    };
  const sign = loneSign(raster, { pieces, read });
  if (sign)
    return {
      glyphs: [sign],
      unread: 0,
      mayLackStop: false,
      isPointUnread: false,
      isPointUnseen: false,
      isSign: true,
      isBorneOut: false,
      isBlank: false,
    };
  const { y0, y1 } = boxOf(pieces);
  const em = emOf(y1 - y0, read);
  // first, so that strokes that set a reading right find no agreement with themselves: both look at the same ink
  const { glyphs: voted, isBorneOut } = classify
    ? withVotes(read, { line, em, classify })
    : { glyphs: read, isBorneOut: false };
  const compared = withEquals(raster, { pieces, em, read: withSigns(raster, { pieces, em, read: voted }) });
  const signed = withOnes({ pieces, em, read: compared });
  const stopped = withStops({ raster, pieces, em, read: signed });
  const glyphs = withMiddleDots({ pieces, em, read: stopped }, glyph => middleOf(glyph, em));
  const { more, fewer } = dotsOf({ pieces, em, read: glyphs });
  return {
    glyphs,
    unread: unreadOf(raster.width, { pieces, em, read: glyphs }),
    mayLackStop: mayLackStop({ raster, pieces, em, read: glyphs }),
    isPointUnread: !isBorneOut && (more || hasRoomForPoint(glyphs, raster.height)),
    isPointUnseen: !isBorneOut && fewer,
    isSign: false,
    isBorneOut,
    isBlank: false,
  };
}

/** A reader that is surer than this of a glyph that is no sign is believed. */
const SURE = 0.9;

/** The sign that the whole crop shows, where the reading looks like a failed sign. */
function loneSign(raster: Raster, { pieces, read }: Omit<LineInk, 'em'>): ReadGlyph | null {
  const whole = read.map(({ text }) => text).join('');
  const isDoubted = read.length === 1 && read[0]!.confidence < SURE;
  if (!SIGN.test(whole) && !isDoubted) return null;
  const text = signOf(raster, pieces);
  if (!text) return null;
  const { x0, x1 } = boxOf(pieces);
  const others = whole === '' || whole === text ? [] : [whole];
  const confidence = SIGN.test(whole) ? BY_STROKES.alone : BY_STROKES.against;
  return { text, from: x0, to: x1, confidence, others };
}

/** Ems: a bar of this width beside an ideograph is the numeral one; a hyphen is shorter. */
const ONE_WIDTH = 0.6;

/** The numeral 一, which the network takes for a hyphen at the edge of a line. */
function withOnes({ pieces, em, read }: LineInk): readonly ReadGlyph[] {
  return read.map((glyph, index) => {
    const [before, next] = [read[index - 1]?.text ?? '', read[index + 1]?.text ?? ''];
    if (!DASH.test(glyph.text) || DASH.test(before) || DASH.test(next)) return glyph;
    if (!IDEOGRAPH.test(before) && !IDEOGRAPH.test(next)) return glyph;
    const middle = middleOf(glyph, em);
    const own = pieces.filter(({ x0, x1 }) => x0 < middle + em * 0.2 && x1 > middle - em * 0.2);
    if (own.length !== 1 || own[0]!.x1 - own[0]!.x0 < ONE_WIDTH * em) return glyph;
    return {
      ...glyph,
      text: '一',
      confidence: Math.min(glyph.confidence, BY_STROKES.one),
      others: [glyph.text],
    };
  });
}

/** Columns of ink that are out of every glyph's reach, in ems. */
function unreadOf(width: number, { pieces, em, read }: LineInk): number {
  const columns = new Uint8Array(width);
  for (const { x0, x1 } of pieces) columns.fill(1, x0, x1);
  for (const glyph of read) {
    const { from, to } = reachOf(glyph, em);
    columns.fill(0, Math.max(0, Math.round(from)), Math.max(0, Math.round(to)));
  }
  return columns.reduce((sum, column) => sum + column, 0) / em;
}

/** Ems: a decimal point or comma is no larger, and stands no higher above the foot of the digits. */
const POINT = { least: 0.05, most: 0.24, reach: 0.3 };
/** Ems: digits are at least so high. */
const TALL = 0.5;
const NUMBER = /^[≥≤<>=＞＜+－-]*[\d.,，]+[%％]?$/u;

/** Dots at the foot of a number, each by itself between digits, against the points and commas of its reading. */
function dotsOf({ pieces, em, read }: LineInk): { readonly more: boolean; readonly fewer: boolean } {
  const text = read.map(glyph => glyph.text).join('');
  if (!NUMBER.test(text)) return { more: false, fewer: false };
  const tall = pieces.filter(({ y0, y1 }) => y1 - y0 > TALL * em);
  const foot = Math.max(0, ...tall.map(({ y1 }) => y1));
  const dots = pieces.filter(
    piece =>
      isDot(piece, em) &&
      piece.y0 > foot - POINT.reach * em &&
      pieces.every(other => other === piece || other.x1 <= piece.x0 || other.x0 >= piece.x1) &&
      tall.some(({ x1 }) => x1 <= piece.x0) &&
      tall.some(({ x0 }) => x0 >= piece.x1),
  );
  const points = (text.match(/[.,，]/g) ?? []).length;
  return { more: dots.length > points, fewer: dots.length < points };
}

/**
 * From one digit's middle to the next one's, where a point stands between them: so many times the usual way, and so
 * many times the network's step more (an eighth of 48 pixels of height). In 250 numbers without a point never reached.
 */
const WITH_POINT = { times: 1.3, steps: 1.2 };
const STEP = 1 / 6;

/** A number that has room for a point between two of its digits and none was read. */
function hasRoomForPoint(read: readonly ReadGlyph[], height: number): boolean {
  return numbersIn(read).some(digits => {
    const ways = digits
      .slice(1)
      .map((digit, at) => digit.from + digit.to - digits[at]!.from - digits[at]!.to);
    const usual = ways.toSorted((a, b) => a - b)[Math.floor((ways.length - 1) / 2)]!;
    return ways.some(
      way => way > WITH_POINT.times * usual && (way - usual) / 2 >= WITH_POINT.steps * STEP * height,
    );
  });
}

/** Runs of three and more digits with nothing between them. */
function numbersIn(read: readonly ReadGlyph[]): ReadGlyph[][] {
  const runs: ReadGlyph[][] = [[]];
  for (const glyph of read) {
    if (/^\d$/.test(glyph.text)) runs.at(-1)!.push(glyph);
    else runs.push([]);
  }
  return runs.filter(digits => digits.length >= 3);
}

function isDot({ x0, y0, x1, y1 }: Component, em: number): boolean {
  const [width, height] = [(x1 - x0) / em, (y1 - y0) / em];
  return width <= POINT.most && height <= 1.5 * POINT.most && Math.max(width, height) >= POINT.least;
}
