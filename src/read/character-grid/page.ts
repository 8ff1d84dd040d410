import type { GlyphRun, Page } from '../../model.ts';
import { typedRulings } from './boxes.ts';
import type { TypedLine, TypedWord } from './lines.ts';

/** Points: a column of the typewriter, the height of its letters, and from line to line. */
const CELL = 5;
const EM = 2 * CELL;
const LEADING = 12;
/** Points around what is typed. */
const MARGIN = 40;

/** A page as a typewriter has it: each word where it stands, box-drawing characters as rulings. */
export function typedPage(
  lines: readonly TypedLine[],
  {
    numbers,
    breaks,
    isReadingOrder,
  }: Pick<NonNullable<Page['typed']>, 'numbers' | 'breaks' | 'isReadingOrder'>,
): Page {
  const x = (column: number) => MARGIN + column * CELL;
  const y = (row: number) => MARGIN + row * LEADING;
  const runs = lines.flatMap(({ words }, row) => words.map(word => runOf(word, x(word.from), y(row))));
  return {
    page: 1,
    width: runs.reduce((most, { bbox }) => Math.max(most, bbox[2]), 0) + MARGIN,
    height: y(lines.length) + MARGIN,
    kind: 'native',
    runs,
    rulings: typedRulings(lines, { x: column => x(column + 0.5), y: row => y(row) + EM / 2 }),
    images: [],
    typed: {
      numbers,
      breaks,
      ...(isReadingOrder && { isReadingOrder }),
      tops: lines.map((_, row) => y(row)),
      cell: CELL,
    },
  };
}

function runOf({ text, edges }: TypedWord, x: number, top: number): GlyphRun {
  const own = edges.map(edge => x + edge * CELL);
  return { text, bbox: [x, top, own.at(-1)!, top + EM], edges: own, direction: 'right', size: EM };
}
