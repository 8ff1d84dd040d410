import type { Cell } from '../model.ts';
import { endColumn, endRow, type FormGrid, isBlank, sharedColumns } from './form-grid.ts';
import { type Column, columnsOf, rolesIn } from './headings.ts';
import { type FundingRole, fundingLineOf, type Lexicon } from './labels.ts';

/** The headings of the amounts, and those of a storey above them: 预算数 over 年初预算数 | 全年预算数. */
export type FundingHeads = { readonly heads: readonly Cell[]; readonly above: readonly Cell[] };

/** The headings of the amounts; a taller cell beside them is the block's title and no heading. */
export function fundingHeads(formGrid: FormGrid, row: number, words: Lexicon): FundingHeads | null {
  const starting = formGrid.starting(row);
  const height = Math.min(
    ...starting.filter(cell => words.funding(cell.text) !== null).map(cell => cell.rowSpan),
  );
  const heads = starting.filter(cell => cell.rowSpan <= height);
  if (areFundingHeads(heads, words)) return { heads, above: [] };
  const above = starting.filter(cell => isOverSeveral(formGrid, cell));
  if (above.length < 2 || starting.some(({ text }) => words.head(text) !== null)) return null;
  const below = formGrid.covering(row + 1).filter(cell => cell.row >= row && endRow(cell) === row + 2);
  return areFundingHeads(below, words) ? { heads: below, above } : null;
}

function areFundingHeads(cells: readonly Cell[], words: Lexicon): boolean {
  const roles = rolesIn(cells, words.funding);
  const money = (['initialBudget', 'adjustedBudget', 'executed'] as const).filter(role => roles.has(role));
  const isHead = money.length >= 2 || (money.length === 1 && roles.has('executionRate'));
  return isHead && !cells.some(cell => /^[\d.,]+%?$/.test(cell.text));
}

/** A text over several cells that begin right below it. */
function isOverSeveral(formGrid: FormGrid, cell: Cell): boolean {
  const next = endRow(cell);
  if (isBlank(cell) || next >= formGrid.grid.rows) return false;
  const below = formGrid.starting(next).filter(({ column }) => sharedColumns(cell, column, column + 1) > 0);
  return below.length > 1 && below[0]!.column === cell.column && endColumn(below.at(-1)!) === endColumn(cell);
}

/** The columns of the amounts under their headings; `row` is the first one below. */
export function fundingColumns(
  formGrid: FormGrid,
  heads: readonly Cell[],
  { row, words }: { readonly row: number; readonly words: Lexicon },
): readonly Column<FundingRole>[] {
  return behindLabels(formGrid, overValues(formGrid, columnsOf('funding', heads, words), row));
}

/**
 * Columns as the values in a row below have them, where these keep to other edges than the headings, as alignment alone may
 * tell: behind the label of the row there is one for each heading.
 */
function overValues(
  formGrid: FormGrid,
  columns: readonly Column<FundingRole>[],
  row: number,
): readonly Column<FundingRole>[] {
  if (columns.every(({ from }) => formGrid.at(row, from).column >= from)) return columns;
  const filled = columns.filter(({ head }) => !isBlank(head));
  const cells = formGrid.covering(row);
  const label = cells.at(-filled.length - 1);
  if (!label || isBlank(label) || /\d$/.test(label.text)) return columns;
  const values = cells.slice(-filled.length);
  return filled.map((column, index) => ({
    ...column,
    from: values[index]!.column,
    to: endColumn(values[index]!),
  }));
}

/** Without the heading of the labels, as 预算资金 in a corner that a slanted line parts: the names of lines stand below it. */
function behindLabels(
  formGrid: FormGrid,
  columns: readonly Column<FundingRole>[],
): readonly Column<FundingRole>[] {
  const [first, ...others] = columns;
  const below =
    first && endRow(first.head) < formGrid.grid.rows && formGrid.at(endRow(first.head), first.from);
  const isOverLabels = below && !isBlank(below) && fundingLineOf(below.text) !== 'other';
  return isOverLabels && others.length > 0 ? others : columns;
}
