import type { LineSegment, ScannedRuling } from './line-segments.ts';
import type { RulingTrack } from './ruling-lines.ts';

// All lengths are in points (1/72 inch).
/** Nothing else is as long: dashes and underlines are shorter than the first, strokes of glyphs than the second. */
export const SURE = { horizontal: 60, vertical: 25 };
/** Strokes of glyphs in a table are shorter. */
export const GLYPH = 12;
/** A ruling is broken where another one crosses it; a thick one by as thick ones. */
export const CROSSING = 3.2;

/** A track, and whether it is sure that rulings lie on it. */
export type SureLine = RulingTrack & { readonly isSure: boolean };

/** Whether rulings lie on a track for sure: something on it is as long as nothing else. `scale`: pixels a point. */
export function isSure(
  { ways, thickness }: RulingTrack,
  axis: ScannedRuling['axis'],
  scale: number,
): boolean {
  const crossing = CROSSING * scale + Math.max(0, thickness - scale);
  return groupsOf(ways, crossing).some(own => isFull(own, thickness) && lengthOf(own) >= SURE[axis] * scale);
}

/** Share of a ruling that others cross; what grain makes has more gaps. */
const FULL = 0.8;

/** Rulings that cross a thick one are mostly as thick. */
function isFull(ways: readonly LineSegment[], thickness: number): boolean {
  let [inked, end] = [0, ways[0]!.from];
  for (const { from, to } of ways) {
    inked += to - from + Math.min(thickness, Math.max(0, from - end));
    end = Math.max(end, to);
  }
  return inked >= FULL * lengthOf(ways);
}

/** Ways that follow each other with gaps no wider. */
export function groupsOf(ways: readonly LineSegment[], gap: number): LineSegment[][] {
  const groups: LineSegment[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const way of ways) {
    if (way.from - end <= gap) groups.at(-1)!.push(way);
    else groups.push([way]);
    end = Math.max(end, way.to);
  }
  return groups;
}

export function lengthOf(ways: readonly LineSegment[]): number {
  return endOf(ways) - ways[0]!.from;
}

export function endOf(ways: readonly LineSegment[]): number {
  return ways.reduce((end, { to }) => Math.max(end, to), 0);
}
