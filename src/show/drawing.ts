import type { Cell, Grid } from '../model.ts';
import { DOWN, LEFT, RIGHT, UP } from '../values/box-characters.ts';
import { displayWidth } from '../values/width.ts';
import { addArms, type CharacterCanvas, canvas, putText, rowsOf } from './canvas.ts';
import { printable, wrapText } from './width.ts';

/** Blanks on both sides of a text and the line after it. */
const AROUND_TEXT = 3;

/** Marks on the frame where a line of the grid borders no cell: without them the drawing would lose it. */
export const ROW_TICK = '╞';
export const COLUMN_TICK = '╥';

type DrawingOptions = {
  /** columns that a text may take in each column of the grid; longer lines are wrapped */
  readonly maxWidth?: number;
};

type Layout = {
  readonly texts: ReadonlyMap<Cell, readonly string[]>;
  /** positions of the vertical lines, in character columns */
  readonly xs: readonly number[];
  /** positions of the horizontal lines, in character rows */
  readonly ys: readonly number[];
};

/**
 * A grid as a box drawing, its spans shown, a Chinese character two columns wide. Lines of text stand as they were
 * printed; without `maxWidth`, `readGrid` gives the same grid back, but for boxes and notes.
 */
export function drawGrid(grid: Grid, options: DrawingOptions = {}): string {
  const layout = layOut(grid, options.maxWidth ?? Number.POSITIVE_INFINITY);
  const sheet = canvas(layout.xs.at(-1)! + 1, layout.ys.at(-1)! + 1);
  for (const cell of grid.cells) drawCell(sheet, cell, layout);
  drawTicks(sheet, grid, layout);
  return rowsOf(sheet).join('\n');
}

function layOut(grid: Grid, maxWidth: number): Layout {
  const texts = new Map(grid.cells.map(cell => [cell, textLines(cell, maxWidth)]));
  const xs = boundaries(
    grid.columns,
    AROUND_TEXT,
    grid.cells.map(cell => ({
      from: cell.column,
      span: cell.columnSpan,
      size: Math.max(1, ...texts.get(cell)!.map(displayWidth)),
    })),
  );
  const ys = boundaries(
    grid.rows,
    1,
    grid.cells.map(cell => ({
      from: cell.row,
      span: cell.rowSpan,
      size: Math.max(1, texts.get(cell)!.length),
    })),
  );
  return { texts, xs, ys };
}

function textLines(cell: Cell, maxWidth: number): string[] {
  const printed = cell.lines.length > 0 ? cell.lines.map(line => line.text) : [cell.text];
  const room = (maxWidth + AROUND_TEXT) * cell.columnSpan - AROUND_TEXT;
  return printed.flatMap(line => wrapText(printable(line), room)).filter(line => line !== '');
}

type Need = { readonly from: number; readonly span: number; readonly size: number };

/** Where the lines stand so that each need fits; between two of them there is `gap` besides the text. */
function boundaries(count: number, gap: number, needs: readonly Need[]): number[] {
  const sizes: number[] = Array(count).fill(1);
  for (const { from, span, size } of needs.toSorted((a, b) => a.span - b.span)) {
    const room = sizes.slice(from, from + span).reduce((sum, one) => sum + one + gap, -gap);
    for (let missing = size - room; missing > 0; missing--) sizes[from + (missing % span)]! += 1;
  }
  const positions = [0];
  for (const size of sizes) positions.push(positions.at(-1)! + size + gap);
  return positions;
}

function drawCell(sheet: CharacterCanvas, cell: Cell, { texts, xs, ys }: Layout): void {
  const [left, right] = [xs[cell.column]!, xs[cell.column + cell.columnSpan]!];
  const [top, bottom] = [ys[cell.row]!, ys[cell.row + cell.rowSpan]!];
  for (let x = left; x <= right; x++) {
    const arms = (x > left ? LEFT : 0) | (x < right ? RIGHT : 0);
    addArms(sheet, [x, top], arms);
    addArms(sheet, [x, bottom], arms);
  }
  for (let y = top; y <= bottom; y++) {
    const arms = (y > top ? UP : 0) | (y < bottom ? DOWN : 0);
    addArms(sheet, [left, y], arms);
    addArms(sheet, [right, y], arms);
  }
  for (const [index, text] of texts.get(cell)!.entries()) putText(sheet, [left + 2, top + 1 + index], text);
}

function drawTicks(sheet: CharacterCanvas, grid: Grid, { xs, ys }: Layout): void {
  for (let row = 1; row < grid.rows; row++)
    if (!grid.cells.some(cell => cell.row === row)) putText(sheet, [0, ys[row]!], ROW_TICK);
  for (let column = 1; column < grid.columns; column++)
    if (!grid.cells.some(cell => cell.column === column)) putText(sheet, [xs[column]!, 0], COLUMN_TICK);
}
