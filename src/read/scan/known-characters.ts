import type { GlyphRun } from '../../model.ts';
import { UNREADABLE } from '../glyphs.ts';
import { type AlignedGlyphs, aligned } from '../ocr/align.ts';

/** No reading that contradicts the text layer is surer than this. */
const CONTRADICTED = 0.5;

/**
 * A line of a picture where a text layer is broken, held against what that tells all the same: its Chinese characters are as
 * good as certain, others may be half of a code. A reading that has them all is believed. One that has not gives the lost
 * characters whose neighbours it has; else it is in doubt.
 */
export function heldAgainstKnown(line: GlyphRun, broken: readonly GlyphRun[]): GlyphRun {
  const [run] = broken;
  if (!line.reading || !run || broken.length > 1 || run.direction !== line.direction) return line;
  const pairs = aligned(glyphsOf(run.text), glyphsOf(line.text));
  const isKnown = ({ one }: Pair) => one !== undefined && CHINESE.test(one.text);
  const isAlike = ({ one, other }: Pair) => one?.text === other?.text;
  if (pairs.every(pair => !isKnown(pair) || isAlike(pair))) return line;
  const filled = pairs.flatMap((pair, at) => {
    if (pair.one?.text !== UNREADABLE) return pair.one?.text ?? [];
    const beside = [pairs[at - 1], pairs[at + 1]].filter(near => near !== undefined);
    return beside.every(isAlike) && pair.other ? pair.other.text : UNREADABLE;
  });
  if (!filled.includes(UNREADABLE)) {
    const { doubt: _, ...sound } = run;
    return { ...sound, text: filled.join(''), reading: { ...line.reading, candidates: [] } };
  }
  const confidence = Math.min(line.reading.confidence, CONTRADICTED);
  return { ...line, reading: { ...line.reading, confidence } };
}

type Pair = AlignedGlyphs<{ readonly text: string }>;

const CHINESE = /\p{Script=Han}/u;

function glyphsOf(text: string): { readonly text: string }[] {
  return [...text].map(character => ({ text: character }));
}
