/**
 * A table that a dump tells cell by cell, row by row: its texts are dealt out in their order, each to the cell before it, to a
 * later column, or to the next row. What a text looks like, the line that it stands on, and what else is in its row make one way
 * dearer than another; the cheapest ways down to each text are kept (a beam search).
 */

/** A text of the table. */
export type AssignedText = {
  readonly text: string;
  /** it stands behind the text before it, on the same line */
  readonly isBehind: boolean;
  /** a blank line or a label stands before it */
  readonly isApart: boolean;
  /** it goes on in the middle of a word */
  readonly isGlued?: boolean;
  /** a label: no cell goes on with it or behind it */
  readonly isWhole: boolean;
};

/** The texts of a row's cells so far, by columns. */
type RowTexts = readonly (string | undefined)[];

export type AssignedTable = {
  /** how unlike what a column holds a whole text is that begins with the piece at a place */
  readonly strangeness: (column: number, text: string, at: number) => number;
  /** what an empty cell costs */
  readonly blanks: readonly number[];
  /** what it costs that a text goes on with the next one, the piece at a place */
  readonly joinPrice: (text: string, next: string, at: number) => number;
  /** what the cell just dealt and the others of its row say of each other */
  readonly rowPrice: (row: RowTexts, column: number) => number;
  /** what it costs that a row begins in the middle of a line */
  readonly turn: number;
};

/** The places of the texts in each cell of a row. */
export type AssignedRow = readonly (readonly number[])[];

type Way = {
  readonly cost: number;
  readonly column: number;
  readonly row: RowTexts;
  /** the texts of its last cell: from one on up to where the way ends */
  readonly from: number;
  readonly before: Way | null;
};

/** Ways kept at each text, texts in a cell at most, and what no way may cost. */
const KEPT = 40;
const LONGEST = 14;
const MOST_GLUED = 30;
const TOO_STRANGE = 9;

export function assignTexts(
  pieces: readonly AssignedText[],
  table: AssignedTable,
): { rows: AssignedRow[]; cost: number } {
  const columns = table.blanks.length;
  const start: Way = { cost: 0, column: columns - 1, row: [], from: 0, before: null };
  const ways: Way[][] = Array.from({ length: pieces.length + 1 }, () => []);
  ways[0]!.push(start);
  pieces.forEach((_, at) => {
    const kept = ways[at]!.sort((a, b) => a.cost - b.cost).slice(0, KEPT);
    for (const cell of cellsFrom(pieces, at, table))
      ways[cell.to]!.push(...stepsOf(kept, cell, { pieces, table, at }));
  });
  const ends = ways[pieces.length]!.map(way => ({
    ...way,
    cost: way.cost + blanksOf(table, way.column + 1, columns),
  }));
  const best = ends.reduce<Way | null>((least, way) => (least && least.cost <= way.cost ? least : way), null);
  return best && pieces.length > 0
    ? { rows: rowsOf(best, columns, pieces.length), cost: best.cost }
    : { rows: [], cost: 0 };
}

/** A cell with the texts up to `to`: its text, what joining them costs, and how strange it is in each column. */
type Cell = {
  readonly to: number;
  readonly text: string;
  readonly joins: number;
  readonly strange: readonly number[];
};

function cellsFrom(
  pieces: readonly AssignedText[],
  at: number,
  { strangeness, joinPrice, blanks }: AssignedTable,
): Cell[] {
  const cells: Cell[] = [];
  let [text, joins, glued] = ['', 0, 0];
  for (let to = at + 1; to <= Math.min(pieces.length, at + LONGEST + Math.min(glued, MOST_GLUED)); to++) {
    const next = pieces[to - 1]!;
    if (to > at + 1 && (next.isWhole || pieces[at]!.isWhole)) break;
    if (text !== '')
      joins += next.isGlued
        ? gluedPrice(text, next.text)
        : joinPrice(text, next.text, to - 1) + breakPrice(pieces[to - 2]!, next);
    if (next.isGlued && to > at + 1) glued++;
    text += next.text;
    cells.push({ to, text, joins, strange: blanks.map((_, column) => strangeness(column, text, at)) });
  }
  return cells;
}

/** What it costs that a cell begins in the middle of a word, or even of a number. */
const SPLIT = 0.3;
const IN_NUMBER = 0.8;

/** What it costs that a cell goes on with the next piece of a word: digits and their sign belong together, words said again do not. */
function gluedPrice(text: string, next: string): number {
  if (/^[<>=≥≤≧≦＝﹦]/.test(next)) return 6;
  if (/^[\d.,]/.test(next)) return /[\d.,<>=≥≤≧≦＝﹦：年月]$/.test(text) ? 0 : 1.5;
  return next.length > 1 && (text.endsWith(next) || next === '定性') ? 3 : 0.5;
}

/** Texts of one line are seldom one cell; those of narrow lines, or of lines apart, seldom too. */
function breakPrice(last: AssignedText, next: AssignedText): number {
  return 0.5 + (next.isBehind ? 2 : 0) + (next.isApart ? 1 : 0) + (last.text.length < 4 ? 1 : 0);
}

type Place = { readonly pieces: readonly AssignedText[]; readonly table: AssignedTable; readonly at: number };

/** What a row may say at best of the cell just dealt. */
const BEST_ROW = -5;

/** The cheapest way to deal a cell to each column. */
function stepsOf(ways: readonly Way[], cell: Cell, { pieces, table, at }: Place): Way[] {
  const { isGlued, isBehind } = pieces[at]!;
  const isInNumber = isGlued && /^\d/.test(pieces[at]!.text) && /\d$/.test(pieces[at - 1]?.text ?? '');
  return table.blanks.flatMap((_, column) => {
    const strange = cell.strange[column]! + cell.joins + (isInNumber ? IN_NUMBER : isGlued ? SPLIT : 0);
    if (cell.strange[column]! >= TOO_STRANGE) return [];
    let best: Way | null = null;
    for (const before of ways) {
      const isNew = column <= before.column;
      const turn = isNew && isBehind && !isGlued ? table.turn : 0;
      const cost = before.cost + strange + turn + skipped(table, before.column, column);
      if (best && cost + BEST_ROW >= best.cost) continue;
      const row = isNew ? [] : [...before.row];
      row[column] = cell.text;
      const whole = cost + table.rowPrice(row, column);
      if (!best || whole < best.cost) best = { cost: whole, column, row, from: at, before };
    }
    return best ? [best] : [];
  });
}

/** What the cells cost that stay empty between two columns, or those to the end of a row and from the beginning of the next. */
function skipped(table: AssignedTable, last: number, column: number): number {
  const end = table.blanks.length;
  return column > last
    ? blanksOf(table, last + 1, column)
    : blanksOf(table, last + 1, end) + blanksOf(table, 0, column);
}

function blanksOf({ blanks }: AssignedTable, from: number, to: number): number {
  let sum = 0;
  for (let column = from; column < to; column++) sum += blanks[column]!;
  return sum;
}

function rowsOf(last: Way, columns: number, end: number): AssignedRow[] {
  const rows: number[][][] = [];
  let [to, before] = [end, columns];
  for (let way: Way | null = last; way?.before; way = way.before) {
    if (way.column >= before || rows.length === 0) rows.unshift(Array.from({ length: columns }, () => []));
    const { from } = way;
    rows[0]![way.column] = Array.from({ length: to - from }, (_, index) => from + index);
    [to, before] = [from, way.column];
  }
  return rows;
}
