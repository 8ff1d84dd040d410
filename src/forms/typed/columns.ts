import { isFigure, type Text } from './texts.ts';

/** Cells of a row, from left to right. */
type Cells = readonly (readonly Text[])[];

/** Where the cells of a column begin on a page, and have their middles. */
type Place = { readonly from: number; readonly middle: number };

/** A column as it is known: which share of its cells are figures, and where it stands on each page. */
type Column = { readonly figures: number; readonly places: ReadonlyMap<number, Place> };

/** What the headings in the first row say of their columns. */
export type Heads = { readonly isOfFigures: (heading: string) => boolean };

function textOf(cell: readonly Text[]): string {
  return cell.map(({ text }) => text).join('');
}

/** Points that count as much as a figure among texts, or as a blank cell between two others. */
const FAR = 60;
const BLANK = 0.35;
/** Times that the columns are learned from the rows. */
const PASSES = 3;

/**
 * The columns of rows: as many as the fullest row has cells. Programs type what stands in one column at many places, and on
 * another scale on the next page, but keep the order of each row: its cells are dealt out in their order, each to a column near
 * which and in which its like stands.
 */
export function alignedColumns(rows: readonly Cells[], heads: Heads | null): Text[][] {
  const fullest = rows.reduce((most, row) => (row.length > most.length ? row : most), [] as Cells);
  let columns = fullest.map(cell => {
    const own = known([cell]);
    return heads && fullest === rows[0] ? { ...own, figures: Number(heads.isOfFigures(textOf(cell))) } : own;
  });
  const first = heads && rows.length > 1 ? 1 : 0;
  let dealing: number[][] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    dealing = rows.map((row, at) =>
      dealt(row, columns, heads && at === 0 ? heading => heads.isOfFigures(textOf(heading)) : isOfFigures),
    );
    columns = columns.map((column, index) => {
      const own = rows
        .slice(first)
        .flatMap((row, at) => row.filter((_, cell) => dealing[at + first]![cell] === index));
      return own.length > 0 ? known(own) : column;
    });
  }
  return columns.map((_, index) =>
    rows.flatMap((row, at) => row.filter((__, cell) => dealing[at]![cell] === index).flat()),
  );
}

function known(cells: Cells): Column {
  const middleOf = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
  const byPage = Map.groupBy(cells, ([first]) => first!.page);
  const places = [...byPage].map(([page, own]) => {
    const from = middleOf(own.map(fromOf));
    return [page, { from, middle: middleOf(own.map(cell => (fromOf(cell) + toOf(cell)) / 2)) }] as const;
  });
  return { figures: cells.filter(isOfFigures).length / cells.length, places: new Map(places) };
}

/** For each cell of a row the column that it belongs to: the cheapest way that keeps their order. */
function dealt(
  row: Cells,
  columns: readonly Column[],
  isCounted: (cell: readonly Text[]) => boolean,
): number[] {
  const best = row.map(() => columns.map(() => Number.POSITIVE_INFINITY));
  const taken = row.map(() => columns.map(() => 0));
  for (let cell = row.length - 1; cell >= 0; cell--)
    for (let column = columns.length - 1; column >= 0; column--) {
      const rest = cell + 1 === row.length ? 0 : (best[cell + 1]![column + 1] ?? Number.POSITIVE_INFINITY);
      const own = apart(row[cell]!, columns[column]!, isCounted) + rest;
      const skipped = BLANK + (best[cell]![column + 1] ?? Number.POSITIVE_INFINITY);
      best[cell]![column] = Math.min(own, skipped);
      taken[cell]![column] = own <= skipped ? column : taken[cell]![column + 1]!;
    }
  let column = 0;
  return row.map((_, cell) => {
    const own = taken[cell]![column]!;
    column = own + 1;
    return own;
  });
}

/** How unlike the cells of a column one is, in kind, and in place where that is known. */
function apart(
  cell: readonly Text[],
  { figures, places }: Column,
  isCounted: (cell: readonly Text[]) => boolean,
): number {
  const place = places.get(cell[0]!.page);
  const middle = (fromOf(cell) + toOf(cell)) / 2;
  const away = place ? Math.min(Math.abs(fromOf(cell) - place.from), Math.abs(middle - place.middle)) : 0;
  return away / FAR + Math.abs(Number(isCounted(cell)) - figures);
}

function isOfFigures(cell: readonly Text[]): boolean {
  return cell.every(isFigure);
}

function fromOf(cell: readonly Text[]): number {
  return Math.min(...cell.map(({ from }) => from));
}

function toOf(cell: readonly Text[]): number {
  return Math.max(...cell.map(({ to }) => to));
}
