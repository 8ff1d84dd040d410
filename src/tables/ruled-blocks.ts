import type { RulingLine } from '../model.ts';
import type { Lattice } from './lattice.ts';
import { isNumericText } from './numeric-text.ts';
import { blockTable, type RuledStrip, type Rules, type Strip } from './ruled-block.ts';
import { findSections, type Section, type Stretch } from './sections.ts';
import { splitBy } from './split-by.ts';
import { emOf, type SegmentLine, type TextSegment } from './text-segments.ts';
import { RULED } from './tolerances.ts';

/**
 * Tables that are ruled at their head and foot and below their headings, as in print: rules part sections, and between them
 * the alignment of the texts parts rows and columns. A page may hold several of one width. `pieces` are the rules as they
 * were drawn: many end where cells end.
 */
export function blockLattices(
  lines: readonly SegmentLine[],
  rulings: readonly RulingLine[],
  pieces: readonly RulingLine[],
): Lattice[] {
  if (!holdsRows(lines)) return [];
  return rulesOf(rulings, emOf(lines)).flatMap(rules => {
    const ys = [...new Set([...rules.whole, ...rules.part.map(({ at }) => at)])].sort((a, b) => a - b);
    const spaces = ys.slice(1).map((bottom, index): Stretch => [ys[index]!, bottom]);
    if (!spaces.some(edges => holdsRows(linesIn(lines, edges)))) return [];
    const strips = spaces.map(edges => stripOf(lines, edges, rules));
    if (!strips.some(strip => holdsRows(strip.lines))) return [];
    const segments = strips.map(strip => ({ ...strip, sections: findSections(strip.lines, rules.em) }));
    return splitBy(segments, segment => !isTabular(segment))
      .filter(own => isTable(own, rules))
      .map(own => blockTable(own, rules, pieces));
  });
}

/** Rules grouped by the stretch that they cover, the widest first. */
function rulesOf(rulings: readonly RulingLine[], em: number): Rules[] {
  const level = rulings.filter(
    ({ axis, from, to }) => axis === 'horizontal' && to - from > RULED.leastRule * em,
  );
  const groups: RulingLine[][] = [];
  for (const line of level.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    const own = groups.find(
      ([first]) => isNear(first!.from, line.from, em) && isNear(first!.to, line.to, em),
    );
    if (own) own.push(line);
    else groups.push([line]);
  }
  return groups.filter(group => group.length > 1).map(group => withOthers(group, rulings, level, em));
}

function isNear(a: number, b: number, em: number): boolean {
  return Math.abs(a - b) < RULED.sameEnd * em;
}

function withOthers(
  group: readonly RulingLine[],
  rulings: readonly RulingLine[],
  level: readonly RulingLine[],
  em: number,
): Rules {
  const frame: Stretch = [Math.min(...group.map(({ from }) => from)), Math.max(...group.map(({ to }) => to))];
  const covers = ({ from, to }: RulingLine) =>
    from < frame[0] + RULED.sameEnd * em && to > frame[1] - RULED.sameEnd * em;
  const inGroup = group.map(({ at }) => at);
  const whole = level
    .filter(line => covers(line) && line.at >= Math.min(...inGroup) && line.at <= Math.max(...inGroup))
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const [top, bottom] = [whole[0]!, whole.at(-1)!];
  const isPart = ({ at, from, to }: RulingLine) => {
    const isHead = at > top - RULED.head * em && isNear(to, frame[1], em);
    return at < bottom && from > frame[0] - em && to < frame[1] + em && (at > top || isHead);
  };
  return {
    frame,
    em,
    whole,
    part: level.filter(line => !covers(line) && isPart(line)),
    upright: rulings.filter(
      ({ axis, at, from, to }) =>
        axis === 'vertical' && at > frame[0] + em && at < frame[1] - em && from < bottom && to > top,
    ),
  };
}

function stripOf(lines: readonly SegmentLine[], edges: Stretch, { frame }: Rules): Strip {
  const isInside = ({ bbox }: TextSegment) => {
    const middle = (bbox[0] + bbox[2]) / 2;
    return frame[0] < middle && middle < frame[1];
  };
  const own = linesIn(lines, edges)
    .map(line => ({ ...line, segments: line.segments.filter(one => isInside(one) && !isLeader(one)) }))
    .filter(({ segments }) => segments.length > 0);
  return { edges, lines: own };
}

function linesIn(lines: readonly SegmentLine[], [top, bottom]: Stretch): SegmentLine[] {
  return lines.filter(({ y }) => top < y && y < bottom);
}

/** Rows of numbers that no rule parts. */
function holdsRows(lines: readonly SegmentLine[]): boolean {
  let [count, below] = [0, Number.NEGATIVE_INFINITY];
  for (const line of lines) {
    // numbers that are wrapped stand beside the middle of the others
    if (figuresIn(line) < 2 || line.y < below) continue;
    count++;
    below = line.y + RULED.line * line.segments[0]!.size;
  }
  return count >= RULED.leastRows;
}

/** Dots that lead from a label to its number. */
function isLeader({ text }: TextSegment): boolean {
  return /^[.·…]+$/.test(text);
}

/** Texts side by side in columns, with single lines over several of them; prose in two columns fills these. */
function isTabular({ sections }: RuledStrip): boolean {
  const columns = sections.filter(({ gutters }) => gutters.length > 0);
  const texts = sections.filter(({ gutters }) => gutters.length === 0);
  return columns.length > 0 && !columns.every(isProse) && texts.every(({ lines }) => lines.length === 1);
}

function isProse({ lines, gutters }: Section): boolean {
  if (gutters.length > 1 || lines.length < RULED.leastRows) return false;
  const taken = lines.map(({ segments }) => segments.reduce((sum, { bbox }) => sum + bbox[2] - bbox[0], 0));
  const most = Math.max(...taken);
  return taken.filter(width => width > RULED.prose * most).length > lines.length / 2;
}

/**
 * From rule to rule, with rows of numbers that no rule parts. Where an upright line stands between all its numbers, lines
 * alone tell the columns.
 */
function isTable(segments: readonly RuledStrip[], { whole, upright }: Rules): boolean {
  const [top, bottom] = [segments[0]!.edges[0], segments.at(-1)!.edges[1]];
  const isFramed = segments.length > 1 && top <= whole.at(-2)! && whole.includes(bottom);
  const crossing = upright.filter(({ from, to }) => from < bottom && to > top).length;
  const figures = Math.max(...segments.flatMap(({ lines }) => lines.map(figuresIn)));
  return isFramed && figures > crossing && segments.some(({ lines }) => holdsRows(lines));
}

function figuresIn({ segments }: SegmentLine): number {
  return segments.filter(({ text }) => isNumericText(text)).length;
}
