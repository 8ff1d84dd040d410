import { median } from '../../values/quantile.ts';
import type { AssignedTable } from './assign-texts.ts';
import type { LinedUp } from './lineup.ts';
import type { Text } from './texts.ts';

/** The lines of a row, from one on up to another. */
export type Band = { readonly from: number; readonly to: number };

/** Where the texts of a row stand in it. */
type Alignment = 'middle' | 'top';

/** Lines of a row at most: a goal may fill a page. */
const MOST_LINES = 60;
/** What a blank line inside a row costs, a text that is off by so many lines at most, and what is no like of its column. */
const BLANK = 1.5;
const MOST_OFF = 2;
const MOST_STRANGE = 9;

/**
 * The rows of lines: of all ways to part them the cheapest one, in which cells hold what columns hold, and the texts of a row stand
 * in its middle, or begin at its top.
 */
export function rowsIn(lines: LinedUp, columns: readonly number[], table: AssignedTable): Band[] {
  const [middle, top] = (['middle', 'top'] as const).map(alignment =>
    parted(lines, columns, { table, alignment }),
  );
  return middle!.cost <= top!.cost ? middle!.bands : top!.bands;
}

type Given = { readonly table: AssignedTable; readonly alignment: Alignment };
type Way = { readonly cost: number; readonly bands: readonly Band[] };

function parted(lines: LinedUp, columns: readonly number[], given: Given): { cost: number; bands: Band[] } {
  const own = lines.map(line => line.filter(({ column }) => columns.includes(column)));
  const ways: (Way | null)[] = [{ cost: 0, bands: [] }];
  for (let to = 1; to <= own.length; to++) {
    let best: Way | null = own[to - 1]!.length === 0 ? ways[to - 1]! : null;
    for (let from = to - 1; from >= Math.max(0, to - MOST_LINES); from--) {
      if (own[from]!.length === 0 || own[to - 1]!.length === 0) continue;
      const cost = ways[from]!.cost + priceOf(own.slice(from, to), columns, given);
      if (!best || cost < best.cost) best = { cost, bands: [...ways[from]!.bands, { from, to }] };
    }
    ways.push(best);
  }
  const { cost, bands } = ways.at(-1)!;
  return { cost, bands: [...bands] };
}

function priceOf(lines: LinedUp, columns: readonly number[], { table, alignment }: Given): number {
  const cells = columns.map(column =>
    lines.flatMap(line => line.filter(own => own.column === column).map(({ text }) => text)),
  );
  const row: (string | undefined)[] = [];
  let price = BLANK * lines.filter(line => line.length === 0).length;
  for (const [at, texts] of cells.entries()) {
    const column = columns[at]!;
    if (texts.length === 0) {
      price += table.blanks[column]!;
      continue;
    }
    row[column] = texts.map(({ text }) => text).join('');
    price += Math.min(MOST_STRANGE, table.strangeness(column, row[column], 0)) + joins(texts, table);
    price += table.rowPrice(row, column);
  }
  return price + off(cells, alignment);
}

/** What it costs that texts of several lines make one cell. */
function joins(texts: readonly Text[], table: AssignedTable): number {
  let price = 0;
  for (let at = 1; at < texts.length; at++) {
    const [before, text] = [texts[at - 1]!, texts[at]!];
    if (before.line === text.line) continue;
    const whole = texts
      .slice(0, at)
      .map(({ text }) => text)
      .join('');
    price += table.joinPrice(whole, text.text, at) + (text.line - before.line > 1 ? 1 : 0);
  }
  return price;
}

/** Lines by which the cells of a row are off its middle, or its top. */
function off(cells: readonly (readonly Text[])[], alignment: Alignment): number {
  const places = cells
    .filter(texts => texts.length > 0)
    .map(texts => {
      const [first, last] = [
        Math.min(...texts.map(({ top }) => top)),
        Math.max(...texts.map(({ bottom }) => bottom)),
      ];
      return alignment === 'middle' ? (first + last) / 2 : first;
    })
    .sort((a, b) => a - b);
  const place = alignment === 'middle' ? median(places)! : places[0]!;
  return places.reduce((sum, own) => sum + Math.min(MOST_OFF, Math.abs(own - place)), 0);
}
