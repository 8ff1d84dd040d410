import type { Raster } from '../../image/raster.ts';
import { transposed } from '../../image/turn.ts';
import type { Lines } from './dewarp.ts';
import { penPixels } from './dotted-rulings.ts';
import { rulingPixels } from './double-rulings.ts';
import { clustersIn, type ScannedRuling, segmentsIn } from './line-segments.ts';
import { isRuled, isUnbroken } from './ruled-between.ts';
import type { DarkPixels } from './ruling-evidence.ts';
import { tracksOf } from './ruling-lines.ts';
import { endOf, groupsOf, isSure, lengthOf, SURE, type SureLine } from './sure-rulings.ts';

/**
 * Rulings as a graph: ink that lies on one line makes a track; where tracks of both axes cross, they fall into edges; and an
 * edge is ruled where ink, or the trace that a worn ruling leaves, goes from the one crossing to the other. What stands
 * between two crossings without reaching them is print, however straight it is and however often it stands there; what
 * reaches them in one row counts as part of the column that stands above or below it.
 */

// All lengths are in points (1/72 inch).
/** A faint ruling may be broken for so long. */
const BREAK = 9;
/** A ruling that ends as near to another one was meant to meet it. */
const NEARLY = 4;
/** Crossings as near to each other are those of one ruling drawn twice. */
const DOUBLE = 2.5;
/** What goes on behind the last crossing, and no farther, may be the stroke of a glyph. */
const TOUCH = 1.3;
const OVERSHOOT = 16;
/** One axis of a picture, its rows along it. */
type Axis = DarkPixels & {
  readonly axis: ScannedRuling['axis'];
  readonly clusters: Lines['rows'];
  readonly tracks: readonly SureLine[];
};
/** A part of a line from `from` to `to` that is ruled. */
type Ruling = { readonly line: SureLine; readonly from: number; readonly to: number };

/** The rulings of a picture, and all the lines that they were found among, straight or bent, along both axes. */
type ScannedRulings = { readonly strokes: readonly ScannedRuling[]; readonly lines: Lines };

/** The rulings of a picture whose paper is white. `scale`: pixels a point. */
export function drawnOn(raster: Raster, scale: number): ScannedRulings {
  const { rows, columns: upright, thickest } = rulingPixels(penPixels(raster, scale), scale);
  const lying = axisOf({ raster, dark: rows, scale }, 'horizontal', thickest);
  const standing = axisOf({ raster: transposed(raster), dark: upright, scale }, 'vertical', thickest);
  let across = lying.tracks.flatMap(line => uncrossed(line, lying));
  let down: Ruling[] = [];
  for (let look = 0; look < LOOKS; look++) {
    down = standing.tracks.flatMap(line => ruled(line, across, standing));
    across = lying.tracks.flatMap(line => ruled(line, down, lying));
  }
  const strokes = [
    ...across.map(ruling => rulingOf(ruling, lying)),
    ...down.map(ruling => rulingOf(ruling, standing)),
  ];
  return { strokes, lines: { rows: lying.clusters, columns: standing.clusters } };
}

/** Rulings end on each other: what one axis shows tells more of the other. */
const LOOKS = 2;

function axisOf(sheet: DarkPixels, axis: ScannedRuling['axis'], thickest: number): Axis {
  const clusters = clustersIn(sheet.dark, thickest);
  const tracks = tracksOf(segmentsIn(clusters, { scale: sheet.scale, thickest }), sheet.scale);
  return {
    ...sheet,
    axis,
    clusters,
    tracks: tracks.map(track => ({ ...track, isSure: isSure(track, axis, sheet.scale) })),
  };
}

/** A ruling that nothing crosses is longer than a label whose characters stand one below the other, and have their stems in one line. */
const UNCROSSED = { horizontal: SURE.horizontal, vertical: 100 };

/** What is ruled of a line that nothing crosses. */
function uncrossed(line: SureLine, { axis, scale }: Axis): Ruling[] {
  if (!line.isSure) return [];
  const groups = groupsOf(line.ways, BREAK * scale).filter(ways => lengthOf(ways) >= UNCROSSED[axis] * scale);
  return groups.map(ways => ({ line, from: ways[0]!.from, to: endOf(ways) }));
}

/** What is ruled of a line, from crossing to crossing, and behind the last ones. */
function ruled(line: SureLine, others: readonly Ruling[], axis: Axis): Ruling[] {
  const stops = stopsOn(line, others, axis.scale);
  const [first, last] = [stops[0]?.at, stops.at(-1)?.at];
  if (first === undefined || last === undefined) return uncrossed(line, axis);
  const edges = stops.slice(1).map((next, index) => {
    const { at: from, to: inner } = stops[index]!;
    return { from, to: next.at, inner, outer: next.from };
  });
  const isSeen = edges.map(edge => isRuled(line, edge, axis));
  const found: { from: number; to: number }[] = [];
  for (const [index, { from, to }] of edges.entries()) {
    const isBetween = isSeen[index - 1] && isSeen[index + 1];
    if (!isSeen[index] && !(isBetween && isUnbroken(line, { from, to }, axis))) continue;
    const before = found.at(-1);
    if (before?.to === from) before.to = to;
    else found.push({ from, to });
  }
  if (line.isSure) withEnds(found, line, { first, last, axis });
  return found.map(({ from, to }) => ({ line, from, to }));
}

/** A crossing: the middle of its first line, and from where to where its lines are thick. */
type Stop = { readonly at: number; readonly from: number; to: number };

/** Where rulings of the other axis cross a line, or nearly do: a double one from its first line to its last. */
function stopsOn(line: SureLine, others: readonly Ruling[], scale: number): Stop[] {
  const slack = NEARLY * scale;
  const stops = others
    .flatMap(({ line: other, from, to }) => {
      const along = other.at(line.at(other.at((from + to) / 2)));
      const across = line.at(along);
      if (across < from - slack || across > to + slack) return [];
      // a stroke by itself need not be looked at where it is not
      if (!line.isSure && (along < line.from - slack || along > line.to + slack)) return [];
      const half = Math.max(0, (other.thickness - scale) / 2);
      return [{ at: along, from: along - half, to: along + half }];
    })
    .sort((a, b) => a.at - b.at);
  return stops.reduce<Stop[]>((groups, stop) => {
    const before = groups.at(-1);
    if (before && stop.from - before.to <= DOUBLE * scale) before.to = Math.max(before.to, stop.to);
    else groups.push({ ...stop });
    return groups;
  }, []);
}

type Span = { readonly first: number; readonly last: number; readonly axis: Axis };

/** Adds what a sure line has behind its first and last crossing: an open end of a ruling, no stroke of a glyph. */
function withEnds(found: { from: number; to: number }[], line: SureLine, { first, last, axis }: Span): void {
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
      if (next && length >= OVERSHOOT * scale) {
        next.from = Math.min(next.from, part.from);
        next.to = Math.max(next.to, part.to);
      } else if (length >= SURE[axis.axis] * scale) found.push({ ...part });
    }
  }
}

function rulingOf({ line, from, to }: Ruling, { axis }: Axis): ScannedRuling {
  const [first, last] = [Math.floor(from), Math.ceil(to)];
  const pieces = line.ways.flatMap(way =>
    way.pieces.flatMap(([across, start, end]): ScannedRuling['pieces'] =>
      end > first && start < last ? [[across, Math.max(start, first), Math.min(end, last)]] : [],
    ),
  );
  const [low, high] = [line.at(first), line.at(last)];
  const slope = (high - low) / (last - first);
  return { axis, at: (low + high) / 2, from: first, to: last, slope, thickness: line.thickness, pieces };
}
