import type { Component } from '../../image/connected.ts';
import { type Classifier, trainedClassifier } from '../signs/classifier.ts';
import { lineOf } from '../signs/reading.ts';
import { isRestOfRuling, type SignLine } from '../signs/units.ts';
import { emOf, heightOf, middleOf, reachOf } from './glyph-positions.ts';
import { aloneIn } from './lone-sign.ts';
import type { LinePicture, ReadGlyph } from './reader.ts';
import { withVotes } from './sign-votes.ts';
import { withMarks } from './small-marks.ts';

/** What the ink of a crop says about a reading of it. */
export type InkCheck = {
  /** the reading with signs set right by the reader of signs */
  readonly glyphs: readonly ReadGlyph[];
  /** width of the ink that no glyph accounts for, in ems */
  readonly unread: number;
  /** what may be a full stop stands where none was read, or a unit has room for the slash that it may have lost */
  readonly mayLackSign: boolean;
  /** a number has more points and commas than were read, or room for one */
  readonly isPointUnread: boolean;
  /** … or fewer, which faint or fat dots do too */
  readonly isPointUnseen: boolean;
  /** the whole crop is one sign */
  readonly isSign: boolean;
  /** all of it is signs, and the reader of signs is sure of every one of them */
  readonly isBorneOut: boolean;
  /** the crop holds no ink at all */
  readonly isBlank: boolean;
};

const NOTHING: InkCheck = {
  glyphs: [],
  unread: 0,
  mayLackSign: false,
  isPointUnread: false,
  isPointUnseen: false,
  isSign: false,
  isBorneOut: false,
  isBlank: false,
};

/**
 * Looks at the ink of a crop again: is any of it unread, and what does the reader of signs make of it? `classify` is null
 * only to measure what is lost without that.
 */
export function againstInk(
  raster: LinePicture,
  read: readonly ReadGlyph[],
  classify: Classifier | null = trainedClassifier(),
): InkCheck {
  const line = lineOf(raster);
  if (!line) return { ...NOTHING, glyphs: read, isBlank: true };
  const sign = classify && aloneIn(line, read, classify);
  if (sign) return { ...NOTHING, glyphs: [sign], isSign: true };
  const all = line.ink.pieces;
  const print = all.filter(piece => !isRestOfRuling(piece, line.body.usual));
  const height = heightOf(print.length > 0 ? print : all);
  // a dash by itself does not tell how large the print is
  const em = height < LOW * line.body.usual ? line.body.usual : emOf(height, read);
  if (!classify) return { ...NOTHING, glyphs: read, unread: unreadOf(line, em, read) };
  const { glyphs: voted, isBorneOut, points, hasRoom } = withVotes(read, { line, em, classify });
  const { glyphs, mayLackStop } = withMarks(voted, { line, em, classify });
  return {
    ...NOTHING,
    glyphs,
    // readers of lines are vague about places, and the reader of signs has found a sign in all of the ink
    unread: isBorneOut ? 0 : unreadOf(line, em, glyphs),
    mayLackSign: mayLackStop || hasHole(line, em, glyphs),
    isBorneOut,
    isPointUnread: !isBorneOut && (points > 0 || hasRoom),
    isPointUnseen: !isBorneOut && points < 0,
  };
}

/** Share of the usual height of lines: nothing lower is all that there is of a glyph but a dash or a stop. */
const LOW = 0.5;

/** Columns of ink that are out of every glyph's reach, in ems. */
function unreadOf(
  { raster: { width }, ink, body }: SignLine,
  em: number,
  read: readonly ReadGlyph[],
): number {
  const columns = new Uint8Array(width);
  for (const piece of ink.pieces) if (!isRestOfRuling(piece, body.usual)) columns.fill(1, piece.x0, piece.x1);
  for (const glyph of read) {
    const { from, to } = reachOf(glyph, em);
    columns.fill(0, Math.max(0, Math.round(from)), Math.max(0, Math.round(to)));
  }
  return columns.reduce((sum, column) => sum + column, 0) / em;
}

/**
 * A number with its unit, and what is between two ideographs of that where 元/户 has its slash: ems of paper where thin print
 * loses it, or a stroke so high and so far from the middles of both, which are so far apart.
 */
const MEASURE = /^[≥≤≧≦<>=＞＜＝]*[\d.,]+[\u3400-\u9fff]{2,}$/u;
const HOLE = 0.6;
/** What is paid or counted by something: no word of two ideographs is parted by a slash. */
const MAY_HAVE_SLASH = /元.|.[年月日天季]/u;
const STROKE = { high: 0.5, beside: 0.38, way: 1.2 };

function hasHole({ ink }: SignLine, em: number, read: readonly ReadGlyph[]): boolean {
  if (!MEASURE.test(read.map(({ text }) => text).join(''))) return false;
  const ideographs = read.filter(({ text }) => text > '\u33ff');
  const texts = ideographs.map(({ text }) => text).join('');
  const unit = ideographs.map(glyph => middleOf(glyph, em));
  return unit.slice(1).some((right, at) => {
    if (!MAY_HAVE_SLASH.test(texts.slice(at, at + 2))) return false;
    const left = unit[at]!;
    const within = ink.pieces.filter(({ x0, x1 }) => x1 > left && x0 < right).sort((a, b) => a.x0 - b.x0);
    const isApart = ({ x0, x1, y0, y1 }: Component) =>
      x0 > left + STROKE.beside * em && x1 < right - STROKE.beside * em && y1 - y0 >= STROKE.high * em;
    if (right - left >= STROKE.way * em && within.some(isApart)) return true;
    let end = left;
    for (const { x0, x1 } of within) {
      if (x0 - end > HOLE * em) return true;
      end = Math.max(end, x1);
    }
    return right - end > HOLE * em;
  });
}
