import { shortestPath } from './shortest-path.ts';
import { isAligned, type SegmentLine, type TextPart, type TextSegment } from './text-segments.ts';

/** A stretch from one x to another. */
export type Stretch = readonly [from: number, to: number];

/** Lines one below the other with the white space that runs down between their columns. */
export type Section = {
  readonly lines: readonly SegmentLine[];
  readonly gutters: readonly Stretch[];
  /** the outer edges, where they are known from the page before */
  readonly frame?: Stretch;
};

/** What a section costs by itself, in gaps that would be lost without it. */
const SECTION = 0.8;
/** What it costs to part two snippets that are aligned, one below the other. */
const PARTED_PAIR = 0.04;
/** What it costs to cut a label that runs down, a character a line. */
const PARTED_LABEL = 0.5;
/** What it costs to part two lines that overlap. */
const PARTED_LINES = 0.3;
/** What a blank place between two snippets of a line costs, and a column without heading. */
const BLANK = 0.05;
/** Share of the em: gutters are at least so wide. */
const GUTTER = 0.22;

/**
 * Parts lines into sections so that few gaps of lines lie outside the gutters of their section, with as few sections
 * as possible: the cheapest partition, found from the last line back. Gaps of fewer than `small` ems count half.
 */
export function findSections(lines: readonly SegmentLine[], em: number, small = SMALL): Section[] {
  const count = lines.length;
  const parted = lines.map((line, index) => {
    const overlap = index + 1 < count && lines[index + 1]!.y - line.y < em;
    return alignedPairs(lines, index) + (overlap ? PARTED_LINES : 0);
  });
  const gaps = lines.map((line, index) => gapsOf(line, lines[index + 1], em));
  const path = shortestPath<readonly SegmentLine[]>(count, function* (from) {
    for (const { to, cost } of costsFrom(from, { lines, gaps, em, small: small * em }))
      yield { to, cost: cost + (to < count ? parted[to - 1]! : 0), part: lines.slice(from, to) };
  });
  return path!.parts.map(own => sectionOf(own, em));
}

type Measured = {
  readonly lines: readonly SegmentLine[];
  readonly gaps: readonly Gaps[];
  readonly em: number;
  /** points: smaller gaps count less */
  readonly small: number;
};

/** What sections cost that begin with a line, up to those that lose too many gaps. */
function* costsFrom(
  from: number,
  { lines, gaps, em, small }: Measured,
): Generator<{ readonly to: number; readonly cost: number }> {
  let taken: Stretch[] = [];
  let gutters: Stretch[] = [];
  let loss = 0;
  const heads = lines.slice(from).filter(({ y }) => y - lines[from]!.y < em);
  for (let to = from + 1; to <= lines.length; to++) {
    taken = unite(taken, stretchesOf(partsOf(lines[to - 1]!)));
    const next = guttersOf(taken, gaps.slice(from, to), em);
    const lossAt = (index: number) =>
      lossOf(gaps[index]!.own, next, small) +
      (index > from ? lossOf(gaps[index - 1]!.withNext, next, small) : 0);
    if (isSame(next, gutters)) loss += lossAt(to - 1);
    else {
      loss = 0;
      for (let index = from; index < to; index++) loss += lossAt(index);
    }
    gutters = next;
    if (to > from + 1 && loss > SECTION * 2 * (to - from)) return;
    yield { to, cost: loss + headless(heads, gutters) + SECTION };
  }
}

/** Gutters that have grown narrower at most. */
function isSame(next: readonly Stretch[], before: readonly Stretch[]): boolean {
  return (
    next.length === before.length &&
    next.every(([from, to], index) => before[index]![0] <= from && to <= before[index]![1])
  );
}

/** The section that lines make. */
export function sectionOf(lines: readonly SegmentLine[], em: number): Section {
  const taken = lines.reduce<Stretch[]>((all, line) => unite(all, stretchesOf(partsOf(line))), []);
  const gaps = lines.map(line => gapsOf(line, undefined, em));
  return { lines, gutters: guttersOf(taken, gaps, em) };
}

/** Gutters, and places of edges that are known where none of them is `near` (points). */
export function withEnds(gutters: readonly Stretch[], ends: readonly number[], near: number): Stretch[] {
  const all = [...gutters];
  for (const x of ends) {
    if (!all.some(([from, to]) => from - near < x && x < to + near)) all.push([x, x]);
  }
  return all.sort((a, b) => a[0] - b[0]);
}

/**
 * Where the gutters of sections have edges in common, as few as there can be so that each gutter has one: what is a heading's
 * column is that of the values below it. A gutter through which several run takes those that most sections have; where edges
 * are `known`, it has these.
 */
export function sharedEdges(
  sections: readonly (readonly Stretch[])[],
  known: readonly number[],
): readonly (readonly number[])[] {
  const isIn = (x: number, [from, to]: Stretch) => from <= x && x <= to;
  const edges: number[] = [];
  const all = sections.flat().filter(gutter => !known.some(x => isIn(x, gutter)));
  for (let rest = all.sort((a, b) => a[1] - b[1]); rest.length > 0; ) {
    const end = rest[0]![1];
    const own = rest.filter(([from]) => from <= end);
    edges.push((Math.max(...own.map(([from]) => from)) + end) / 2);
    rest = rest.filter(([from]) => from > end);
  }
  const supportOf = (x: number) => sections.filter(own => own.some(gutter => isIn(x, gutter))).length;
  return sections.map(gutters =>
    gutters.flatMap(gutter => {
      if (known.some(x => isIn(x, gutter))) return known.filter(x => isIn(x, gutter));
      const own = edges.filter(x => isIn(x, gutter));
      const most = Math.max(...own.map(supportOf));
      return own.filter(x => supportOf(x) === most);
    }),
  );
}

/** White space that no line covers; where it is narrow, several lines must have it between two texts. */
function guttersOf(taken: readonly Stretch[], gaps: readonly Gaps[], em: number): Stretch[] {
  return gapsBetween(taken, GUTTER * em).filter(([from, to]) => {
    if (to - from >= WIDE * em) return true;
    return gaps.filter(({ narrow }) => narrow.some(gap => gap[0] <= from && to <= gap[1])).length >= SEVERAL;
  });
}

/** Share of the em from which on a gutter is one by itself, and the lines that a narrower one needs. */
const WIDE = 0.35;
const SEVERAL = 3;

function stretchesOf(pieces: readonly TextPart[]): Stretch[] {
  return pieces.map(({ bbox }) => [bbox[0], bbox[2]]);
}

function partsOf({ segments }: SegmentLine): TextPart[] {
  return segments.flatMap(segment => segment.parts);
}

/** Stretches that cover what any of the given ones covers. */
function unite(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  const united: [number, number][] = [];
  for (const [from, to] of [...a, ...b].sort((left, right) => left[0] - right[0])) {
    const last = united.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}

function gapsBetween(stretches: readonly Stretch[], least: number): Stretch[] {
  return stretches
    .slice(1)
    .map(([from], index): Stretch => [stretches[index]![1], from])
    .filter(([from, to]) => to - from >= least);
}

/** Gaps between texts side by side. */
type Gaps = {
  readonly own: readonly Stretch[];
  /** also those that may be between two words of one text */
  readonly narrow: readonly Stretch[];
  /** those that only show together with the next line, where both stand in one row */
  readonly withNext: readonly Stretch[];
};

function gapsOf(line: SegmentLine, next: SegmentLine | undefined, em: number): Gaps {
  const own = gapsBetween(stretchesOf(line.segments), 0);
  const narrow = gapsBetween(stretchesOf(partsOf(line)), 0);
  if (!next || next.y - line.y > LINE * em) return { own, narrow, withNext: [] };
  const both = gapsBetween(unite(stretchesOf(line.segments), stretchesOf(next.segments)), SMALL * em);
  const known = [...own, ...gapsBetween(stretchesOf(next.segments), 0)];
  const isKnown = ([from, to]: Stretch) => known.some(gap => gap[0] === from && gap[1] === to);
  return { own, narrow, withNext: both.filter(gap => !isKnown(gap)) };
}

/** ems: lines of one row are nearer */
const LINE = 0.9;

/** How many of the gaps have no gutter, and a little for places that stay blank. */
function lossOf(gaps: readonly Stretch[], gutters: readonly Stretch[], small: number): number {
  let loss = 0;
  for (const [from, to] of gaps) {
    const inside = gutters.filter(gutter => gutter[0] < to && from < gutter[1]).length;
    if (inside === 0) loss += to - from < small ? SMALL_LOSS : 1;
    else loss += BLANK * (inside - 1);
  }
  return loss;
}

/** ems: a smaller gap may be a space between words, and counts less */
const SMALL = 0.7;
const SMALL_LOSS = 0.5;

/** A section begins with the headings of its columns. */
function headless(heads: readonly SegmentLine[], gutters: readonly Stretch[]): number {
  const columnOf = ({ bbox }: TextSegment) => gutters.filter(gutter => gutter[1] <= bbox[0] + 0.01).length;
  const filled = new Set(heads.flatMap(line => line.segments.map(columnOf)));
  return BLANK * (gutters.length + 1 - filled.size);
}

/** What it costs to part a line and those above it from the next ones, where texts are aligned on both sides. */
function alignedPairs(lines: readonly SegmentLine[], index: number): number {
  const next = lines[index + 1];
  if (!next) return 0;
  const above = lines.slice(Math.max(0, index + 1 - REACH), index + 1).reverse();
  const below = lines.slice(index + 1, index + 1 + REACH);
  return Math.max(
    partedFrom(
      lines[index]!.segments,
      below.flatMap(line => line.segments),
    ),
    partedFrom(
      next.segments,
      above.flatMap(line => line.segments),
    ),
  );
}

function partedFrom(segments: readonly TextSegment[], others: readonly TextSegment[]): number {
  return segments.reduce((sum, segment) => {
    const near = others.find(other => other.bbox[0] < segment.bbox[2] && segment.bbox[0] < other.bbox[2]);
    if (!near || !isAligned(segment, near)) return sum;
    const isLabel =
      isCharacter(segment) && isCharacter(near) && near.bbox[1] - segment.bbox[3] < segment.size;
    return sum + (isLabel ? PARTED_LABEL : PARTED_PAIR);
  }, 0);
}

function isCharacter({ text }: TextSegment): boolean {
  return [...text].length === 1 && /\p{Script=Han}/u.test(text);
}

/** lines in which the next snippet of a column is looked for */
const REACH = 4;
