import type { Cell, Grid } from '../model.ts';

/** A grid to look into by row and column, and what of it has been understood so far. */
export type FormGrid = {
  readonly grid: Grid;
  /** the cell that covers a slot */
  at(row: number, column: number): Cell;
  /** cells that begin in a row, from left to right */
  starting(row: number): readonly Cell[];
  /** cells that cover a row, from left to right */
  covering(row: number): readonly Cell[];
};

export function formGridOf(grid: Grid): FormGrid {
  const slots: Cell[][] = Array.from({ length: grid.rows }, () => []);
  for (const cell of grid.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        slots[row]![column] = cell;
    }
  }
  return {
    grid,
    at: (row, column) => slots[row]![column]!,
    starting: row => [...new Set(slots[row])].filter(cell => cell.row === row),
    covering: row => [...new Set(slots[row])],
  };
}

export function endRow(cell: Cell): number {
  return cell.row + cell.rowSpan;
}

export function endColumn(cell: Cell): number {
  return cell.column + cell.columnSpan;
}

export function isBlank(cell: Cell): boolean {
  return cell.text.trim() === '';
}

/** How many columns two stretches of columns share. */
export function sharedColumns(cell: Cell, from: number, to: number): number {
  return Math.max(0, Math.min(endColumn(cell), to) - Math.max(cell.column, from));
}

/** A row that a printer leaves between two pages, or between the two lines of a border. */
export function isEmptyRow(formGrid: FormGrid, row: number): boolean {
  return formGrid.starting(row).every(isBlank);
}
