import type { Page } from '../model.ts';
import { continuedSection } from './borderless-continuation.ts';
import { isPageNumber } from './headers-footers.ts';
import type { Lattice } from './lattice.ts';
import type { Phrase } from './phrases.ts';
import { tableOf } from './section-tables.ts';
import { findSections, type Section, sectionOf } from './sections.ts';
import {
  emOf,
  isAligned,
  isLarge,
  type SegmentLine,
  segmentLines,
  type TextSegment,
} from './text-segments.ts';

/** Ems: lines that are farther apart belong to two tables. */
const FAR = 4;

/**
 * Tables without rulings, by the alignment of their text: the phrases that stand in no ruled table, as lattices with
 * doubt where a merged cell or a row is a guess. Prose makes none. `before` is the last such table of the page before,
 * whose columns may go on.
 */
export function borderlessLattices(
  page: Pick<Page, 'width' | 'height'>,
  phrases: readonly Phrase[],
  before: Lattice | null,
): Lattice[] {
  const lines = segmentLines(phrases).filter(
    ({ y, segments }) => !isPageNumber(segments.map(({ text }) => text).join(''), y, page.height),
  );
  const em = emOf(lines);
  const first = before ? continuedSection(lines, before, em) : null;
  if (!first && !lines.some(isRow)) return [];
  const rest = untitled(lines.slice(first?.lines.length ?? 0), em).flatMap(part =>
    part.length === 1 && isLarge(part[0]!, em) ? [{ lines: part, gutters: [] }] : findSections(part, em),
  );
  const sections = rest.flatMap(section => withoutTitle(section, page.width, em));
  return tablesOf(first ? [first, ...sections] : sections, em).map(group => tableOf(group));
}

/** Lines between lines in large print, and these by themselves. */
function untitled(lines: readonly SegmentLine[], em: number): SegmentLine[][] {
  const parts: SegmentLine[][] = [[]];
  for (const line of lines) {
    if (isLarge(line, em)) parts.push([line], []);
    else parts.at(-1)!.push(line);
  }
  return parts.filter(part => part.length > 0);
}

/** A line with texts in three columns. */
function isRow({ segments }: SegmentLine): boolean {
  return segments.length >= 3;
}

/** Lines at the head of a section that keep to the middle of the page, or to none of its columns, are titles. */
function withoutTitle(section: Section, width: number, em: number): Section[] {
  const { lines } = section;
  const isTitle = (line: SegmentLine, index: number) => {
    const next = lines[index + 1];
    if (!next || next.y - line.y < LINE * em) return false;
    if (isCentred(line, width, em)) return true;
    const [segment, ...others] = line.segments;
    const rows = lines.slice(index + 1).filter(({ segments }) => segments.length > 1);
    return others.length === 0 && !keepsToColumn(segment!, rows);
  };
  let end = 0;
  while (end < lines.length && isTitle(lines[end]!, end)) end++;
  if (end === 0) return [section];
  return [{ lines: lines.slice(0, end), gutters: [] }, sectionOf(lines.slice(end), em)];
}

/** One text in the middle of the page. */
function isCentred({ segments }: SegmentLine, width: number, em: number): boolean {
  const isOne = segments.every(
    ({ bbox }, index) => index === 0 || bbox[0] - segments[index - 1]!.bbox[2] < em,
  );
  return isOne && Math.abs(segments[0]!.bbox[0] + segments.at(-1)!.bbox[2] - width) < CENTRED;
}

/** points, twice the distance of two middles */
const CENTRED = 6;
/** ems: lines of one row are nearer */
const LINE = 0.9;

function keepsToColumn(segment: TextSegment, lines: readonly SegmentLine[]): boolean {
  const others = lines.flatMap(line => line.segments);
  const next = others.find(({ bbox }) => bbox[0] < segment.bbox[2] && segment.bbox[0] < bbox[2]);
  return next !== undefined && isAligned(segment, next);
}

/** Neighbouring sections around one with several rows of three texts or more. */
function tablesOf(sections: readonly Section[], em: number): Section[][] {
  const groups: Section[][] = [];
  let open: Section[] | null = null;
  for (const section of sections) {
    const last = open?.at(-1)?.lines.at(-1);
    if (section.gutters.length === 0) open = null;
    else if (open && last && section.lines[0]!.y - last.y < FAR * em) open.push(section);
    else {
      open = [section];
      groups.push(open);
    }
  }
  return groups.filter(group => group[0]!.frame || group.some(isCore));
}

function isCore({ lines, gutters }: Section): boolean {
  const rows = lines.filter(isRow);
  return gutters.length >= 2 && (rows.length >= 3 || (rows.length === 2 && gutters.length >= 4));
}
