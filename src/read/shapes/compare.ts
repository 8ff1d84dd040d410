import { ACROSS, DOWN, type GlyphShape } from './bitmap.ts';
import { TEMPLATES } from './templates.ts';

/** A sign that a shape looks like, how far it is from it, and how much farther from any other sign; shares of the grid. */
export type Likeness = { readonly sign: string; readonly distance: number; readonly margin: number };

type Template = { readonly sign: string; readonly rows: readonly number[]; readonly aspect: number };

/** The prints of one sign: their points, two rows a word, and width by height of each. */
type Prints = { readonly sign: string; readonly words: Int32Array; readonly aspects: Float64Array };

let known: readonly Prints[] | undefined;

/** The sign that a shape is most like. Runs for every glyph of a font that is no Chinese character. */
export function likenessOf(shape: GlyphShape): Likeness {
  known ??= TEMPLATES.map(([sign, ...prints]) => printsOf(sign!, prints));
  const aspect = aspectOf(shape);
  const words = wordsOf(shape.rows);
  let [best, distance, second] = ['', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const prints of known) {
    const least = leastOf(prints, words, aspect);
    if (least < distance) [best, distance, second] = [prints.sign, least, distance];
    else if (least < second) second = least;
  }
  return { sign: best, distance, margin: second - distance };
}

function leastOf({ words, aspects }: Prints, own: Int32Array, aspect: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let print = 0; print < aspects.length; print++) {
    let differ = 0;
    for (let word = 0; word < WORDS; word++) differ += bitsOf(words[print * WORDS + word]! ^ own[word]!);
    const distance = differ / (ACROSS * DOWN) + Math.abs(aspect - aspects[print]!) * BY_ASPECT;
    if (distance < least) least = distance;
  }
  return least;
}

const WORDS = DOWN / 2;

function printsOf(sign: string, prints: readonly string[]): Prints {
  const templates = prints.map(print => templateOf(sign, print));
  const words = new Int32Array(templates.length * WORDS);
  for (const [index, { rows }] of templates.entries()) words.set(wordsOf(rows), index * WORDS);
  return { sign, words, aspects: Float64Array.from(templates, template => template.aspect) };
}

function wordsOf(rows: readonly number[]): Int32Array {
  return Int32Array.from({ length: WORDS }, (_, word) => (rows[2 * word]! << ACROSS) | rows[2 * word + 1]!);
}

/** How many bits of a word are set (Warren, Hacker's Delight, 5-1). */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** What a difference of one between width and height, divided, counts. */
const BY_ASPECT = 0.3;

export function aspectOf({ box }: GlyphShape): number {
  return Math.min(2, (box.x1 - box.x0) / (box.y1 - box.y0));
}

/** Share of the points of the grid in which two shapes differ. */
export function distanceOf(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, row, index) => sum + bitsOf(row ^ b[index]!), 0) / (ACROSS * DOWN);
}

/** A print as it is written down: three hexadecimal digits a row, then width by height in hundredths. */
function templateOf(sign: string, print: string): Template {
  const rows = Array.from({ length: DOWN }, (_, row) =>
    Number.parseInt(print.slice(3 * row, 3 * row + 3), 16),
  );
  return { sign, rows, aspect: Number(print.slice(3 * DOWN)) / 100 };
}

export function printOf(shape: GlyphShape): string {
  const rows = shape.rows.map(row => row.toString(16).padStart(3, '0')).join('');
  return rows + Math.round(100 * aspectOf(shape));
}
