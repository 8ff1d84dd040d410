import type { Cell } from '../model.ts';
import type { FormBlock } from './blocks.ts';
import { claim, type DraftWriter, putExtra } from './draft-writer.ts';
import { endRow, type FormGrid, isBlank } from './form-grid.ts';
import { nameColumn } from './headings.ts';
import { extraLabel } from './labels.ts';

type Tabular = Extract<FormBlock, { kind: 'funding' | 'goals' | 'indicators' | 'matrix' }>;

/**
 * A block of a form that watches a running year. What its months came to and what is expected of the others is no result: it
 * is kept as printed, under `row/column`, a column by all its headings.
 */
export function readMonitored(formGrid: FormGrid, block: Tabular, writer: DraftWriter): void {
  const first = block.kind === 'indicators' ? nameColumn(block.columns).to : block.columns[0]!.from;
  const top = block.heads[0]!.row;
  const below = Math.max(...block.heads.map(endRow));
  const storeys = Array.from({ length: below - top }, (_, index) => top + index);
  claim(writer, ...storeys.flatMap(row => formGrid.covering(row)));
  for (const row of block.rows.filter(own => own >= below)) {
    const labels = formGrid.covering(row).filter(cell => cell.column < first && cell.row >= below);
    claim(writer, ...labels);
    const label = labels.findLast(cell => !isBlank(cell));
    for (const cell of formGrid.starting(row)) {
      if (cell.column < first || isBlank(cell)) continue;
      const heads = new Set(storeys.map(storey => formGrid.at(storey, cell.column)));
      putExtra(writer, { label: nameOf([...(label ? [label] : []), ...heads]) }, cell);
    }
  }
}

function nameOf(cells: readonly Cell[]): string {
  return cells
    .filter(cell => !isBlank(cell))
    .map(({ text }) => extraLabel(text))
    .join('/');
}
