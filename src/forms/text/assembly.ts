/**
 * A table that a dump has taken apart, put together again. The order of a dump is that of the cells, row by row or
 * column by column or a mixture of both; but what stands in one column keeps its order. So the tokens are dealt out to
 * the columns one after the other, each to the next row, a later one, or the cell that is being written; what a token
 * looks like, how far it is from the one before it, and what else stands in its row, make one way dearer than another.
 * The cheapest ways are kept (a beam search).
 */
import { cheapest } from './cheapest.ts';
import { type Ahead, aheadOf } from './outlook.ts';
import { remembered } from './remembered.ts';
import type { Content, Piece, Row, TableModel } from './table-model.ts';

export type Assembly = {
  readonly rows: readonly Row[];
  readonly dropped: readonly number[];
  readonly price: number;
};

type State = Assembly & {
  /** the row after the last one that each column has reached */
  readonly next: readonly number[];
  /** the row of each column's cell that was written to last */
  readonly open: readonly number[];
  readonly row: number;
  readonly column: number;
};

const BEAM = 160;
/** Ways that differ only in their past are kept up to this number. */
const TWINS = 3;
const DROP = 6;
/** tokens after which a cell may still go on */
const REACH = 12;
/** tokens beyond which it matters little how far */
const FAR = 5;
/** Pieces of one line stand in one row. */
const OFF_LINE = 2.5;
/** A cell hardly goes on behind a label. */
const APART = 1;
/** rows that a column may leave out at once */
const SKIP = 4;

/**
 * The best ways to deal the pieces out, the cheapest first. Two searches that weigh empty cells differently while they
 * may still be filled: one finds its way in dumps that go row by row, the other where columns come one after the other.
 */
export function assemble(pieces: readonly Piece[], model: TableModel): Assembly[] {
  const outlooks = [pieces.map(() => model.columns.map(() => 0)), aheadOf(pieces, model).slice(1)];
  return outlooks.flatMap(outlook => search(pieces, model, outlook)).sort((a, b) => a.price - b.price);
}

function search(pieces: readonly Piece[], model: TableModel, outlook: readonly Ahead[]): Assembly[] {
  const none = model.columns.map(() => 0);
  const given: Row[] = Array.from({ length: model.given ?? 0 }, () => model.columns.map(() => undefined));
  let beam: State[] = [
    { rows: given, dropped: [], price: 0, next: none, open: none.map(() => -1), row: -1, column: 0 },
  ];
  const rowPrices = new WeakMap<Row, number>();
  pieces.forEach((piece, index) => {
    const step = {
      rowPrices,
      piece,
      index,
      model,
      joinPrice: remembered((text: string) => model.joinPrice(text, piece)),
    };
    const ways = beam.flatMap(state => [
      ...placings(state, step),
      ...joinings(state, step, pieces),
      { state, price: state.price + DROP, move: null },
    ]);
    beam = thinned(ways, step, outlook[index]!);
  });
  return beam.map(state => ({ ...state, price: state.price + finalPrice(state, model) }));
}

type Step = {
  readonly piece: Piece;
  readonly index: number;
  readonly model: TableModel;
  readonly joinPrice: (text: string) => number;
  /** of the rows that states have, each asked for again and again */
  readonly rowPrices: WeakMap<Row, number>;
};

/** A state and what the piece would do to it: most are too dear to be carried out. */
type Way = { readonly state: State; readonly price: number; readonly move: Move | null };

/** The cell that is written, and its row with it; none where the piece is dropped. */
type Move = { readonly row: number; readonly place: number; readonly changed: Row };

/** The piece begins a cell. */
function placings(state: State, step: Step): Way[] {
  const { piece, index, model } = step;
  return model.columns.flatMap((column, place) => {
    const strange = column.strangeness(piece.text);
    if (strange > DROP) return [];
    const rows = column.rowOf ? [{ row: column.rowOf(piece.text), price: 0 }] : rowsFor(state, place, model);
    return rows.map(({ row, price }) => {
      const content = { text: piece.text, pieces: [index], width: piece.width };
      const way =
        (model.order ?? 1) * hop(state, row, place) + (piece.isBehind && row !== state.row ? OFF_LINE : 0);
      return placed(state, { row, place, content, price: strange + price + way }, step);
    });
  });
}

/** Rows that a column can go on with: its next one, later ones, and those that it left out. */
function rowsFor(
  state: State,
  place: number,
  { columns, most }: TableModel,
): { row: number; price: number }[] {
  const { blank } = columns[place]!;
  const next = state.next[place]!;
  const last = Math.min(state.rows.length, next + SKIP, most - 1);
  const found: { row: number; price: number }[] = [];
  for (let row = next; row <= last; row++) found.push({ row, price: blank * (row - next) });
  for (let row = Math.max(0, next - 8); row < next; row++) {
    if (state.rows[row]?.[place] === undefined) found.push({ row, price: 1 - blank });
  }
  return found;
}

/** The piece goes on with the cell that a column has written last. */
function joinings(state: State, step: Step, pieces: readonly Piece[]): Way[] {
  const { piece, index, model, joinPrice } = step;
  return model.columns.flatMap((column, place) => {
    const row = state.open[place]!;
    const cell = column.wraps && row >= 0 ? state.rows[row]?.[place] : undefined;
    if (!cell) return [];
    const distance = index - cell.pieces.at(-1)!;
    if (distance > REACH) return [];
    const text = joined(cell.text, piece.text, pieces[index]!.isBehind && distance === 1);
    const stranger = column.strangeness(text) - column.strangeness(cell.text);
    const price =
      0.5 +
      0.35 * (Math.min(distance, FAR) - 1) +
      0.08 * Math.max(0, distance - FAR) +
      stranger +
      (piece.isApart && distance === 1 ? APART : 0) +
      fullness(cell.width, column.width) +
      (piece.isBehind && distance === 1 ? 1.5 : 0) +
      (distance > 1 || piece.isBehind
        ? 0
        : piece.isBelow
          ? (model.join?.below ?? 0)
          : (model.join?.across ?? 0)) +
      joinPrice(cell.text);
    const content = { text, pieces: [...cell.pieces, index], width: piece.width };
    return [placed(state, { row, place, content, price }, step)];
  });
}

function joined(before: string, after: string, isSameLine: boolean): string {
  return isSameLine ? `${before} ${after}` : before + after;
}

/** columns that a full line may be short of the widest */
const RAGGED = 2;

/** A line is only wrapped where it is full. */
function fullness(width: number, widest: number | undefined): number {
  if (widest === undefined) return width < 6 ? 2 : 0;
  return Math.min(5, 0.9 * Math.max(0, widest - RAGGED - width));
}

type Placing = {
  readonly row: number;
  readonly place: number;
  readonly content: Content;
  readonly price: number;
};

function placed(state: State, { row, place, content, price }: Placing, { model, rowPrices }: Step): Way {
  const before = state.rows[row];
  const changed: (Content | undefined)[] = Array(model.columns.length);
  for (let index = 0; index < changed.length; index++)
    changed[index] = index === place ? content : before?.[index];
  const own = before ? (rowPrices.get(before) ?? model.rowPrice(before, row)) : 0;
  if (before) rowPrices.set(before, own);
  const rest = model.rowPrice(changed, row) - own;
  return { state, price: state.price + price + rest, move: { row, place, changed } };
}

function carriedOut({ state, price, move }: Way, index: number): State {
  if (!move) return { ...state, dropped: [...state.dropped, index], price };
  const { row, place, changed } = move;
  const rows = [...state.rows];
  rows[row] = changed;
  const [next, open] = [[...state.next], [...state.open]];
  next[place] = Math.max(next[place]!, row + 1);
  open[place] = row;
  return { rows, dropped: state.dropped, price, next, open, row, column: place };
}

/** From a cell to the next one: along the row, to the next row, down the column, or anywhere. */
function hop({ row, column }: State, toRow: number, toColumn: number): number {
  if (row < 0) return 0;
  if (toRow === row && toColumn > column) return 0.2 * (toColumn - column - 1);
  if (toRow === row + 1 && toColumn < column) return 0.2 * toColumn;
  if (toRow === row + 1 && toColumn === column) return 0.6;
  return 0.9 + 0.25 * Math.abs(toRow - row);
}

/** The states that the cheapest ways come to; of those that have come to the same point, a few. */
function thinned(ways: readonly Way[], { index, model }: Step, ahead: Ahead): State[] {
  const prices = new Float64Array(ways.length);
  for (let way = 0; way < ways.length; way++)
    prices[way] = ways[way]!.price + arrears(ways[way]!, model, ahead);
  const seen = new Map<string, number>();
  const kept: State[] = [];
  for (const place of cheapest(prices, 4 * BEAM)) {
    const state = carriedOut(ways[place]!, index);
    const key = `${state.next.join()}|${state.row},${state.column}|${state.open.join()}|${state.dropped.length}`;
    const twins = seen.get(key) ?? 0;
    if (twins >= TWINS) continue;
    seen.set(key, twins + 1);
    kept.push(state);
    if (kept.length >= BEAM) break;
  }
  return kept;
}

/** Share of its price that an empty cell costs while it may still be filled: by something that is to come, or hardly. */
const AWAITED = 0.15;
const OVERDUE = 0.7;

function arrears({ state, move }: Way, { columns }: TableModel, ahead: Ahead): number {
  const count = move ? Math.max(state.rows.length, move.row + 1) : state.rows.length;
  let sum = 0;
  for (let place = 0; place < columns.length; place++) {
    const own = state.next[place]!;
    const next = move?.place === place ? Math.max(own, move.row + 1) : own;
    const empty = Math.max(0, count - 1 - next);
    const awaited = Math.min(empty, ahead[place]!);
    sum += columns[place]!.blank * (AWAITED * awaited + OVERDUE * (empty - awaited));
  }
  return sum;
}

/** What columns have not reached stays empty. */
function finalPrice({ rows, next }: State, model: TableModel): number {
  const missing = model.columns.reduce(
    (sum, { blank }, place) => sum + blank * (rows.length - next[place]!),
    0,
  );
  return missing + model.tablePrice(rows);
}
