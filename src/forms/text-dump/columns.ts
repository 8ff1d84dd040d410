import { median } from '../../values/quantile.ts';
import { type AssignedRow, type AssignedTable, type AssignedText, assignTexts } from './assign-texts.ts';
import { type Item, textsOfItem } from './marks.ts';
import type { Text } from './texts.ts';

/** Points that count as much as a text that is not what its column holds, and what no distance costs more than. */
const FAR = 40;
const FARTHEST = 2.5;
/** Cells near by that tell where a column stands. */
const NEAREST = 5;

type Dealt = { readonly rows: readonly AssignedRow[]; readonly cost: number };

/**
 * Deals items to the columns of a table. Cells that stand in places are dealt out twice, for programs type what stands in one
 * column at many places: by the headings, and then by the cells near by that were dealt to the same column.
 */
export function dealt(
  items: readonly Item[],
  pieces: readonly AssignedText[],
  { heads, table }: { readonly heads: readonly (readonly Text[])[]; readonly table: AssignedTable },
): Dealt {
  const cells = items.map(item => textsOfItem(item)[0]!);
  if (!cells[0]?.isCell) return assignTexts(pieces, table);
  const first = assignTexts(pieces, placed(table, cells, heads));
  const known = heads.map((own, column) => [
    ...own,
    ...first.rows.flatMap(row => row[column]!.map(place => cells[place]!)),
  ]);
  return assignTexts(pieces, placed(table, cells, known));
}

function placed(
  table: AssignedTable,
  cells: readonly Text[],
  columns: readonly (readonly Text[])[],
): AssignedTable {
  const away = columns.map(own => cells.map(cell => distance(cell, own)));
  return {
    ...table,
    strangeness: (column, text, at) =>
      table.strangeness(column, text, at) + Math.min(FARTHEST, away[column]![at]!),
  };
}

/** How far a cell stands from those of a column on its page, the nearest lines. */
export function distance(cell: Text, column: readonly Text[]): number {
  const near = column
    .filter(other => other.line !== cell.line)
    .sort((a, b) => Math.abs(a.line - cell.line) - Math.abs(b.line - cell.line))
    .slice(0, NEAREST);
  const away = near.map(other =>
    Math.min(
      Math.abs(other.from - cell.from),
      Math.abs(other.to - cell.to),
      Math.abs(other.from + other.to - cell.from - cell.to) / 2,
    ),
  );
  return (median(away) ?? 0) / FAR;
}
