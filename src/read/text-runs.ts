import type { GlyphRun } from '../model.ts';
import { UNREADABLE } from '../values/text.ts';
import { type BaseLine, isInk, type PlacedGlyph, type Show, withoutGaps } from './glyphs.ts';

/** Shows as runs of text; what goes on with the one before on its line is one with it. */
export function runsOf(shows: readonly Show[]): GlyphRun[] {
  const runs: GlyphRun[] = [];
  for (const show of shows) {
    for (const marks of withoutGaps(show.marks, show.line)) {
      const run = runOf(marks, show);
      if (!run) continue;
      const joined = joinedRun(runs.at(-1), run);
      if (joined) runs[runs.length - 1] = joined;
      else runs.push(run);
    }
  }
  return runs;
}

/**
 * One run of two where the second goes on with the first on its line, as when every glyph has an instruction of its
 * own; null where it does not.
 */
export function joinedRun(first: GlyphRun | undefined, second: GlyphRun): GlyphRun | null {
  if (
    first?.direction !== 'right' ||
    second.direction !== 'right' ||
    first.doubt !== second.doubt ||
    first.reading ||
    second.reading
  )
    return null;
  const gap = second.bbox[0] - first.bbox[2];
  const isSameLine =
    Math.abs(first.bbox[1] - second.bbox[1]) < SAME && Math.abs(first.size - second.size) < SAME;
  if (!isSameLine || Math.abs(gap) >= GOES_ON * first.size) return null;
  return {
    ...first,
    text: first.text + second.text,
    bbox: [first.bbox[0], first.bbox[1], second.bbox[2], first.bbox[3]],
    edges: [...first.edges.slice(0, -1), ...second.edges],
    starts: [...(first.starts ?? []), first.edges.length - 1],
  };
}

/** Share of the em: an instruction that begins farther from the end of the last one may be the text of the next cell. */
const GOES_ON = 0.045;
/** points */
const SAME = 0.05;

function runOf(marks: readonly PlacedGlyph[], { line, doubt: own }: Show): GlyphRun | null {
  const trimmed = trimSpaces(marks);
  if (trimmed.length === 0) return null;
  const text: string[] = [];
  const edges: number[] = [line.along(trimmed[0]!.from)];
  for (const { glyph, from, to } of trimmed) {
    const points = [...glyph.unicode];
    points.forEach((point, index) => {
      text.push(point);
      edges.push(line.along(from + ((to - from) * (index + 1)) / points.length));
    });
  }
  const doubt = trimmed.some(({ glyph }) => glyph.unicode === UNREADABLE) ? 'broken-unicode' : own;
  return {
    text: text.join(''),
    bbox: boxOf(trimmed, line),
    edges,
    direction: line.direction,
    size: line.size,
    ...(doubt && { doubt }),
    ...seenOtherwise(trimmed),
  };
}

/** How sure it is that signs are what they look like, where their codes say others. */
const BY_LOOK = 0.95;

function seenOtherwise(marks: readonly PlacedGlyph[]): Pick<GlyphRun, 'reading'> {
  if (!marks.some(({ glyph }) => glyph.code !== undefined)) return {};
  const coded = marks.map(({ glyph }) => glyph.code ?? glyph.unicode).join('');
  return { reading: { confidence: BY_LOOK, candidates: [coded] } };
}

function boxOf(marks: readonly PlacedGlyph[], line: BaseLine): GlyphRun['bbox'] {
  return line.box(marks[0]!.from, marks.at(-1)!.to);
}

function trimSpaces(marks: readonly PlacedGlyph[]): readonly PlacedGlyph[] {
  const first = marks.findIndex(isInk);
  return first < 0 ? [] : marks.slice(first, marks.findLastIndex(isInk) + 1);
}
