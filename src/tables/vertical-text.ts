import { along, type Glyph, linesOf } from './phrases.ts';

/** Ems: characters of one column stand on the same middle up to this. */
const SAME_COLUMN = 0.2;
/** Ems from row to row: lines of one text are never so close that run to the right. */
const TIGHT = 1.12;
/** Ems from row to row up to which characters may stand in columns, if a label says so. */
const LOOSE = 2;
/** Share by which columns are farther apart than the characters in them. */
const APART = 1.05;

/** The text of a cell in the direction in which it was written, where its characters stand upright below each other. */
export function asWritten(glyphs: readonly Glyph[], isLabel: (text: string) => boolean): readonly Glyph[] {
  const upright = glyphs.filter(glyph => glyph.direction === 'right');
  if (upright.length === 0) return glyphs;
  const rows = linesOf(upright);
  const isDown =
    upright.length < glyphs.length ? rows.every(row => row.length === 1) : inColumns(rows, isLabel);
  return isDown
    ? glyphs.map(glyph => ({ ...glyph, direction: 'down', ...along(glyph.bbox, 'down') }))
    : glyphs;
}

/**
 * Two columns of characters or more, side by side, read from right to left: the characters of a column are closer than
 * the columns. Where rows may be lines as well, a label tells that makes sense in one direction only.
 */
function inColumns(rows: readonly (readonly Glyph[])[], isLabel: (text: string) => boolean): boolean {
  const [first, second] = rows;
  if (!first || !second || first.length < 2 || rows.some(row => row.length > first.length)) return false;
  const em = first[0]!.size;
  const columns = first.map(middleOf);
  // the leftmost column is the last: what is short of it stands at the right
  const isInColumns = (row: readonly Glyph[]) =>
    row.every((glyph, at) => {
      const column = columns[columns.length - row.length + at]!;
      return Math.abs(column - middleOf(glyph)) < SAME_COLUMN * em;
    });
  if (!rows.every(isInColumns)) return false;
  const across = Math.min(...columns.slice(1).map((x, index) => x - columns[index]!));
  const down = Math.max(...rows.slice(1).map((row, index) => row[0]!.bbox[1] - rows[index]![0]!.bbox[1]));
  if (across < APART * em || down > LOOSE * em) return false;
  if (across > APART * down && down < TIGHT * em) return true;
  const asLines = rows.flat();
  const asColumns = columns
    .toReversed()
    .flatMap(x => asLines.filter(glyph => Math.abs(x - middleOf(glyph)) < SAME_COLUMN * em));
  return isLabel(textOf(asColumns)) && !isLabel(textOf(asLines));
}

function middleOf({ bbox }: Glyph): number {
  return (bbox[0] + bbox[2]) / 2;
}

function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map(({ text }) => text).join('');
}
