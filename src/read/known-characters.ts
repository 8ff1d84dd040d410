import type { GlyphRun } from '../model.ts';
import { foldRadicals, UNREADABLE } from '../values/text.ts';
import { type AlignedGlyphs, aligned, plain } from './ocr/align.ts';

/** No reading that contradicts the text layer is surer than this. */
const CONTRADICTED = 0.5;

/**
 * A line of a picture where a text layer is broken, held against what that tells all the same: its Chinese characters are as
 * good as certain, its digits likely, others may be half of a code. A reading that has them all is believed. One that has not
 * gives the lost characters whose neighbours it has; where it has not these either, or other digits, the line is in doubt.
 */
export function heldAgainstKnown(line: GlyphRun, broken: readonly GlyphRun[]): GlyphRun {
  const [run] = broken;
  if (!line.reading || !run || broken.length > 1 || run.direction !== line.direction) return line;
  const pairs = aligned(glyphsOf(run.text), glyphsOf(line.text));
  const denied = pairs.filter(pair => KNOWN.test(pair.one?.text ?? '') && !isAlike(pair));
  if (denied.length === 0) return line;
  const filled = pairs.flatMap((pair, at) => {
    if (pair.one?.text !== UNREADABLE) return pair.one?.text ?? [];
    const beside = [pairs[at - 1], pairs[at + 1]].filter(near => near !== undefined);
    return beside.every(isAlike) && pair.other ? pair.other.text : UNREADABLE;
  });
  const isFilled = !filled.includes(UNREADABLE);
  const isSure = isFilled && denied.every(({ one }) => !/\d/.test(one!.text));
  const confidence = isSure ? line.reading.confidence : Math.min(line.reading.confidence, CONTRADICTED);
  if (!isFilled) return { ...line, reading: { ...line.reading, confidence } };
  const { doubt: _, ...sound } = run;
  return { ...sound, text: filled.join(''), reading: { confidence, candidates: [] } };
}

type Pair = AlignedGlyphs<{ readonly text: string }>;

const KNOWN = /[\p{Script=Han}\d]/u;

function isAlike({ one, other }: Pair): boolean {
  return one !== undefined && other !== undefined && plain(one.text) === plain(other.text);
}

function glyphsOf(text: string): { readonly text: string }[] {
  return [...foldRadicals(text)].map(character => ({ text: character }));
}
