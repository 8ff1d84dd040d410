import type { BBox, GlyphRun, OpticalReading, TextDoubt, TextLine } from '../model.ts';
import { union } from '../values/bbox.ts';

/** A glyph of a page with its box, in the direction of reading. */
export type Glyph = Along & {
  readonly text: string;
  readonly bbox: BBox;
  readonly size: number;
  readonly direction: GlyphRun['direction'];
  readonly doubt?: TextDoubt;
  readonly reading?: OpticalReading;
  /** a drawing instruction begins with it */
  readonly isFirst?: boolean;
};

/** Where a thing stands along its line, and which line that is: both grow in the direction of reading. */
type Along = { readonly from: number; readonly to: number; readonly line: number };

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

export function glyphsOf({ text, direction, size, doubt, bbox, edges, reading, starts }: GlyphRun): Glyph[] {
  const firsts = starts && new Set(starts);
  const isUpright = direction === 'down' || direction === 'up';
  const glyphs: Glyph[] = [];
  let index = 0;
  for (const character of text) {
    const [a, b] = [edges[index]!, edges[index + 1]!];
    const isFirst = index === 0 || firsts?.has(index) === true;
    index++;
    if (character.trim() === '') continue;
    const [from, to] = a <= b ? [a, b] : [b, a];
    const box: BBox = isUpright ? [bbox[0], from, bbox[2], to] : [from, bbox[1], to, bbox[3]];
    const glyph = { text: character, bbox: box, size, direction, isFirst, ...along(box, direction) };
    glyphs.push(
      doubt || reading ? { ...glyph, ...(doubt && { doubt }), ...(reading && { reading }) } : glyph,
    );
  }
  return glyphs;
}

export function along([x0, y0, x1, y1]: BBox, direction: GlyphRun['direction']): Along {
  if (direction === 'down') return { from: y0, to: y1, line: -(x0 + x1) / 2 };
  if (direction === 'up') return { from: -y1, to: -y0, line: (x0 + x1) / 2 };
  if (direction === 'left') return { from: -x1, to: -x0, line: -(y0 + y1) / 2 };
  return { from: x0, to: x1, line: (y0 + y1) / 2 };
}

/** Glyphs in lines, each from its beginning to its end, the lines in the order of reading. */
export function linesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = [];
  let sum = 0;
  for (const glyph of glyphs.toSorted((a, b) => a.line - b.line)) {
    const line = lines.at(-1);
    if (line && glyph.line - sum / line.length < SAME_LINE * Math.min(glyph.size, line[0]!.size)) {
      line.push(glyph);
      sum += glyph.line;
    } else {
      lines.push([glyph]);
      sum = glyph.line;
    }
  }
  return lines.map(line => line.sort((a, b) => a.from - b.from));
}

/** Share of the em: glyphs of one phrase stand on one line up to this. */
const DRIFT = 0.3;

/**
 * Follows the glyphs of one direction from neighbour to neighbour: each goes on with the phrase that ends just before
 * it on its line. Lines of cells side by side need not agree, so no line is looked for beyond the next neighbour.
 */
export function phrasesOf(glyphs: readonly Glyph[], gap = GAP): Phrase[] {
  const phrases: Glyph[][] = [];
  const ends = new Map<number, Glyph[][]>();
  for (const glyph of glyphs.toSorted((a, b) => a.from - b.from)) {
    const bucket = Math.round(glyph.line / BUCKET);
    const reach = Math.ceil((DRIFT * glyph.size) / BUCKET);
    let best: Glyph[] | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let key = bucket - reach; key <= bucket + reach; key++)
      for (const phrase of ends.get(key) ?? NONE) {
        const end = phrase.at(-1)!;
        const off = Math.abs(end.line - glyph.line);
        if (off < least && goesOn(end, glyph, gap)) [best, least] = [phrase, off];
      }
    const phrase = best ?? [];
    if (best) remove(ends.get(Math.round(best.at(-1)!.line / BUCKET))!, best);
    else phrases.push(phrase);
    phrase.push(glyph);
    const own = ends.get(bucket);
    if (own) own.push(phrase);
    else ends.set(bucket, [phrase]);
  }
  return phrases;
}

const NONE: readonly Glyph[][] = [];

function goesOn(end: Glyph, glyph: Glyph, gap: number): boolean {
  const size = Math.max(end.size, glyph.size);
  const apart = glyph.from - end.to;
  return apart < gap * size && apart > -size && Math.abs(end.line - glyph.line) < DRIFT * size;
}

/** Whether a phrase stays one where gaps are to be no wider than this. */
export function isOnePhrase(phrase: Phrase, gap: number): boolean {
  return phrase.every((glyph, index) => index === 0 || goesOn(phrase[index - 1]!, glyph, gap));
}

/** points: ends of phrases are looked up by the line they stand on, in steps of this */
const BUCKET = 2;

function remove<T>(list: T[], item: T): void {
  list.splice(list.indexOf(item), 1);
}

export function gapBetween(left: Glyph, right: Glyph): number {
  return right.from - left.to;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** How many times larger the print is that a raised digit stands beside, and share of its em by which it is raised. */
const LARGER = 1.1;
const RISE = 0.12;
/** The same for digits that are not raised, and none of the number. */
const OTHER_PRINT = 1.15;

/**
 * The least gap that is a space. Vertical writing spaces its characters; only a whole em is one there. Digits of one number
 * stand close, and are of one size.
 */
function spaceOf(left: Glyph, { text, direction, size }: Glyph): number {
  if (direction !== 'right') return size;
  if (!/\d/.test(left.text) || !/\d/.test(text)) return SPACE * size;
  const isOtherPrint = Math.max(left.size, size) > OTHER_PRINT * Math.min(left.size, size);
  return isOtherPrint ? Number.NEGATIVE_INFINITY : BETWEEN_DIGITS * size;
}

/** A small digit above the foot of its line: an exponent, or the number of a note. */
function isRaised(glyph: Glyph, base: Glyph): boolean {
  const isSmall = base.size > LARGER * glyph.size && glyph.direction === 'right';
  return isSmall && /^\d$/.test(glyph.text) && base.bbox[3] - glyph.bbox[3] > RISE * base.size;
}

/** One line of glyphs as text, a space where the gap is one. */
export function textLine(line: readonly Glyph[], page: number): TextLine {
  let text = '';
  const base = line.reduce((most, glyph) => (glyph.size > most.size ? glyph : most));
  line.forEach((glyph, index) => {
    const last = line[index - 1];
    const raised = last && isRaised(glyph, base);
    if (last && !raised && gapBetween(last, glyph) > spaceOf(last, glyph)) text += ' ';
    text += raised ? RAISED[Number(glyph.text)] : glyph.text;
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
