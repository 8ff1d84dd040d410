import type { Cell } from '../model.ts';
import { splitWeight } from '../values/amount.ts';
import { claim, countIn, type DraftWriter, put, putExtra } from './draft-writer.ts';
import { type FormGrid, isBlank } from './form-grid.ts';
import type { Column } from './headings.ts';
import { extraLabel, type IndicatorRole, isSubtotalLabel } from './labels.ts';

/** A column with its field; the weights behind a level are that level's own, and a role counts once. */
export type IndicatorColumn = Column<IndicatorRole> & { readonly weighs?: 'level1' | 'level2' };

/** A row of indicators, and what its columns hold. */
type FieldRow = {
  readonly formGrid: FormGrid;
  readonly row: number;
  readonly columns: readonly IndicatorColumn[];
};

/**
 * Reads 小计, the row below a group with what its indicators weigh and score together: the weight of a first level is the
 * group's, all else an extra. False where the row is none.
 */
export function readSubtotal(line: FieldRow & { readonly writer: DraftWriter }): boolean {
  const { formGrid, row, columns, writer } = line;
  const [label, ...values] = formGrid.starting(row).filter(cell => !isBlank(cell));
  if (!label || !isSubtotalLabel(label.text)) return false;
  const columnOf = (cell: Cell) => columns.find(({ from, to }) => from <= cell.column && cell.column < to);
  if (values.some(cell => MEASURED.has(columnOf(cell)?.role ?? null))) return false;
  claim(writer, label);
  const level1 =
    columnOf(label)?.role === 'level1' ? cellOfLevel({ ...line, row: row - 1 }, 'level1') : undefined;
  for (const cell of values) {
    const column = columnOf(cell);
    if (level1 && column?.role === 'maxScore') putGroup(writer, { level1, weight: cell });
    else putExtra(writer, { label: extraLabel(`${label.text}/${column?.head.text ?? ''}`) }, cell);
  }
  return true;
}

/** Columns that no sum stands in. */
const MEASURED: ReadonlySet<IndicatorRole | null> = new Set(['level3', 'target', 'actual', 'deviation']);

/** Weights printed with a level's label, or in a column of their own behind it. */
export function putGroups(line: FieldRow & { readonly writer: DraftWriter }): void {
  const { formGrid, row, columns, writer } = line;
  const level1 = cellOfLevel({ formGrid, row, columns }, 'level1');
  const level2 = cellOfLevel({ formGrid, row, columns }, 'level2');
  if (level1?.row === row) putGroup(writer, { level1, weight: level1 });
  if (level2?.row === row) putGroup(writer, { level1, level2, weight: level2 });
  for (const column of columns.filter(({ weighs }) => weighs)) {
    const weight = formGrid.at(row, column.from);
    if (weight.row !== row || isBlank(weight)) continue;
    putGroup(writer, column.weighs === 'level1' ? { level1, weight } : { level1, level2, weight });
  }
}

function cellOfLevel({ formGrid, row, columns }: FieldRow, role: 'level1' | 'level2') {
  const column = columns.find(candidate => candidate.role === role);
  return column ? formGrid.at(row, column.from) : undefined;
}

type GroupCells = {
  readonly level1: Cell | undefined;
  readonly level2?: Cell | undefined;
  readonly weight: Cell;
};

/** A weight of which the end is not there. */
const OPEN_WEIGHT = /[(（]\d*(?:\.\d+)?\p{L}?$/u;

export function putGroup(writer: DraftWriter, { level1, level2, weight }: GroupCells): void {
  const isColumn = weight !== level1 && weight !== level2;
  if (!isColumn && splitWeight(weight.text).weight === null && !OPEN_WEIGHT.test(weight.text)) return;
  const at = `/groups/${countIn(writer, 'groups')}`;
  if (level1) put(writer, `${at}/level1`, level1);
  if (level2) put(writer, `${at}/level2`, level2);
  put(writer, `${at}/maxScore`, weight);
}
