import { lineThrough } from '../../image/fit.ts';
import { eachDarker, type Raster } from '../../image/raster.ts';
import { transposed } from '../../image/turn.ts';
import type { Lines } from './bend.ts';
import { withDotsJoined } from './dots.ts';
import { type Evidence, evidenceOf, LONG, type Sheet } from './evidence.ts';
import { type Track, tracksOf } from './tracks.ts';
import { clustersIn, placeAt, type Stroke, type Way, waysIn } from './ways.ts';

/**
 * Rulings as a graph: ink that lies on one line makes a track; where tracks of both axes cross, they fall into edges; and an
 * edge is ruled where ink, or the trace that a worn ruling leaves, goes from the one crossing to the other. What stands
 * between two crossings without reaching them is print, however straight it is and however often it stands there; what
 * reaches them in one row counts as part of the column that stands above or below it.
 */

/** Darker than this (of 255) a pixel may belong to a ruling: thin lines are faint. */
const FAINT = 190;

/** All lengths in points (1/72 inch). */
/** Nothing else is as long: dashes and underlines are shorter than the first, strokes of glyphs than the second. */
const SURE = { horizontal: 60, vertical: 25 };
/** Strokes of glyphs in a table are shorter; pieces as long make a sure track together. */
const GLYPH = 12;
/** A ruling is broken where another one crosses it; a faint one by more. */
const CROSSING = 3.2;
const BREAK = 9;
/** A worn ruling: so many pieces on one line, with gaps no wider, and a share of their way. */
const WORN = { pieces: 4, gap: 60, span: 150, share: 0.25 };
/** A ruling that ends as near to another one was meant to meet it. */
const NEARLY = 4;
/** Crossings as near to each other are those of one ruling drawn twice. */
const DOUBLE = 2.5;
/** What goes on behind the last crossing, and no farther, may be the stroke of a glyph. */
const TOUCH = 1.3;
const OVERSHOOT = 16;
/** Shares: an edge is ruled where so much of it is clear, or dark from end to end, or left of it in the open. */
const CLEAR = 0.8;
const DARK = 0.9;
const HALF = 0.5;
const LEFT = 0.4;
/** A stroke by itself is looked at where its ink fills as much of the way. */
const LIKELY = 0.7;
/** Share of what lies beside a ruling: specks; and what stands close to it on one side. */
const SPECKS = 0.06;
const BESET = 0.15;

/** One axis of a picture, its rows along it. */
type Axis = Sheet & {
  readonly axis: Stroke['axis'];
  readonly clusters: Lines['rows'];
  readonly tracks: readonly Line[];
};
/** A track, and whether it is sure that rulings lie on it. */
type Line = Track & { readonly isSure: boolean };
/** A part of a line from `from` to `to` that is ruled. */
type Ruling = { readonly line: Line; readonly from: number; readonly to: number };

/** The rulings of a picture, and all the lines that they were found among, straight or bent, along both axes. */
export type Drawn = { readonly strokes: readonly Stroke[]; readonly lines: Lines };

/** The rulings of a picture whose paper is white. `scale`: pixels a point. */
export function drawnOn(raster: Raster, scale: number): Drawn {
  const dark = penPixels(raster, scale);
  const lying = axisOf({ raster, dark, scale }, 'horizontal');
  const standing = axisOf({ raster: transposed(raster), dark: transposed(dark), scale }, 'vertical');
  let across = lying.tracks.flatMap(line => uncrossed(line, lying));
  let down: Ruling[] = [];
  for (let look = 0; look < LOOKS; look++) {
    down = standing.tracks.flatMap(line => ruled(line, across, standing));
    across = lying.tracks.flatMap(line => ruled(line, down, lying));
  }
  const strokes = [
    ...across.map(ruling => strokeOf(ruling, lying)),
    ...down.map(ruling => strokeOf(ruling, standing)),
  ];
  return { strokes, lines: { rows: lying.clusters, columns: standing.clusters } };
}

export function strokesOf(raster: Raster, scale: number): readonly Stroke[] {
  return drawnOn(raster, scale).strokes;
}

/** Rulings end on each other: what one axis shows tells more of the other. */
const LOOKS = 2;

/** The lean of a page's horizontal rulings, as a slope; null where there is none to tell. */
export function leanOf(raster: Raster, scale: number): number | null {
  const long = tracksOf(waysIn(clustersIn(penPixels(raster, scale), scale), scale), scale)
    .flatMap(({ ways }) => groupsOf(ways, CROSSING * scale))
    .filter(ways => lengthOf(ways) > SURE.horizontal * scale)
    .map(ways => ({ slope: slopeOf(ways), length: lengthOf(ways) }));
  let left = long.reduce((sum, { length }) => sum + length, 0) / 2;
  for (const { slope, length } of long.sort((a, b) => a.slope - b.slope)) {
    left -= length;
    if (left <= 0) return slope;
  }
  return null;
}

/** What may be drawn with a ruling pen: dark pixels, and those between the dots of dotted rulings. */
function penPixels(raster: Raster, scale: number): Raster {
  const dark = new Uint8Array(raster.data.length);
  eachDarker(raster, FAINT, at => {
    dark[at] = 1;
  });
  return withDotsJoined({ ...raster, data: dark }, scale);
}

function axisOf(sheet: Sheet, axis: Stroke['axis']): Axis {
  const clusters = clustersIn(sheet.dark, sheet.scale);
  const tracks = tracksOf(waysIn(clusters, sheet.scale), sheet.scale);
  return {
    ...sheet,
    axis,
    clusters,
    tracks: tracks.map(track => ({ ...track, isSure: isSure(track, axis, sheet) })),
  };
}

function isSure(track: Track, axis: Stroke['axis'], sheet: Sheet): boolean {
  const { scale } = sheet;
  const groups = groupsOf(track.ways, CROSSING * scale)
    .filter(isFull)
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

function isFull(ways: readonly Way[]): boolean {
  return ways.reduce((sum, { from, to }) => sum + to - from, 0) >= FULL * lengthOf(ways);
}

/** A ruling of which only pieces are left. */
function isWorn(ways: readonly Way[], track: Track, sheet: Sheet): boolean {
  const [from, to] = [ways[0]!.from, ways[0]!.from + lengthOf(ways)];
  const inked = ways.reduce((sum, way) => sum + way.to - way.from, 0);
  const isRow =
    ways.length >= WORN.pieces && to - from >= WORN.span * sheet.scale && inked >= WORN.share * (to - from);
  return isRow && isLonely(track, { from, to }, sheet);
}

/** Whether no other ink stands beside a part of a track: where there is, it may be a glyph's. */
function isLonely(
  track: Track,
  { from, to }: { readonly from: number; readonly to: number },
  sheet: Sheet,
): boolean {
  const { beside } = evidenceOf(sheet, track, from, to);
  return (beside[0] + beside[1]) / 2 <= SPECKS;
}

/** Ways that follow each other with gaps no wider. */
function groupsOf(ways: readonly Way[], gap: number): Way[][] {
  const groups: Way[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const way of ways) {
    if (way.from - end <= gap) groups.at(-1)!.push(way);
    else groups.push([way]);
    end = Math.max(end, way.to);
  }
  return groups;
}

function lengthOf(ways: readonly Way[]): number {
  return endOf(ways) - ways[0]!.from;
}

function endOf(ways: readonly Way[]): number {
  return ways.reduce((end, { to }) => Math.max(end, to), 0);
}

/** The slope of the line that ways lie on, by their ends. */
function slopeOf(ways: readonly Way[]): number {
  const ends = ways.flatMap(way =>
    [way.from, way.to].map(x => ({ x, y: placeAt(way, x), weight: way.to - way.from })),
  );
  return lineThrough(ends).slope;
}

/** What is ruled of a line that nothing crosses. */
function uncrossed(line: Line, { axis, scale }: Axis): Ruling[] {
  if (!line.isSure) return [];
  const groups = groupsOf(line.ways, BREAK * scale).filter(ways => lengthOf(ways) >= SURE[axis] * scale);
  return groups.map(ways => ({ line, from: ways[0]!.from, to: endOf(ways) }));
}

/** What is ruled of a line, from crossing to crossing, and behind the last ones. */
function ruled(line: Line, others: readonly Ruling[], axis: Axis): Ruling[] {
  const stops = stopsOn(line, others, axis.scale);
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) return uncrossed(line, axis);
  const found: { from: number; to: number }[] = [];
  for (const [index, to] of stops.slice(1).entries()) {
    const from = stops[index]!;
    if (!isRuled(line, { from, to }, axis)) continue;
    const before = found.at(-1);
    if (before?.to === from) before.to = to;
    else found.push({ from, to });
  }
  if (line.isSure) withEnds(found, line, { first, last, axis });
  return found.map(({ from, to }) => ({ line, from, to }));
}

/** Where rulings of the other axis cross a line, or nearly do. */
function stopsOn(line: Line, others: readonly Ruling[], scale: number): number[] {
  const slack = NEARLY * scale;
  const stops = others
    .flatMap(({ line: other, from, to }) => {
      const along = other.at(line.at(other.at((from + to) / 2)));
      const across = line.at(along);
      if (across < from - slack || across > to + slack) return [];
      // a stroke by itself need not be looked at where it is not
      return line.isSure || (along >= line.from - slack && along <= line.to + slack) ? [along] : [];
    })
    .sort((a, b) => a - b);
  return stops.filter((stop, index) => index === 0 || stop - stops[index - 1]! > DOUBLE * scale);
}

function isRuled(line: Line, way: { readonly from: number; readonly to: number }, axis: Axis): boolean {
  const inked = line.ways.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, way.to) - Math.max(from, way.from)),
    0,
  );
  if (!line.isSure && inked < LIKELY * (way.to - way.from)) return false;
  const seen = evidenceOf(axis, line, way.from, way.to);
  const isWhole = seen.reaches[0] && seen.reaches[1];
  if (!line.isSure) return isWhole && seen.dark >= DARK && isAlone(seen);
  if (isWhole && (seen.dark >= DARK || (seen.seen >= CLEAR && seen.clear >= HALF))) return true;
  return (seen.isClearToEnds && seen.clear >= CLEAR) || isTorn(seen, seen.length / axis.scale);
}

/** A short ruling by itself has paper on both sides, but for a glyph that stands close to it. */
function isAlone({ clear, beside }: Evidence): boolean {
  return clear >= CLEAR || (beside[0] <= SPECKS && beside[1] <= BESET);
}

/** A part of a sure ruling that has worn off in between: what is left begins at a crossing, and is longer than a glyph. */
function isTorn({ seen, reaches, beside }: Evidence, length: number): boolean {
  const isLonely = (beside[0] + beside[1]) / 2 <= SPECKS;
  return (
    isLonely &&
    seen >= (length >= LONG ? LEFT : LIKELY) &&
    seen * length >= GLYPH &&
    (reaches[0] || reaches[1])
  );
}

type Span = { readonly first: number; readonly last: number; readonly axis: Axis };

/** Adds what a sure line has behind its first and last crossing: an open end of a ruling, no stroke of a glyph. */
function withEnds(found: { from: number; to: number }[], line: Line, { first, last, axis }: Span): void {
  const { scale } = axis;
  for (const ways of groupsOf(line.ways, BREAK * scale)) {
    const [from, to] = [ways[0]!.from, endOf(ways)];
    const parts = [
      { from, to: Math.min(to, first) },
      { from: Math.max(from, last), to },
    ];
    for (const part of parts) {
      const length = part.to - part.from;
      if (length <= TOUCH * scale) continue;
      const next = found.find(one => one.from === part.to || one.to === part.from);
      const isOpen = length >= OVERSHOOT * scale || isLonely(line, part, axis);
      if (next && isOpen) {
        next.from = Math.min(next.from, part.from);
        next.to = Math.max(next.to, part.to);
      } else if (length >= SURE[axis.axis] * scale) found.push({ ...part });
    }
  }
}

function strokeOf({ line, from, to }: Ruling, { axis }: Axis): Stroke {
  const [first, last] = [Math.floor(from), Math.ceil(to)];
  const pieces = line.ways.flatMap(way =>
    way.pieces.flatMap(([across, start, end]): Stroke['pieces'] =>
      end > first && start < last ? [[across, Math.max(start, first), Math.min(end, last)]] : [],
    ),
  );
  const [low, high] = [line.at(first), line.at(last)];
  const slope = (high - low) / (last - first);
  return { axis, at: (low + high) / 2, from: first, to: last, slope, thickness: line.thickness, pieces };
}
