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
    const kept = thinned(ways[at]!);
    for (const cell of cellsFrom(pieces, at, table))
      for (const way of kept)
        for (const next of stepsOf(way, cell, { pieces, table, at })) ways[cell.to]!.push(next);
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
  let [text, joins] = ['', 0];
  for (let to = at + 1; to <= Math.min(pieces.length, at + LONGEST); to++) {
    const next = pieces[to - 1]!;
    if (to > at + 1 && (next.isWhole || pieces[at]!.isWhole)) break;
    if (text !== '') joins += joinPrice(text, next.text, to - 1) + breakPrice(pieces[to - 2]!, next);
    text += next.text;
    cells.push({ to, text, joins, strange: blanks.map((_, column) => strangeness(column, text, at)) });
  }
  return cells;
}

/** Texts of one line are seldom one cell; those of narrow lines, or of lines apart, seldom too. */
function breakPrice(last: AssignedText, next: AssignedText): number {
  return 0.5 + (next.isBehind ? 2 : 0) + (next.isApart ? 1 : 0) + (last.text.length < 4 ? 1 : 0);
}

type Place = { readonly pieces: readonly AssignedText[]; readonly table: AssignedTable; readonly at: number };

function stepsOf(way: Way, cell: Cell, { pieces, table, at }: Place): Way[] {
  const steps: Way[] = [];
  const rest = blanksOf(table, way.column + 1, table.blanks.length);
  for (let column = 0; column < table.blanks.length; column++) {
    const strange = cell.strange[column]!;
    if (strange >= TOO_STRANGE) continue;
    const isNew = column <= way.column;
    const skipped = isNew ? rest + blanksOf(table, 0, column) : blanksOf(table, way.column + 1, column);
    const turn = isNew && pieces[at]!.isBehind ? table.turn : 0;
    const row = isNew ? [] : [...way.row];
    row[column] = cell.text;
    const cost = way.cost + strange + cell.joins + skipped + turn + table.rowPrice(row, column);
    steps.push({ cost, column, row, from: at, before: way });
  }
  return steps;
}

function blanksOf({ blanks }: AssignedTable, from: number, to: number): number {
  let sum = 0;
  for (let column = from; column < to; column++) sum += blanks[column]!;
  return sum;
}

/** The cheapest ways; of those with the same last cell, one. */
function thinned(ways: Way[]): Way[] {
  const seen = new Set<number>();
  const kept: Way[] = [];
  for (const way of ways.sort((a, b) => a.cost - b.cost)) {
    const key = way.from * 64 + way.column;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(way);
    if (kept.length === KEPT) break;
  }
  return kept;
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
