import { spans, TOUCH } from './mend.ts';
import type { Stroke } from './ways.ts';

/** All lengths in points (1/72 inch). */
/** Between a glyph and the rulings above and below it is so much paper; a ruling begins at the others. */
const CLEAR = 1.2;
/** Share of the way from crossing to crossing that the stroke of a glyph leaves open; a worn ruling has smaller gaps, or ends at one crossing. */
const OPEN = 0.25;

/** A stroke from one crossing to the next: whether its ink reaches a crossing, floats between them as that of a glyph does, or is none. */
type Segment = { readonly from: number; readonly to: number; readonly ink: 'anchored' | 'floating' | 'none' };

/**
 * Strokes of one axis without the segments, from one ruling of the other axis to the next, whose ink touches neither: print
 * that stands above each other in rows, such as a column of ones or brackets, is no ruling, however straight it is. A stroke
 * may fall into several by that. `scale`: pixels a point.
 */
export function withoutFloating(own: readonly Stroke[], others: readonly Stroke[], scale: number): Stroke[] {
  return own.flatMap(stroke => {
    const segments = segmentsOf(stroke, others, scale);
    if (!segments.some(({ ink }) => ink === 'floating')) return [stroke];
    return runsOf(segments).map(({ from, to }) => between(stroke, from, to));
  });
}

function segmentsOf(stroke: Stroke, others: readonly Stroke[], scale: number): Segment[] {
  const inner = others
    .filter(other => spans(other, stroke.at, TOUCH * scale))
    .map(({ at }) => at)
    .filter(at => at > stroke.from + TOUCH * scale && at < stroke.to - TOUCH * scale)
    .sort((a, b) => a - b);
  const ends = [stroke.from, ...inner, stroke.to];
  const pieces = stroke.pieces.toSorted((a, b) => a[1] - b[1]);
  return ends.slice(1).map((to, index) => {
    const from = ends[index]!;
    return { from, to, ink: inkOf(pieces, { from, to, scale }) };
  });
}

type Way = { readonly from: number; readonly to: number; readonly scale: number };

function inkOf(pieces: Stroke['pieces'], { from, to, scale }: Way): Segment['ink'] {
  let [first, last, covered, end] = [to, from, 0, from];
  for (const [, start, stop] of pieces) {
    const [left, right] = [Math.max(from, start), Math.min(to, stop)];
    if (left >= right) continue;
    [first, last] = [Math.min(first, left), Math.max(last, right)];
    covered += Math.max(0, right - Math.max(left, end));
    end = Math.max(end, right);
  }
  if (covered === 0) return 'none';
  const clear = CLEAR * scale;
  const isFree = first - from >= clear && to - last >= clear;
  return isFree && to - from - covered >= OPEN * (to - from) ? 'floating' : 'anchored';
}

/** What goes on without a floating segment, from its first ink to its last. */
function runsOf(segments: readonly Segment[]): Segment[] {
  const runs: Segment[][] = [[]];
  for (const segment of segments)
    if (segment.ink === 'floating') runs.push([]);
    else runs.at(-1)!.push(segment);
  return runs.flatMap(run => {
    const [first, last] = [run.find(isInked), run.findLast(isInked)];
    return first && last ? [{ ...first, to: last.to }] : [];
  });
}

const isInked = ({ ink }: Segment) => ink === 'anchored';

function between(stroke: Stroke, from: number, to: number): Stroke {
  const [first, last] = [Math.floor(from), Math.ceil(to)];
  const pieces = stroke.pieces.flatMap(([across, start, end]): Stroke['pieces'] =>
    end > first && start < last ? [[across, Math.max(start, first), Math.min(end, last)]] : [],
  );
  const at = stroke.at + stroke.slope * ((first + last) / 2 - (stroke.from + stroke.to) / 2);
  return { ...stroke, at, from: first, to: last, pieces };
}
