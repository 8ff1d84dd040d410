import type { FormBlock } from './blocks.ts';
import { claim, type DraftWriter, put, putExtra } from './draft-writer.ts';
import { type FormGrid, isBlank } from './form-grid.ts';
import { extraLabel } from './labels.ts';

/** Expected goals and what became of them, one pair a row. */
export function readGoals(
  formGrid: FormGrid,
  block: Extract<FormBlock, { kind: 'goals' }>,
  writer: DraftWriter,
): void {
  const first = block.columns[0]!.from;
  claim(
    writer,
    ...block.heads,
    ...formGrid.covering(block.heads[0]!.row).filter(cell => cell.column < first),
  );
  const start = new Set(writer.readings.flatMap(({ path }) => /^\/goals\/(\d+)\//.exec(path)?.[1] ?? []))
    .size;
  const rows = block.rows.filter(
    (row, index) => index === 0 || formGrid.starting(row).some(cell => !isBlank(cell)),
  );
  rows.forEach((row, index) => {
    for (const column of block.columns) {
      const cell = formGrid.at(row, column.from);
      const adjusted = block.columns.find(({ role }) => role === 'adjusted');
      const isReplaced = adjusted !== undefined && !isBlank(formGrid.at(row, adjusted.from));
      const isField = column.role === (isReplaced ? 'adjusted' : 'expected') || column.role === 'actual';
      const field = column.role === 'actual' ? 'actual' : 'expected';
      if (isField) put(writer, `/goals/${start + index}/${field}`, cell, { notes: column.notes });
      else putExtra(writer, { label: extraLabel(column.head.text) }, cell);
    }
    claim(writer, ...formGrid.starting(row).filter(cell => cell.column < first));
  });
}

/** Rows with labels of their own under two headings: each cell under `row/column`. */
export function readMatrix(
  formGrid: FormGrid,
  block: Extract<FormBlock, { kind: 'matrix' }>,
  writer: DraftWriter,
): void {
  const first = block.columns[0]!.from;
  claim(
    writer,
    ...block.heads,
    ...formGrid.covering(block.heads[0]!.row).filter(cell => cell.column < first),
  );
  for (const row of block.rows) {
    const labels = formGrid
      .covering(row)
      .filter(cell => cell.column < first && cell.row >= block.rows[0]! && !isBlank(cell));
    claim(writer, ...labels);
    const label = extraLabel(labels.at(-1)?.text ?? '');
    for (const column of block.columns) {
      const cell = formGrid.at(row, column.from);
      putExtra(writer, { label: `${label}/${extraLabel(column.head.text)}` }, cell);
    }
  }
}
