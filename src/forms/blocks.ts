import type { Cell } from '../model.ts';
import { fundingColumns, fundingHeads } from './budget-headings.ts';
import { endColumn, endRow, type FormGrid, isBlank, isEmptyRow, sharedColumns } from './form-grid.ts';
import { type Column, columnsOf, goalHeads, indicatorHeadRows, nameColumn } from './headings.ts';
import type { FundingRole, GoalRole, IndicatorRole, Lexicon } from './labels.ts';
import { fundingLineOf, isNoteLabel, isTotalLabel, plainLabel } from './labels.ts';

type Tabular<Kind extends string, Role extends string> = {
  readonly kind: Kind;
  readonly columns: readonly Column<Role>[];
  readonly heads: readonly Cell[];
  readonly rows: readonly number[];
};

/** A stretch of a form's rows that is read in one way. */
export type FormBlock =
  | Tabular<'funding', FundingRole>
  | Tabular<'goals', GoalRole>
  | Tabular<'indicators', IndicatorRole>
  | Tabular<'matrix', 'text'>
  | { readonly kind: 'amounts'; readonly title: Cell; readonly rows: readonly number[] }
  | { readonly kind: 'total'; readonly row: number; readonly columns: readonly Column<IndicatorRole>[] }
  | { readonly kind: 'pairs'; readonly row: number };

/**
 * Parts the rows `from` to `to` (exclusive) of a sheet into blocks; every row is in exactly one. `open`: columns of indicators
 * in the grid above, whose total may stand here.
 */
export function findBlocks(
  formGrid: FormGrid,
  [from, to]: readonly [number, number],
  words: Lexicon,
  open: readonly Column<IndicatorRole>[] = [],
): FormBlock[] {
  const blocks: FormBlock[] = [];
  let columns = open;
  for (let row = from; row < to; ) {
    const block = blockAt({ formGrid, row, to, words, columns });
    blocks.push(block);
    if (block.kind === 'indicators') columns = block.columns;
    row = 1 + lastRowOf(block);
  }
  return blocks;
}

type Spot = {
  readonly formGrid: FormGrid;
  readonly row: number;
  readonly to: number;
  readonly words: Lexicon;
  readonly columns: readonly Column<IndicatorRole>[];
};

function blockAt(spot: Spot): FormBlock {
  const block =
    indicatorBlock(spot) ?? fundingBlock(spot) ?? goalBlock(spot) ?? matrixBlock(spot) ?? amountsBlock(spot);
  if (block) return block;
  return isTotalRow(spot)
    ? { kind: 'total', row: spot.row, columns: spot.columns }
    : { kind: 'pairs', row: spot.row };
}

/** The last row of a block; that of its headings where it has no others. */
function lastRowOf(block: FormBlock): number {
  if ('row' in block) return block.row;
  const heads = 'heads' in block ? block.heads : [block.title];
  return block.rows.at(-1) ?? lastHeadRow(heads);
}

function lastHeadRow(heads: readonly Cell[]): number {
  return Math.max(...heads.map(head => head.row));
}

/** Any heading begins here, so that the block above ends. */
function isHeading(spot: Spot): boolean {
  const { formGrid, row, words } = spot;
  return (
    indicatorHeadRows(formGrid, row, words) !== null ||
    fundingHeads(formGrid, row, words) !== null ||
    goalHeads(spot.formGrid, spot.row, spot.words) !== null
  );
}

// ------------------------------------------------------------------------------------------------ indicators

function indicatorBlock(spot: Spot): FormBlock | null {
  const { formGrid, row, to, words } = spot;
  const last = indicatorHeadRows(formGrid, row, words);
  if (last === null) return null;
  const columns = columnsOf(
    'indicator',
    headsOf(spot, last),
    words,
    role => role?.startsWith('level') ?? false,
  );
  const heads = [...new Set([...formGrid.starting(row), ...formGrid.starting(last)])].filter(
    head => endColumn(head) > columns[0]!.from,
  );
  const rows: number[] = [];
  for (let next = last + 1; next < to; next++) {
    const here = { ...spot, row: next, columns };
    if (isHeading(here) || isTotalRow(here) || isNoteRow(here)) break;
    if (isIndicatorRow(formGrid, next, columns)) rows.push(next);
    else if (!isEmptyRow(formGrid, next)) break;
  }
  return { kind: 'indicators', columns, heads, rows };
}

/** The headings of the lower storey; where a page break cut the others off, their lower half is blank or goes on. */
function headsOf({ formGrid, row, words }: Spot, last: number): readonly Cell[] {
  return formGrid.covering(last).map(cell => {
    const above = formGrid.at(row, cell.column);
    const isAlike = above.column === cell.column && above.columnSpan === cell.columnSpan;
    const whole = { ...above, text: above.text + cell.text };
    if (isAlike && above !== cell && formGrid.grid.breaks.includes(last)) return whole;
    if (!isAlike || words.indicator(cell.text) !== null) return cell;
    return words.indicator(whole.text) === null ? cell : whole;
  });
}

/** A row of indicators keeps to the columns: its name does not reach into the values, and the values are apart. */
function isIndicatorRow(formGrid: FormGrid, row: number, columns: readonly Column<IndicatorRole>[]): boolean {
  const name = nameColumn(columns);
  const cell = formGrid.at(row, name.from);
  const behind = columns.filter(column => column.from >= name.to);
  const values = new Set(behind.map(column => formGrid.at(row, column.from)));
  return (
    cell.column >= columns[0]!.from && endColumn(cell) <= name.to && values.size >= Math.min(2, behind.length)
  );
}

/** A note below the indicators, its label where their levels stand; beside a blank cell, nothing stands behind it. */
function isNoteRow({ formGrid, row, columns }: Spot): boolean {
  const [label, note, ...more] = formGrid.starting(row).filter(cell => !isBlank(cell));
  if (!label || !note || !isNoteLabel(label.text)) return false;
  return label.column === 0 || (more.length === 0 && endColumn(label) <= nameColumn(columns).from);
}

function isTotalRow({ formGrid, row, columns }: Spot): boolean {
  if (columns.length === 0) return false;
  const first = formGrid.starting(row).find(cell => !isBlank(cell));
  return first !== undefined && isTotalLabel(first.text) && first.column <= nameColumn(columns).from;
}

// ------------------------------------------------------------------------------------------------ funding

function fundingBlock(spot: Spot): FormBlock | null {
  const { formGrid, row, to, words } = spot;
  const found = fundingHeads(formGrid, row, words);
  if (!found) return null;
  const { heads, above } = found;
  const start = Math.min(to - 1, Math.max(...heads.map(endRow)));
  const columns = fundingColumns(formGrid, heads, { row: start, words });
  const title = columns[0]!.from > 0 ? formGrid.at(start, 0) : null;
  const end = title && title.rowSpan > 1 ? Math.min(to, endRow(title)) : to;
  const rows: number[] = [];
  for (let next = start; next < end; next++) {
    const values = new Set(columns.map(column => formGrid.at(next, column.from)));
    const first = formGrid.starting(next).find(cell => !isBlank(cell));
    const isHead = first !== undefined && words.head(first.text) !== null;
    if (isHead || isHeading({ ...spot, row: next }) || isProse(formGrid, next, columns)) break;
    if (values.size >= Math.min(2, columns.length)) rows.push(next);
    else if (!isEmptyRow(formGrid, next)) break;
  }
  return { kind: 'funding', columns, heads: [...heads, ...above], rows };
}

/** Words where numbers stand, and no number: what is below the budget, under a heading that was not understood. */
function isProse(formGrid: FormGrid, row: number, columns: readonly Column<FundingRole>[]): boolean {
  const texts = columns.flatMap(({ role, from }) => (role === null ? [] : [formGrid.at(row, from).text]));
  return texts.some(text => PROSE.test(text)) && !texts.some(text => NUMBER.test(text));
}

const PROSE = /\p{Script=Han}{6,}/u;
const NUMBER = /^\p{P}*\d[\d.,%％]*$/u;

/** A budget without headings: 项目资金 beside rows of a label and an amount each. */
function amountsBlock({ formGrid, row, to }: Spot): FormBlock | null {
  const [title, label] = formGrid.starting(row).filter(cell => !isBlank(cell));
  if (!title || !label || title.rowSpan < 2 || !/资金|预算/.test(plainLabel(title.text))) return null;
  if (fundingLineOf(label.text) === 'other') return null;
  const rows = Array.from({ length: Math.min(to, endRow(title)) - row }, (_, index) => row + index);
  return { kind: 'amounts', title, rows };
}

// ------------------------------------------------------------------------------------------------ goals

function goalBlock(spot: Spot): FormBlock | null {
  const { formGrid, row, to } = spot;
  const heads = goalHeads(spot.formGrid, spot.row, spot.words);
  if (!heads) return null;
  const { columns, cells } = heads;
  const left = columns[0]!.from > 0 ? formGrid.at(row, columns[0]!.from - 1) : null;
  const end = left && left.rowSpan > 1 && left.row <= row ? Math.min(to, endRow(left)) : to;
  const rows: number[] = [];
  for (let next = row + 1; next < end; next++) {
    if (!keepsTo(formGrid, next, columns) || isHeading({ ...spot, row: next })) break;
    rows.push(next);
  }
  return rows.length > 0 ? { kind: 'goals', columns, heads: cells, rows } : null;
}

/** A row whose cells keep to the columns; on another page than the headings, one cell for each is enough. */
function keepsTo(formGrid: FormGrid, row: number, columns: readonly Column<string>[]): boolean {
  const [first] = columns;
  const cells = columns.map(({ from }) => formGrid.at(row, from));
  const isOverleaf = formGrid.grid.breaks.some(at => at > first!.head.row && at <= row);
  const behind = formGrid.covering(row).filter(cell => endColumn(cell) > first!.from);
  if (isOverleaf && new Set([...cells, ...behind]).size === columns.length) return true;
  return columns.every(({ from, to }, index) => {
    const cell = cells[index]!;
    return cell.column === from && sharedColumns(cell, from, to) === endColumn(cell) - cell.column;
  });
}

// ------------------------------------------------------------------------------------------------ matrix

const MATRIX_HEAD = /^(情况说明|自评情况|完成情况说明)$/;

/** Rows with labels of their own under two headings or more: 资金管理情况 with 情况说明 | 存在问题和改进措施. */
function matrixBlock(spot: Spot): FormBlock | null {
  const { formGrid, row, to } = spot;
  const cells = formGrid.starting(row).filter(cell => !isBlank(cell));
  const first = cells.findIndex(cell => MATRIX_HEAD.test(plainLabel(cell.text)));
  const heads = cells.slice(first);
  const isAdjacent = heads.every(
    (head, index) => index === 0 || endColumn(heads[index - 1]!) === head.column,
  );
  if (first < 0 || heads.length < 2 || !isAdjacent) return null;
  const columns = heads.map(head => ({
    role: 'text' as const,
    head,
    from: head.column,
    to: endColumn(head),
    notes: [],
  }));
  const rows: number[] = [];
  for (let next = row + 1; next < to; next++) {
    const aligned = columns.every(column => formGrid.at(next, column.from).column === column.from);
    if (!aligned || isHeading({ ...spot, row: next })) break;
    rows.push(next);
  }
  return rows.length > 0 ? { kind: 'matrix', columns, heads, rows } : null;
}
