import type { BBox, Cell, Grid, TextLine } from '../../src/model.ts';

/**
 * A grid written as lines of cells parted by `|`: `<` goes on with the cell at its left, `^` with the one above.
 * Every slot is 10 × 10 points, on page 1.
 */
export function gridOf(text: string): Grid {
  const rows = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => line.split('|').map(cell => cell.trim()));
  const columns = Math.max(...rows.map(row => row.length));
  const at = (row: number, column: number) => rows[row]?.[column] ?? '';
  const cells: Cell[] = [];
  rows.forEach((_, row) => {
    for (let column = 0; column < columns; column++) {
      if (at(row, column) === '<' || at(row, column) === '^') continue;
      let columnSpan = 1;
      while (at(row, column + columnSpan) === '<') columnSpan++;
      let rowSpan = 1;
      while (at(row + rowSpan, column) === '^') rowSpan++;
      cells.push(cellAt({ row, column, rowSpan, columnSpan }, at(row, column)));
    }
  });
  const bbox: BBox = [0, 0, columns * 10, rows.length * 10];
  return { rows: rows.length, columns, cells, regions: [{ page: 1, bbox }], breaks: [] };
}

type Slot = Pick<Cell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>;

function cellAt(slot: Slot, text: string): Cell {
  const { row, column, rowSpan, columnSpan } = slot;
  const bbox: BBox = [column * 10, row * 10, (column + columnSpan) * 10, (row + rowSpan) * 10];
  const lines = text === '' ? [] : [{ text, page: 1, bbox }];
  return { ...slot, text, lines, regions: [{ page: 1, bbox }], notes: [] };
}

/** Lines above the grid, the last one right over it. */
export function linesAbove(...texts: readonly string[]): TextLine[] {
  return texts.map((text, index) => {
    const bottom = -1 - (texts.length - 1 - index) * 12;
    return { text, page: 1, bbox: [0, bottom - 10, text.length * 10, bottom] };
  });
}
