import {
  type DarkPixels,
  evidenceOf,
  isJoined,
  LONG,
  type RulingEvidence,
  SPECKS,
} from './ruling-evidence.ts';
import { GLYPH, type SureLine } from './sure-rulings.ts';

/** Shares: an edge is ruled where so much of it is clear, or dark from end to end, or left of it in the open. */
const CLEAR = 0.8;
const DARK = 0.9;
const HALF = 0.5;
const LEFT = 0.4;
/** A stroke by itself is looked at where its ink fills as much of the way. */
const LIKELY = 0.7;
/** Share of what lies beside a ruling where something stands close to it on one side. */
const BESET = 0.15;

/** The way from the middle of one crossing to that of the next; what lies between their lines, which may be thick or double. */
type Way = {
  readonly from: number;
  readonly to: number;
  readonly inner: number;
  readonly outer: number;
};

/** Whether a line is ruled from one crossing to the next. */
export function isRuled(line: SureLine, way: Way, sheet: DarkPixels): boolean {
  const inked = line.ways.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, way.to) - Math.max(from, way.from)),
    0,
  );
  if (!line.isSure && inked < LIKELY * (way.to - way.from)) return false;
  const seen = evidenceOf(sheet, line, way.inner, way.outer);
  const length = seen.length / sheet.scale;
  // a short one by itself, or with print beside it, may be a stroke of that
  const isKnown = length >= LONG || (line.isSure && seen.beside[1] <= SPECKS);
  const isWhole = seen.reaches[0] && seen.reaches[1] && (isKnown || isJoined(sheet, line, way.inner, way.to));
  if (!line.isSure) return isWhole && seen.dark >= DARK && isAlone(seen);
  return isTorn(seen, length) || (length >= LONG ? isLongRuled(seen, isWhole) : isShortRuled(seen, isWhole));
}

/**
 * Whether a line is dark all the way from one crossing to the next, or nearly so with paper on one side: where the same line is
 * ruled before and behind, that is enough, whatever a seal or print puts beside it.
 */
export function isUnbroken(
  line: SureLine,
  { from, to }: { readonly from: number; readonly to: number },
  sheet: DarkPixels,
): boolean {
  const { dark, reaches, beside } = evidenceOf(sheet, line, from, to);
  return dark >= (beside[0] <= SPECKS ? CLEAR : DARK) && reaches[0] && reaches[1];
}

function isLongRuled({ dark, clear, seen, isClearToEnds }: RulingEvidence, isWhole: boolean): boolean {
  if (isClearToEnds && clear >= CLEAR) return true;
  return isWhole && (dark >= DARK || (seen >= CLEAR && clear >= HALF));
}

/** In a row hardly higher than its print a glyph that stands on the line of a column reaches from ruling to ruling too. */
function isShortRuled({ dark, clear, beside, isClearToEnds }: RulingEvidence, isWhole: boolean): boolean {
  const isUpright = beside[1] <= (dark >= LIKELY ? BESET : SPECKS);
  return (isClearToEnds && clear >= CLEAR && isUpright) || (isWhole && dark >= DARK && beside[0] <= BESET);
}

/** A short ruling by itself has paper on both sides, but for a glyph that stands close to it. */
function isAlone({ clear, beside }: RulingEvidence): boolean {
  return clear >= CLEAR || (beside[0] <= SPECKS && beside[1] <= BESET);
}

/** A part of a sure ruling that has worn off in between: what is left begins at a crossing, and is longer than a glyph. */
function isTorn({ seen, reaches, beside }: RulingEvidence, length: number): boolean {
  const isLonely = (beside[0] + beside[1]) / 2 <= SPECKS;
  return (
    isLonely &&
    seen >= (length >= LONG ? LEFT : LIKELY) &&
    seen * length >= GLYPH &&
    (reaches[0] || reaches[1])
  );
}
