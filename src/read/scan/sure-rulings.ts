import type { LineSegment, ScannedRuling } from './line-segments.ts';
import { type DarkPixels, evidenceOf, SPECKS } from './ruling-evidence.ts';
import type { RulingTrack } from './ruling-lines.ts';

// All lengths are in points (1/72 inch).
/** Nothing else is as long: dashes and underlines are shorter than the first, strokes of glyphs than the second. */
export const SURE = { horizontal: 60, vertical: 25 };
/** Strokes of glyphs in a table are shorter; pieces as long make a sure track together. */
export const GLYPH = 12;
/** A ruling is broken where another one crosses it; a thick one by as thick ones. */
export const CROSSING = 3.2;
/** A worn ruling: so many pieces on one line, with gaps no wider, and a share of their way. */
const WORN = { pieces: 4, gap: 60, span: 150, share: 0.25 };

/** A track, and whether it is sure that rulings lie on it. */
export type SureLine = RulingTrack & { readonly isSure: boolean };

/** Whether rulings lie on a track for sure: something on it is as long as nothing else, or much stands on it with paper on both sides. */
export function isSure(track: RulingTrack, axis: ScannedRuling['axis'], sheet: DarkPixels): boolean {
  const { scale } = sheet;
  const groups = groupsOf(track.ways, CROSSING * scale + Math.max(0, track.thickness - scale))
    .filter(ways => isFull(ways, track.thickness))
    .map(lengthOf);
  if (groups.some(length => length >= SURE[axis] * scale)) return true;
  const long = groups.filter(length => length >= GLYPH * scale);
  if (
    long.reduce((sum, length) => sum + length, 0) >= SURE.horizontal * scale &&
    isLonely(track, track, sheet)
  )
    return true;
  return groupsOf(track.ways, WORN.gap * scale).some(ways => isWorn(ways, track, sheet));
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

/** A ruling of which only pieces are left. */
function isWorn(ways: readonly LineSegment[], track: RulingTrack, sheet: DarkPixels): boolean {
  const [from, to] = [ways[0]!.from, ways[0]!.from + lengthOf(ways)];
  const inked = ways.reduce((sum, way) => sum + way.to - way.from, 0);
  const isRow =
    ways.length >= WORN.pieces && to - from >= WORN.span * sheet.scale && inked >= WORN.share * (to - from);
  return isRow && isLonely(track, { from, to }, sheet);
}

/** Whether no other ink stands beside a part of a track: where there is, it may be a glyph's. */
export function isLonely(
  track: RulingTrack,
  { from, to }: { readonly from: number; readonly to: number },
  sheet: DarkPixels,
): boolean {
  const { beside } = evidenceOf(sheet, track, from, to);
  return (beside[0] + beside[1]) / 2 <= SPECKS;
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
