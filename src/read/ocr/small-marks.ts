import { readSigns } from '../signs/reading.ts';
import { type GlyphSegment, unitsOf } from '../signs/units.ts';
import { middleOf } from './glyph-positions.ts';
import type { ReadGlyph } from './reader.ts';
import { isCertain } from './sign-judgement.ts';
import type { SignLook } from './sign-stretches.ts';

/** A reading with the stops and dots beside its ideographs; `mayLackStop`: something that may be one was left out. */
type Marked = { readonly glyphs: readonly ReadGlyph[]; readonly mayLackStop: boolean };

const IDEOGRAPH = /[\u3400-\u9fff）)」”》%％]/u;
/** What readers of lines take a full stop for, and the shapes that are one where they stand so low and small. */
const ROUND = /^[oO0〇○°]$/;
const RING = /^[。oO0〇]$/;
const DASH = /^[-—–－]$/u;
/** Ems: stops and dots are no larger, stand so far from the middles of the glyphs beside them, and so near to their own reading. */
const MARK = { most: 0.5, beyond: 0.32, near: 0.35 };
/** How sure a mark is that only the reader of signs saw: full stops are hardly anything else, dots may be dirt. */
const SEEN = { stop: 0.93, dot: 0.7, one: 0.97 };
/** A mark that is seen as surely is missing. */
const LIKELY = 0.5;

/** Sets right what readers of lines make of small signs among ideographs: `。` is an o to them or nothing, 一 a hyphen. */
export function withMarks(read: readonly ReadGlyph[], look: SignLook): Marked {
  const { line, em } = look;
  const named = read.map((glyph, at) => withOne(glyph, [read[at - 1], read[at + 1]], look));
  const small = unitsOf(line).filter(
    ({ x0, y0, x1, y1 }) => x1 - x0 <= MARK.most * em && y1 - y0 <= MARK.most * em,
  );
  return small.reduce<Marked>((marked, unit) => withMark(marked, unit, look), {
    glyphs: named,
    mayLackStop: unitsOf(line).some(unit => isColon(unit, read, look)),
  });
}

/** Ems: a colon is no wider, so high, and so far from the middles of the glyphs beside it. */
const COLON = { wide: 0.25, least: 0.3, most: 0.8, beyond: 0.35 };

/** Whether a colon stands by itself where none was read. */
function isColon(unit: GlyphSegment, read: readonly ReadGlyph[], { line, em, classify }: SignLook): boolean {
  const { x0, y0, x1, y1 } = unit;
  if (x1 - x0 > COLON.wide * em || y1 - y0 < COLON.least * em || y1 - y0 > COLON.most * em) return false;
  if (read.some(glyph => Math.abs(middleOf(glyph, em) - (x0 + x1) / 2) < COLON.beyond * em)) return false;
  const [seen, ...more] = readSigns(line, classify, { from: x0, to: x1 });
  return seen?.text === ':' && more.length === 0 && isCertain(seen);
}

/** `丶` is a comma of enumeration; a bar beside an ideograph that is as long as one is the numeral 一. */
function withOne(
  glyph: ReadGlyph,
  beside: readonly (ReadGlyph | undefined)[],
  { line, em, classify }: SignLook,
): ReadGlyph {
  if (glyph.text === '丶') return { ...glyph, text: '、' };
  const isBeside = beside.some(own => own && IDEOGRAPH.test(own.text) && !/[%％]/.test(own.text));
  if (!DASH.test(glyph.text) || !isBeside || beside.some(own => own && DASH.test(own.text))) return glyph;
  const middle = middleOf(glyph, em);
  const [seen, ...more] = readSigns(line, classify, { from: middle - em / 2, to: middle + em / 2 });
  if (seen?.text !== '一' || more.length > 0 || !isCertain(seen)) return glyph;
  return { ...glyph, text: '一', confidence: Math.min(glyph.confidence, SEEN.one), others: [glyph.text] };
}

function withMark(
  { glyphs, mayLackStop }: Marked,
  unit: GlyphSegment,
  { line, em, classify }: SignLook,
): Marked {
  const unchanged = { glyphs, mayLackStop };
  const middle = (unit.x0 + unit.x1) / 2;
  const own = glyphs.findIndex(
    glyph => ROUND.test(glyph.text) && Math.abs(middleOf(glyph, em) - middle) < MARK.near * em,
  );
  const next = glyphs.findIndex((glyph, at) => at !== own && middleOf(glyph, em) > middle);
  const end = next < 0 ? glyphs.length : next;
  const [before, after] = [glyphs[own < 0 ? end - 1 : own - 1], glyphs[own < 0 ? end : own + 1]];
  const isFree =
    before !== undefined &&
    IDEOGRAPH.test(before.text) &&
    unit.x0 - middleOf(before, em) >= MARK.beyond * em &&
    (!after || (IDEOGRAPH.test(after.text) && middleOf(after, em) - unit.x1 >= MARK.beyond * em));
  if (!isFree) return unchanged;
  const [seen] = readSigns(line, classify, { from: unit.x0, to: unit.x1 });
  if (!seen) return unchanged;
  const place = { from: unit.x0, to: unit.x1 };
  const isRing = RING.test(seen.text) && isCertain(seen);
  if (own >= 0)
    return isRing
      ? { glyphs: glyphs.with(own, { ...glyphs[own]!, text: '。', confidence: SEEN.stop }), mayLackStop }
      : unchanged;
  const inserted = (text: string, confidence: number) =>
    glyphs.toSpliced(end, 0, { text, ...place, confidence, others: [''] });
  if (isRing) return { glyphs: inserted('。', SEEN.stop), mayLackStop };
  if (after && seen.text === '·' && isCertain(seen)) return { glyphs: inserted('·', SEEN.dot), mayLackStop };
  const isLikely = /[。、,.]/.test(seen.text) && seen.confidence >= LIKELY;
  return { glyphs, mayLackStop: mayLackStop || (isLikely && !after) };
}
