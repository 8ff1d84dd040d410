import { inkOf } from '../ocr/ink.ts';
import type { LinePicture, ReadGlyph } from '../ocr/reader.ts';
import { ALIKE, DIRT, OTHER, SIGNS } from './alphabet.ts';
import type { Classifier } from './classifier.ts';
import {
  bodyOf,
  type ColumnSpan,
  type GlyphSegment,
  joined,
  partsOf,
  type SignLine,
  unitsOf,
} from './units.ts';
import { viewOf } from './view.ts';

/** Print that is no sign, where a sign was looked for. */
export const NO_SIGN = '\uFFFC';

/** Units of one glyph at most, and how much wider than high its line they are together. */
const MOST_UNITS = 4;
const WIDEST = 1.7;
/** A unit that is this surely a sign is looked at together with the next one only, and only if that is none. */
const CERTAIN = 0.9;
/** A wide unit that is as surely a sign is not cut. */
const WHOLE = 0.5;
/** No digit is wider than high; two that touch are, and squeezed into the classifier's square they look like one. */
const DIGIT = /\d/;
/** What is taken for no sign is worth so much a unit: less than a doubtful sign, more than an impossible one. */
const AS_OTHER = Math.log(0.2);

/** A picture of a line as the reader of signs looks at it; null where there is no ink. */
export function lineOf(raster: LinePicture): SignLine | null {
  const ink = inkOf(raster);
  return ink.pieces.length === 0 ? null : { raster, ink, body: bodyOf(ink.pieces, raster.usual) };
}

/** Neighbours that may be one glyph: `units` from `at` on. */
type Candidate = { readonly at: number; readonly units: number; readonly segment: GlyphSegment };

/** All that may be one glyph. */
export function* candidatesOf(units: readonly GlyphSegment[], { body }: SignLine): Generator<Candidate> {
  for (let at = 0; at < units.length; at++)
    for (let count = 1; count <= MOST_UNITS && at + count <= units.length; count++) {
      const segment = joined(units.slice(at, at + count));
      if (count > 1 && segment.x1 - segment.x0 > WIDEST * (body.bottom - body.top)) break;
      yield { at, units: count, segment };
    }
}

type Seen = { readonly glyph: ReadGlyph | null; readonly units: number; readonly value: number };

/** The likeliest reading of a line, or of a span of it: signs, nothing where there is dirt, `NO_SIGN` for other print. */
export function readSigns(line: SignLine, classify: Classifier, span?: ColumnSpan): ReadGlyph[] {
  const all = unitsOf(line, span).flatMap(unit => {
    const parts = partsOf(unit, line);
    if (parts.length === 1) return parts;
    const { glyph, value } = seenAs({ at: 0, units: 1, segment: unit }, line, classify);
    return glyph && value >= Math.log(WHOLE) ? [unit] : parts;
  });
  const single = all.map((unit, at) => seenAs({ at, units: 1, segment: unit }, line, classify));
  const isClear = (at: number) => single[at]!.value >= Math.log(CERTAIN) && single[at]!.glyph !== null;
  const byEnd: Seen[][] = all.map((_, at) => [single[at]!]);
  for (const candidate of candidatesOf(all, line)) {
    const { at, units } = candidate;
    if (units === 1 || Array.from({ length: units }, (_, step) => isClear(at + step)).every(Boolean))
      continue;
    byEnd[at + units - 1]!.push(seenAs(candidate, line, classify));
  }
  return bestPath(byEnd);
}

function bestPath(byEnd: readonly (readonly Seen[])[]): ReadGlyph[] {
  const best: { value: number; seen: Seen | null }[] = [{ value: 0, seen: null }];
  for (const [at, all] of byEnd.entries()) {
    const values = all.map(seen => best[at + 1 - seen.units]!.value + seen.units * seen.value);
    const value = Math.max(...values);
    best.push({ value, seen: all[values.indexOf(value)]! });
  }
  const glyphs: ReadGlyph[] = [];
  for (let at = byEnd.length; at > 0; ) {
    const { glyph, units } = best[at]!.seen!;
    if (glyph) glyphs.unshift(glyph);
    at -= units;
  }
  return glyphs;
}

function seenAs({ units, segment }: Candidate, line: SignLine, classify: Classifier): Seen {
  const odds = classify(viewOf(segment, line));
  const best = likeliest(odds);
  const { x0: from, x1: to } = segment;
  if (best === DIRT) {
    const glyph = odds[DIRT]! >= CERTAIN ? null : { text: NO_SIGN, from, to, confidence: odds[DIRT]! };
    return { glyph, units, value: Math.log(odds[DIRT]!) };
  }
  // signs of one shape share their odds: together they are as likely as the shape is
  const alike = ALIKE[best]!;
  const confidence = alike.reduce((sum, own) => sum + odds[own]!, 0);
  const value = Math.log(confidence);
  const isTooWide = DIGIT.test(SIGNS[best]!) && to - from > segment.y1 - segment.y0;
  if (value < AS_OTHER || isTooWide)
    return { glyph: { text: NO_SIGN, from, to, confidence: odds[OTHER]! }, units, value: AS_OTHER };
  const second = likeliest(odds.map((share, own) => (alike.includes(own) ? 0 : share)));
  const others = second === DIRT || odds[second]! < LEAST_OTHER ? [] : [SIGNS[second]!];
  return { glyph: { text: SIGNS[best]!, from, to, confidence, others }, units, value };
}

/** The likeliest class but `OTHER`; signs of one shape count together. */
function likeliest(odds: Float32Array): number {
  let [best, most] = [DIRT, odds[DIRT]!];
  for (let at = 0; at < DIRT; at++) {
    const together = ALIKE[at]!.reduce((sum, own) => sum + odds[own]!, 0);
    const isBetter = together > most || (ALIKE[at]!.includes(best) && odds[at]! > odds[best]!);
    if (isBetter) [best, most] = [at, together];
  }
  return best;
}

/** What is less likely is no runner-up. */
const LEAST_OTHER = 0.005;
