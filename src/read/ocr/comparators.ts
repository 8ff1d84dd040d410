import type { Component } from '../../image/connected.ts';
import type { Raster } from '../../image/raster.ts';
import { middleOf } from './glyph-positions.ts';
import type { ReadGlyph } from './reader.ts';
import { boxOf, comparatorOf, signOf } from './signs.ts';

/** The ink of a line in pieces, its em square, and how it was read. */
export type LineInk = {
  readonly pieces: readonly Component[];
  readonly em: number;
  readonly read: readonly ReadGlyph[];
};

/**
 * A sign told by its strokes: by itself, against the reader, and where strokes show none of the sign that was read; both
 * readers lose bars, so that a sign read without one is then worth less, and one that lost its first half hardly anything.
 */
export const BY_STROKES = {
  alone: 0.985,
  against: 0.8,
  barred: 0.95,
  unseen: 0.9,
  barless: 0.5,
  halved: 0.2,
  one: 0.97,
};

const COMPARATOR = /^[><≥≤≧≦＞＜]$/u;
export const DASH = /^[-—–－]$/u;

/** Comparators within a line: the bar under them is looked for in their own ink. */
export function withSigns(raster: Raster, { pieces, em, read }: LineInk): readonly ReadGlyph[] {
  return read.map((glyph, index) => {
    const middle = middleOf(glyph, em);
    if (
      glyph.text === '=' &&
      hasInkBefore(pieces, middle, em) &&
      !COMPARATOR.test(read[index - 1]?.text ?? '')
    )
      return { ...glyph, confidence: Math.min(glyph.confidence, BY_STROKES.halved) };
    if (!COMPARATOR.test(glyph.text) || read[index + 1]?.text === '=') return glyph;
    const own = pieces.filter(({ x0, x1 }) => Math.abs((x0 + x1) / 2 - middle) < em * 0.4);
    const sign = own.length === 0 ? null : comparatorOf(raster, boxOf(own));
    const plain = oneBar(glyph.text.normalize('NFKC'));
    if (sign && oneBar(sign) === plain)
      return { ...glyph, text: sign, confidence: Math.max(glyph.confidence, BY_STROKES.alone) };
    const isTurned = sign === null || '>≥≧'.includes(sign) !== '>≥'.includes(plain);
    const most = /[><]/.test(plain) ? BY_STROKES.barless : BY_STROKES.unseen;
    if (isTurned) return { ...glyph, confidence: Math.min(glyph.confidence, most) };
    // readers lose bars on paper, and strokes hardly find one where none is printed
    const isBarred = BARRED.test(sign) && !BARRED.test(plain);
    const confidence = isBarred ? BY_STROKES.barred : BY_STROKES.against;
    const { isDenied, ...rest } = glyph;
    const isStillDenied = isDenied && glyph.others?.[0] !== sign;
    return {
      ...rest,
      text: sign,
      confidence,
      others: [glyph.text],
      ...(isStillDenied && { isDenied }),
    };
  });
}

/** Ems: so near before the middle of `=`, ink of this height is what is left of the first sign of `>=`. */
const FIRST_SIGN = { from: 0.6, to: 0.3, least: 0.22 };

function hasInkBefore(pieces: readonly Component[], middle: number, em: number): boolean {
  return pieces.some(({ x0, y0, x1, y1 }) => {
    const before = (middle - (x0 + x1) / 2) / em;
    return before > FIRST_SIGN.to && before < FIRST_SIGN.from && y1 - y0 >= FIRST_SIGN.least * em;
  });
}

/** Two bars one above the other (`=` `═` `＝`), which both readers take for a dash, or for 二, which no digit follows. */
export function withEquals(raster: Raster, { pieces, em, read }: LineInk): readonly ReadGlyph[] {
  return read.map((glyph, index) => {
    const isTwo = glyph.text === '二' && /^\d/.test(read[index + 1]?.text ?? '');
    if (!DASH.test(glyph.text) && !isTwo) return glyph;
    const middle = middleOf(glyph, em);
    const own = pieces.filter(({ x0, x1 }) => Math.abs((x0 + x1) / 2 - middle) < em * 0.4);
    if (signOf(raster, own) !== '=')
      return isTwo ? { ...glyph, confidence: Math.min(glyph.confidence, BY_STROKES.barless) } : glyph;
    return {
      ...glyph,
      text: '=',
      confidence: Math.min(glyph.confidence, BY_STROKES.against),
      others: [glyph.text],
    };
  });
}

const BARRED = /[≥≤≧≦]/;

const oneBar = (sign: string) => sign.replace('≧', '≥').replace('≦', '≤');
