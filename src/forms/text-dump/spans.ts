import { isGroupLabel, plainLabel } from '../labels.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { joined, type Text } from './texts.ts';

/** The lines that the texts of a row take. */
type Extent = { readonly top: number; readonly bottom: number };

/** A text in a cell over several rows; rows by their places in the block, the last one not included. */
export type TypedSpan = { readonly from: number; readonly to: number; readonly texts: readonly Text[] };

/** Lines of one text follow each other so closely. */
const NEXT = 2;

/**
 * The rows that the texts of a merged column reach over: cells stand one below the other, each text in the middle of its rows, or
 * at their top; the cheapest partition. `priceOf` tells what else speaks against rows for a cell.
 */
export function spansOf(
  texts: readonly Text[],
  rows: readonly Extent[],
  priceOf: (texts: readonly Text[], from: number, to: number) => number,
): TypedSpan[] {
  const cells = cellsOf(texts);
  const [middle, top] = [inMiddle, atTop].map(missed => {
    const way = parted(cells.length, rows.length, (cell, from, to) => {
      const own = cells[cell]!;
      return missed(own, rows[from]!, rows[to - 1]!) + priceOf(own, from, to);
    });
    const spans = cells.map((own, cell) => ({
      from: way.ends[cell - 1] ?? 0,
      to: way.ends[cell]!,
      texts: own,
    }));
    return { spans, cost: way.cost };
  });
  return middle!.cost <= top!.cost ? middle!.spans : top!.spans;
}

type Missed = (texts: readonly Text[], first: Extent, last: Extent) => number;

/** Rows parted among cells that stand one below the other, each over one row or more, the cheapest way: the row behind each cell. */
export function parted(
  cells: number,
  rows: number,
  costOf: (cell: number, from: number, to: number) => number,
): { ends: number[]; cost: number } {
  if (cells === 0) return { ends: [], cost: 0 };
  // best[c][r]: the least that cells from c on cost, where cell c begins with row r
  const best = Array.from({ length: cells + 1 }, () =>
    Array<number>(rows + 1).fill(Number.POSITIVE_INFINITY),
  );
  const next = Array.from({ length: cells }, () => Array<number>(rows + 1).fill(rows));
  best[cells]![rows] = 0;
  for (let cell = cells - 1; cell >= 0; cell--)
    for (let from = 0; from < rows; from++)
      for (let to = from + 1; to <= rows; to++) {
        const cost = costOf(cell, from, to) + best[cell + 1]![to]!;
        if (cost < best[cell]![from]!) [best[cell]![from], next[cell]![from]] = [cost, to];
      }
  const ends: number[] = [];
  for (let cell = 0; cell < cells; cell++) ends.push(next[cell]![ends.at(-1) ?? 0]!);
  return { ends, cost: best[0]![0]! };
}

/** Lines by which a text is off the middle of its rows, or their top. */
const inMiddle: Missed = (texts, first, last) =>
  Math.abs((texts[0]!.line + texts.at(-1)!.line) / 2 - (first.top + last.bottom) / 2);
const atTop: Missed = (texts, first) => Math.abs(texts[0]!.line - first.top);

const LEVELS = VOCABULARY.filter(({ role }) => role.startsWith('level.'));

/** Lines of a column that make one text: a known label and its beginnings, what stands in brackets, else lines right below each other. */
function cellsOf(texts: readonly Text[]): Text[][] {
  const cells: Text[][] = [];
  for (const text of texts.toSorted((a, b) => a.line - b.line || a.from - b.from)) {
    const last = cells.at(-1);
    if (last && isSame(last, text)) last.push(text);
    else cells.push([text]);
  }
  return cells;
}

function isSame(cell: readonly Text[], next: Text): boolean {
  const away = next.line - cell.at(-1)!.line;
  const [own, whole] = [joined(cell), plainLabel(joined([...cell, next]))];
  if (away > NEXT) return false;
  if (/^[（(\d）)]/.test(next.text) || LEVELS.some(({ word }) => word.startsWith(whole))) return true;
  return away < NEXT && !isGroupLabel(own) && !LEVELS.some(({ word }) => word === plainLabel(own));
}
