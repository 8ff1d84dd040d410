import type { BBox } from '../model.ts';
import { union } from '../values/bbox.ts';
import { median } from '../values/quantile.ts';
import { type Glyph, gapBetween, isOnePhrase, type Phrase, phrasesOf } from './phrases.ts';

/** A piece of a line of text with white space on both sides. */
export type TextSegment = TextPart & {
  /** the same, parted at narrow gaps too, that may be a gutter if they are one in other lines */
  readonly parts: readonly TextPart[];
};

export type TextPart = { readonly text: string; readonly bbox: BBox; readonly size: number };

/** Snippets side by side on one line, from left to right. */
export type SegmentLine = { readonly y: number; readonly segments: readonly TextSegment[] };

/** The pieces of lines parted at every gap, from top to bottom and from left to right. */
export function partsIn(lines: readonly SegmentLine[]): TextPart[] {
  return lines.flatMap(({ segments }) => segments.flatMap(({ parts }) => parts));
}

/** Share of the em: a wider gap is one between two columns; a narrow one may be. */
const GAP = 0.35;
const NARROW_GAP = 0.2;
/** Share of the em: segments whose middles are no farther apart stand on one line. */
const SAME_LINE = 0.2;

/** Parts phrases at every gap that may lie between two columns; lines from top to bottom. */
export function segmentLines(phrases: readonly Phrase[]): SegmentLine[] {
  const byDirection = Map.groupBy(phrases.flat(), glyph => glyph.direction);
  const segments = [...byDirection.values()].flatMap(group => phrasesOf(group, GAP)).flatMap(segmentsOf);
  const pitch = pitchOf(byDirection.get('right') ?? []);
  const lines: { y: number; segments: TextSegment[] }[] = [];
  for (const segment of segments.sort((a, b) => middleOf(a) - middleOf(b))) {
    const line = lines.at(-1);
    if (line && middleOf(segment) - line.y < SAME_LINE * segment.size) line.segments.push(segment);
    else lines.push({ y: middleOf(segment), segments: [segment] });
  }
  return lines.map(({ y, segments }) => ({ y, segments: inWords(withBoxes(unspread(segments)), pitch) }));
}

/** A box to be ticked by itself. */
const BOX = /^[□☐◻☑☒⊠■◼√✓✔○●]$/u;
/** ems between a box and the texts of its choice, one before it and one behind */
const BOX_GAP = 1;

/** Choices with their boxes are one text: 1、部门预算项目 ☑ 2、市直专项 □. */
function withBoxes(segments: readonly TextSegment[]): TextSegment[] {
  const texts: TextSegment[][] = [];
  for (const segment of segments) {
    const before = texts.at(-1)?.at(-1);
    const gap = before ? (segment.bbox[0] - before.bbox[2]) / segment.size : Number.POSITIVE_INFINITY;
    if (before && gap < BOX_GAP && BOX.test(before.text) !== BOX.test(segment.text))
      texts.at(-1)!.push(segment);
    else texts.push([segment]);
  }
  return texts.map(group => (group.length === 1 ? group[0]! : asOne(group)));
}

/** Glyphs so many at least tell that a font is a typewriter's, where a space is as wide as a letter, give or take. */
const TYPED = 20;
const SAME_WIDTH = 0.03;
const ALMOST_ALL = 0.9;

/** Snippets of a typewriter font that a space parts are one text, unless they are two numbers. */
function inWords(segments: readonly TextSegment[], pitch: number | null): TextSegment[] {
  if (pitch === null) return [...segments];
  const texts: TextSegment[][] = [];
  for (const segment of segments) {
    const before = texts.at(-1)?.at(-1);
    const gap = before ? (segment.bbox[0] - before.bbox[2]) / segment.size : Number.POSITIVE_INFINITY;
    const isText = before && isOfWords(before.text.slice(-1), segment.text.slice(0, 1));
    if (isText && gap < pitch + 2 * SAME_WIDTH) texts.at(-1)!.push(segment);
    else texts.push([segment]);
  }
  return texts.map(group => (group.length === 1 ? group[0]! : asOne(group)));
}

function isOfWords(end: string, start: string): boolean {
  return /^[!-~]{2}$/.test(end + start) && !/^\d\d$/.test(end + start);
}

/** The width of every letter of a typewriter font in ems; null for other fonts. */
function pitchOf(glyphs: readonly Glyph[]): number | null {
  const letters = glyphs.filter(({ text }) => isLetter(text));
  if (letters.length < TYPED) return null;
  const isOfAll = [/[ijl]/, /[mwMW]/].every(some => letters.some(({ text }) => some.test(text)));
  const widths = letters.map(({ bbox, size }) => (bbox[2] - bbox[0]) / size);
  const width = median(widths)!;
  const same = widths.filter(own => Math.abs(own - width) < SAME_WIDTH);
  return isOfAll && same.length > ALMOST_ALL * widths.length ? width : null;
}

/** A letter of the Latin alphabet; asked for each glyph of a page. */
function isLetter(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code > 64 && code < 91) || (code > 96 && code < 123);
}

/** Share of the em: the widest gap in a label that is spread to fill its cell, and by how much its gaps differ. */
const SPREAD = 1.6;
const UNEVEN = 0.2;

/** Snippets from left to right; single characters at equal gaps are one spread label: 项 目 名 称. */
function unspread(segments: readonly TextSegment[]): TextSegment[] {
  const sorted = segments.toSorted((a, b) => a.bbox[0] - b.bbox[0]);
  const gaps = sorted.map((segment, index) => {
    const next = sorted[index + 1];
    const isSpread = next && isLoneHan(segment) && isLoneHan(next);
    const gap = isSpread ? (next.bbox[0] - segment.bbox[2]) / segment.size : Number.POSITIVE_INFINITY;
    return gap < SPREAD ? gap : Number.POSITIVE_INFINITY;
  });
  const groups: TextSegment[][] = [];
  sorted.forEach((segment, index) => {
    const [gap, next, before] = [
      gaps[index - 1] ?? SPREAD,
      gaps[index]!,
      gaps[index - 2] ?? gaps[index - 1]!,
    ];
    const group = groups.at(-1);
    const isEven = group && (group.length === 1 ? gap < next + UNEVEN : Math.abs(gap - before) < UNEVEN);
    if (group && gap < SPREAD && isEven) group.push(segment);
    else groups.push([segment]);
  });
  return groups.map(group => (group.length === 1 ? group[0]! : asOne(group)));
}

function isLoneHan({ text }: TextSegment): boolean {
  return /^\p{Script=Han}$/u.test(text);
}

function asOne(group: readonly TextSegment[]): TextSegment {
  const text = group.map(segment => segment.text).join('');
  const whole = { text, bbox: union(group.map(({ bbox }) => bbox)), size: group[0]!.size };
  return { ...whole, parts: [whole] };
}

/** Share of the em: Chinese characters of one text are no farther apart, if they are not spread to fill a line. */
const UNSPREAD = 0.05;

/** A phrase as one segment; parted at narrow gaps between Chinese characters that stand close otherwise. */
function segmentsOf(glyphs: readonly Glyph[]): TextSegment[] {
  if (glyphs[0]!.direction !== 'right') return [snippetOf([glyphs])];
  const parts = isOnePhrase(glyphs, NARROW_GAP) ? [glyphs] : phrasesOf(glyphs, NARROW_GAP);
  const close = glyphs
    .slice(1)
    .filter((glyph, index) => gapBetween(glyphs[index]!, glyph) < UNSPREAD * glyph.size);
  const isUnspread = close.length * 2 > glyphs.length;
  const groups: Phrase[][] = [];
  for (const part of parts) {
    const before = groups.at(-1)?.at(-1)?.at(-1);
    if (before && !(isUnspread && isHan(before) && isHan(part[0]!))) groups.at(-1)!.push(part);
    else groups.push([part]);
  }
  return groups.map(snippetOf);
}

function isHan({ text }: Glyph): boolean {
  return /[\p{Script=Han}（）]/u.test(text);
}

function snippetOf(parts: readonly Phrase[]): TextSegment {
  return { ...partOf(parts.flat()), parts: parts.map(partOf) };
}

function partOf(glyphs: readonly Glyph[]): TextPart {
  const text = glyphs.map(glyph => glyph.text).join('');
  return { text, bbox: union(glyphs.map(glyph => glyph.bbox)), size: glyphs[0]!.size };
}

/** The y of the middle of a segment. */
export function middleOf({ bbox }: TextPart): number {
  return (bbox[1] + bbox[3]) / 2;
}

/** The middle one of the sizes of the text, in points. */
export function emOf(lines: readonly SegmentLine[]): number {
  return median(lines.flatMap(line => line.segments.map(({ size }) => size))) ?? 10;
}

/** points: edges of aligned segments differ by no more */
const ALIGNED = 1;

/** Whether two boxes begin, end, or have their middles at the same x. */
export function isAligned(
  { bbox: a }: { readonly bbox: BBox },
  { bbox: b }: { readonly bbox: BBox },
): boolean {
  return (
    Math.abs(a[0] - b[0]) < ALIGNED ||
    Math.abs(a[2] - b[2]) < ALIGNED ||
    Math.abs(a[0] + a[2] - b[0] - b[2]) < 2 * ALIGNED
  );
}

/** Whether a line is in large print, as a title is; `em` is the usual size. */
export function isLarge({ segments }: SegmentLine, em: number): boolean {
  return segments.every(({ size }) => size > LARGE * em);
}

/** ems: print so large is a title's */
const LARGE = 1.25;
