import { isGroupLabel } from '../labels.ts';
import type { Text } from './texts.ts';

/** The lines that the texts of a row take. */
export type Extent = { readonly top: number; readonly bottom: number };

/** A text in a cell over several rows; rows by their places in the block, the last one not included. */
export type Span = { readonly from: number; readonly to: number; readonly texts: readonly Text[] };

/** Lines of one text follow each other so closely. */
const NEXT = 2;

/**
 * The rows that the texts of a merged column reach over: cells stand one below the other, each text in the middle of its rows;
 * the cheapest partition. `ends` are rows at which cells of the column at the left end: none reaches over one.
 */
export function spansOf(texts: readonly Text[], rows: readonly Extent[], ends: ReadonlySet<number>): Span[] {
  const [middle, top] = [inMiddle, atTop].map(missed => cheapest(texts, rows, { ends, missed }));
  return middle!.cost <= top!.cost ? middle!.spans : top!.spans;
}

type Missed = (texts: readonly Text[], first: Extent, last: Extent) => number;

function cheapest(
  texts: readonly Text[],
  rows: readonly Extent[],
  { ends, missed }: { readonly ends: ReadonlySet<number>; readonly missed: Missed },
): { spans: Span[]; cost: number } {
  const cells = cellsOf(texts);
  const count = rows.length;
  if (cells.length === 0) return { spans: [], cost: 0 };
  // best[c][r]: the least that cells from c on miss their rows by, where cell c begins with row r
  const best = Array.from({ length: cells.length + 1 }, () =>
    Array<number>(count + 1).fill(Number.POSITIVE_INFINITY),
  );
  const next = cells.map(() => Array<number>(count + 1).fill(count));
  best[cells.length]![count] = 0;
  for (let cell = cells.length - 1; cell >= 0; cell--)
    for (let from = 0; from < count; from++)
      for (let to = from + 1; to <= count; to++) {
        const crossed = rows.filter((_, row) => row > from && row < to && ends.has(row)).length;
        const cost =
          missed(cells[cell]!, rows[from]!, rows[to - 1]!) + CROSSED * crossed + best[cell + 1]![to]!;
        if (cost < best[cell]![from]!) [best[cell]![from], next[cell]![from]] = [cost, to];
      }
  let from = 0;
  const spans = cells.map((own, cell) => {
    const to = next[cell]![from]!;
    const span = { from, to, texts: own };
    from = to;
    return span;
  });
  return { spans, cost: best[0]![0]! };
}

const CROSSED = 4;

/** Lines by which a text is off the middle of its rows, or their top. */
const inMiddle: Missed = (texts, first, last) =>
  Math.abs((texts[0]!.line + texts.at(-1)!.line) / 2 - (first.top + last.bottom) / 2);
const atTop: Missed = (texts, first) => Math.abs(texts[0]!.line - first.top);

/** Lines of a column that make one text: those that follow each other closely, up to a whole label. */
function cellsOf(texts: readonly Text[]): Text[][] {
  const cells: Text[][] = [];
  for (const text of texts.toSorted((a, b) => a.line - b.line || a.from - b.from)) {
    const last = cells.at(-1);
    const isNext = last && text.line - last.at(-1)!.line <= NEXT;
    if (isNext && (!isGroupLabel(last.map(own => own.text).join('')) || /^[（(\d）)]/.test(text.text)))
      last.push(text);
    else cells.push([text]);
  }
  return cells;
}
