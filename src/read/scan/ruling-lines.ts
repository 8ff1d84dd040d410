import { type LineSegment, placeAt } from './line-segments.ts';

// All lengths are in points (1/72 inch).
/** Ways of one ruling are as level with each other. */
const LEVEL = 1.2;
/** The slope of a shorter way leads astray what lies farther off. */
const TELLING = 30;
/** Where a track lies is told by its long ways: shorter ones may be strokes of glyphs that touch it. */
const LONG = 12;

/** A line that rulings may lie on, as long as the page: the ways on it, from the first to the last. */
export type RulingTrack = {
  readonly ways: readonly LineSegment[];
  readonly thickness: number;
  readonly from: number;
  readonly to: number;
  /** across the track, at a place along it */
  at(along: number): number;
};

/** The tracks that ways lie on. `scale`: pixels a point. */
export function tracksOf(ways: readonly LineSegment[], scale: number): RulingTrack[] {
  const open: { last: LineSegment; ways: LineSegment[] }[][] = [];
  const band = (at: number) => Math.max(0, Math.floor(at / (LEVEL * scale)));
  const found: { last: LineSegment; ways: LineSegment[] }[] = [];
  for (const way of ways.toSorted((a, b) => a.from - b.from)) {
    const start = placeAt(way, way.from);
    const near = [-2, -1, 0, 1, 2].flatMap(step => open[band(start) + step] ?? []);
    let [best, least] = [null as (typeof found)[number] | null, LEVEL * scale];
    for (const track of near) {
      const off = offBetween(track.last, way, scale);
      if (off <= least) [best, least] = [track, off];
    }
    const track = best ?? { last: way, ways: [] };
    if (!best) found.push(track);
    else {
      const old = open[band(placeAt(best.last, best.last.to))]!;
      old.splice(old.indexOf(best), 1);
    }
    track.ways.push(way);
    // a stroke of a glyph beside it does not lead a long ruling astray
    if (!best || way.to - way.from >= Math.min(LONG * scale, best.last.to - best.last.from)) track.last = way;
    const end = band(placeAt(track.last, track.last.to));
    open[end] = [...(open[end] ?? []), track];
  }
  return found.map(({ ways: own }) => trackOf(own, scale));
}

/** How far two ways are off each other's line, between them. */
function offBetween(before: LineSegment, way: LineSegment, scale: number): number {
  const middle = (before.to + way.from) / 2;
  const on = (one: LineSegment, end: number) => {
    const isTelling = one.to - one.from >= TELLING * scale;
    return placeAt(one, isTelling ? middle : end);
  };
  return Math.abs(on(before, before.to) - on(way, way.from));
}

function trackOf(ways: readonly LineSegment[], scale: number): RulingTrack {
  const long = ways.filter(({ from, to }) => to - from >= LONG * scale);
  const pillars = long.length > 0 ? long : ways;
  const length = pillars.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    ways,
    thickness: pillars.reduce((sum, { from, to, thickness }) => sum + (to - from) * thickness, 0) / length,
    from: Math.min(...ways.map(({ from }) => from)),
    to: Math.max(...ways.map(({ to }) => to)),
    at: along => {
      const after = pillars.findIndex(({ to }) => to > along);
      if (after < 0) return endOf(pillars.at(-1)!, 'to');
      const next = pillars[after]!;
      if (next.from <= along) return placeAt(next, along);
      const before = pillars[after - 1];
      if (!before) return endOf(next, 'from');
      const share = (along - before.to) / Math.max(1, next.from - before.to);
      return endOf(before, 'to') * (1 - share) + endOf(next, 'from') * share;
    },
  };
}

const endOf = (way: LineSegment, end: 'from' | 'to') => placeAt(way, way[end]);
