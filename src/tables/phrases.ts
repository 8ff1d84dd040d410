import type { BBox, GlyphRun, OpticalReading, TextDoubt, TextLine } from '../model.ts';
import { union } from '../values/bbox.ts';

/** A glyph of a page with its box, in the direction of reading. */
export type Glyph = {
  readonly text: string;
  readonly bbox: BBox;
  readonly size: number;
  readonly direction: GlyphRun['direction'];
  readonly doubt?: TextDoubt;
  readonly reading?: OpticalReading;
  /** a drawing instruction begins with it */
  readonly isFirst?: boolean;
};

/** Glyphs next to each other on one line, without a gap that tells texts apart. */
export type Phrase = readonly Glyph[];

/** Share of the em: a wider gap between two glyphs begins a new phrase. */
const GAP = 0.6;
/** Share of the em: glyphs whose middles are no farther apart stand on one line. */
const SAME_LINE = 0.45;
/** Share of the em: a wider gap inside a line is a space that somebody meant. */
const SPACE = 0.28;
/** Share of the em: the same between two digits, which are two numbers then. */
const BETWEEN_DIGITS = 0.16;

export function glyphsOf(run: GlyphRun): Glyph[] {
  const { direction, size, doubt, bbox, edges, reading } = run;
  const starts = new Set(run.starts);
  const sideways = direction === 'down' || direction === 'up';
  return [...run.text].flatMap((text, index): Glyph[] => {
    if (text.trim() === '') return [];
    const [from, to] = [edges[index]!, edges[index + 1]!].sort((a, b) => a - b) as [number, number];
    const box: BBox = sideways ? [bbox[0], from, bbox[2], to] : [from, bbox[1], to, bbox[3]];
    const isFirst = index === 0 || starts.has(index);
    return [
      { text, bbox: box, size, direction, isFirst, ...(doubt && { doubt }), ...(reading && { reading }) },
    ];
  });
}

/** Where a glyph stands along its line, and which line that is: both grow in the direction of reading. */
export function reading(glyph: Glyph): { from: number; to: number; line: number } {
  const [x0, y0, x1, y1] = glyph.bbox;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  if (glyph.direction === 'down') return { from: y0, to: y1, line: -x };
  if (glyph.direction === 'up') return { from: -y1, to: -y0, line: x };
  if (glyph.direction === 'left') return { from: -x1, to: -x0, line: -y };
  return { from: x0, to: x1, line: y };
}

/** Glyphs in lines, each from its beginning to its end, the lines in the order of reading. */
export function linesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const placed = glyphs.map(glyph => ({ glyph, ...reading(glyph) })).sort((a, b) => a.line - b.line);
  const lines: (typeof placed)[] = [];
  for (const item of placed) {
    const line = lines.at(-1);
    const middle = line && line.reduce((sum, other) => sum + other.line, 0) / line.length;
    if (line && item.line - middle! < SAME_LINE * Math.min(item.glyph.size, line[0]!.glyph.size))
      line.push(item);
    else lines.push([item]);
  }
  return lines.map(line => line.sort((a, b) => a.from - b.from).map(item => item.glyph));
}

/** Share of the em: glyphs of one phrase stand on one line up to this. */
const LEAN = 0.3;

/**
 * Follows the glyphs of one direction from neighbour to neighbour: each goes on with the phrase that ends just before
 * it on its line. Lines of cells side by side need not agree, so no line is looked for beyond the next neighbour.
 */
export function phrasesOf(glyphs: readonly Glyph[], gap = GAP): Phrase[] {
  const placed = glyphs.map(glyph => ({ glyph, ...reading(glyph) })).sort((a, b) => a.from - b.from);
  const phrases: Glyph[][] = [];
  const ends = new Map<number, { phrase: Glyph[]; to: number; line: number; size: number }[]>();
  for (const { glyph, from, to, line } of placed) {
    const bucket = Math.round(line / BUCKET);
    const reach = Math.ceil((LEAN * glyph.size) / BUCKET);
    let best: { phrase: Glyph[]; to: number; line: number; size: number } | undefined;
    for (let key = bucket - reach; key <= bucket + reach; key++) {
      for (const end of ends.get(key) ?? []) {
        const size = Math.max(end.size, glyph.size);
        const fits =
          from - end.to < gap * size && from - end.to > -size && Math.abs(end.line - line) < LEAN * size;
        if (fits && (!best || Math.abs(end.line - line) < Math.abs(best.line - line))) best = end;
      }
    }
    const phrase = best?.phrase ?? [];
    if (!best) phrases.push(phrase);
    else remove(ends.get(Math.round(best.line / BUCKET))!, best);
    phrase.push(glyph);
    const end = { phrase, to, line, size: glyph.size };
    const own = ends.get(bucket);
    if (own) own.push(end);
    else ends.set(bucket, [end]);
  }
  return phrases;
}

/** points: ends of phrases are looked up by the line they stand on, in steps of this */
const BUCKET = 2;

function remove<T>(list: T[], item: T): void {
  list.splice(list.indexOf(item), 1);
}

export function gapBetween(left: Glyph, right: Glyph): number {
  return reading(right).from - reading(left).to;
}

/** Vertical writing spaces its characters; only a whole em is a space there. Digits of one number stand close. */
function spaceOf(left: Glyph, { text, direction, size }: Glyph): number {
  if (direction !== 'right') return size;
  return (/\d/.test(left.text) && /\d/.test(text) ? BETWEEN_DIGITS : SPACE) * size;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** How many times larger the print is that a raised digit stands beside, and share of its em by which it is raised. */
const SMALL_PRINT = 1.15;
const RISE = 0.12;

/** A small digit above the foot of its line: an exponent, or the number of a note. */
function isRaised(glyph: Glyph, base: Glyph): boolean {
  const isSmall = base.size > SMALL_PRINT * glyph.size && glyph.direction === 'right';
  return isSmall && /^\d$/.test(glyph.text) && base.bbox[3] - glyph.bbox[3] > RISE * base.size;
}

/** One line of glyphs as text, a space where the gap is one. */
export function textLine(line: readonly Glyph[], page: number): TextLine {
  let text = '';
  const base = line.reduce((most, glyph) => (glyph.size > most.size ? glyph : most));
  line.forEach((glyph, index) => {
    const last = line[index - 1];
    if (last && gapBetween(last, glyph) > spaceOf(last, glyph)) text += ' ';
    text += last && isRaised(glyph, base) ? RAISED[Number(glyph.text)] : glyph.text;
  });
  const doubt = line.find(glyph => glyph.doubt)?.doubt;
  const reading = readingOf(line);
  const bbox = union(line.map(glyph => glyph.bbox));
  return { text, page, bbox, ...(doubt && { doubt }), ...(reading && { reading }) };
}

/** A line of several readings is as sure as all of them together. */
function readingOf(line: readonly Glyph[]): OpticalReading | undefined {
  const readings = [...new Set(line.map(({ reading }) => reading).filter(one => one !== undefined))];
  if (readings.length < 2) return readings[0];
  return {
    confidence: readings.reduce((product, { confidence }) => product * confidence, 1),
    candidates: [],
  };
}
