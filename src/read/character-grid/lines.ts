import { armsOf, DOWN, UP } from '../../values/box-characters.ts';
import { characterWidth } from '../../values/width.ts';

/** Characters between two blanks, and the columns of the typewriter that they take. */
export type TypedWord = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** where its characters begin, and the last one ends, from its beginning on */
  readonly edges: readonly number[];
  /** a text begins with it: its line does, or several blanks, a tab or a bar stand before it */
  readonly isFirst: boolean;
};

/** A line of a dump: its words, and its box-drawing characters by the columns in which they stand. */
export type TypedLine = { readonly words: readonly TypedWord[]; readonly bars: ReadonlyMap<number, number> };

/** How many columns a character takes. */
type Counting = (character: string) => number;

/**
 * Programs do not agree: poppler gives one column to every character; those that write for terminals give two to a
 * Chinese one, some of them also to signs like ≥ and —.
 */
const COUNTINGS: readonly Counting[] = [
  character => Math.min(1, characterWidth(character)),
  characterWidth,
  character =>
    (character > '\u00a0' && armsOf(character) === 0 ? 2 : 1) * Math.min(1, characterWidth(character)),
];

/** The lines in the counting by which most of their columns, or of their bars, stand exactly below each other. */
export function typedLines(lines: readonly string[]): TypedLine[] {
  const stops = stopsOf(lines);
  const ways = COUNTINGS.map(counting => lines.map(line => typedLine(line, counting, stops)));
  const bars = ways.map(barsBelow);
  const fits = bars.some(count => count > 0) ? bars : ways.map(textsBelow);
  return ways[fits.indexOf(Math.max(...fits))]!;
}

/** Columns from one tab stop to the next. */
const TAB = 8;
/** Lines with tabs that show whether these part cells. */
const FIELDS = 4;

/**
 * Columns from one tab to the next: where most lines with tabs have as many as the one above, each tab ends a cell, as in a copy
 * of a spreadsheet, and every cell is as wide as the widest one; else tabs are those of a typewriter.
 */
function stopsOf(lines: readonly string[]): number {
  const fields = lines.map(line => line.split('\t')).filter(own => own.length > 2);
  const alike = fields.filter((own, index) => own.length === fields[index - 1]?.length);
  if (fields.length < FIELDS || 2 * alike.length < fields.length) return TAB;
  return 2 + 2 * fields.flat().reduce((most, { length }) => Math.max(most, length), 0);
}

function typedLine(line: string, counting: Counting, stops: number): TypedLine {
  const words: (TypedWord & { text: string; to: number; edges: number[] })[] = [];
  const bars = new Map<number, number>();
  let [column, isApart] = [0, true];
  const characters = [...line];
  for (const [index, character] of characters.entries()) {
    const arms = isBar(characters, index) ? armsOf(character) : 0;
    const width = character === '\t' ? stops - (column % stops) : counting(character);
    const last = words.at(-1);
    if (arms > 0) bars.set(column, arms);
    if (arms > 0 || character === '\t') isApart = true;
    else if (character.trim() !== '') {
      if (last?.to === column && !isApart) {
        last.text += character;
        last.to += width;
        last.edges.push(last.to - last.from);
      } else {
        const isFirst = isApart || column > last!.to + 1;
        words.push({ text: character, from: column, to: column + width, edges: [0, width], isFirst });
      }
      isApart = false;
    }
    column += width;
  }
  return { words, bars };
}

/** A lone ═ or ─ is a sign of the text. */
function isBar(characters: readonly string[], index: number): boolean {
  const isLevel = (armsOf(characters[index]) & (UP | DOWN)) === 0;
  return !isLevel || armsOf(characters[index - 1]) > 0 || armsOf(characters[index + 1]) > 0;
}

/** How many upright bars go on in the line below. */
function barsBelow(lines: readonly TypedLine[]): number {
  let count = 0;
  lines.forEach(({ bars }, index) => {
    for (const [column, arms] of bars)
      if (arms & DOWN && (lines[index + 1]?.bars.get(column) ?? 0) & UP) count++;
  });
  return count;
}

/** Texts that make a row, and lines above it in which one of them is looked for. */
const ROW = 3;
const NEAR = 3;

/** How many texts of rows begin exactly below one of a row above. */
function textsBelow(lines: readonly TypedLine[]): number {
  const rows = lines.map(({ words }) => {
    const starts = words.filter(({ isFirst }) => isFirst).map(({ from }) => from);
    return new Set(starts.length < ROW ? [] : starts.slice(1));
  });
  const isBelow = (start: number, row: number) =>
    rows.slice(Math.max(0, row - NEAR), row).some(above => above.has(start));
  return rows.reduce((sum, starts, row) => sum + [...starts].filter(start => isBelow(start, row)).length, 0);
}
