import type { BBox, Cell, Grid } from '../model.ts';
import { armsOf, DOWN, LEFT, RIGHT, UP } from '../values/box-characters.ts';
import { joinLines } from '../values/text.ts';
import { characterWidth } from '../values/width.ts';
import { COLUMN_TICK, ROW_TICK } from './drawing.ts';

const STEPS = [
  { arm: UP, back: DOWN, dx: 0, dy: -1 },
  { arm: RIGHT, back: LEFT, dx: 1, dy: 0 },
  { arm: DOWN, back: UP, dx: 0, dy: 1 },
  { arm: LEFT, back: RIGHT, dx: -1, dy: 0 },
];

/** The character in each column of each row; '' under the right half of a wide one. */
type Sheet = readonly (readonly string[])[];

type Lines = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** whether a line of the drawing passes here, as against a box character in a text */
  readonly passes: (x: number, y: number) => boolean;
};

/**
 * The grid that a box drawing shows: the inverse of `drawGrid`, so that tests can state tables as pictures.
 * Indentation and empty lines around the drawing do not matter. Boxes are in columns and rows of the drawing, on
 * page 1. Throws SyntaxError where the lines do not tile a rectangle.
 */
export function readGrid(drawing: string): Grid {
  const sheet = sheetOf(drawing);
  const lines = follow(sheet);
  const [rows, columns] = [lines.ys.length - 1, lines.xs.length - 1];
  if ([lines.xs, lines.ys].some(at => at.some((position, i) => position - (at[i - 1] ?? -2) < 2)))
    throw new SyntaxError('two lines of the drawing stand side by side with no room for a cell');
  const cells: Cell[] = [];
  const taken = new Set<number>();
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue;
      const cell = readCell(sheet, lines, [row, column]);
      cells.push(cell);
      claim(cell, lines, taken);
    }
  const bbox: BBox = [0, 0, lines.xs.at(-1)!, lines.ys.at(-1)!];
  return { rows, columns, cells, regions: [{ page: 1, bbox }], breaks: [] };
}

function sheetOf(drawing: string): Sheet {
  const rows = drawing.split('\n').filter(row => row.trim() !== '');
  const indent = Math.min(...rows.map(row => row.search(/\S/)));
  return rows.map(row => {
    const cells: string[] = [];
    for (const character of row.slice(indent)) {
      const width = characterWidth(character);
      if (width === 0 && cells.length > 0)
        cells[cells.at(-1) === '' ? cells.length - 2 : cells.length - 1] += character;
      else cells.push(character, ...(width === 2 ? [''] : []));
    }
    return cells;
  });
}

/** Follows the lines from the top left corner, arm by arm: a box character in a text is never reached. */
function follow(sheet: Sheet): Lines {
  if (sheet[0]?.[0] !== '┌')
    throw new SyntaxError('a drawing of a grid begins with ┌ in its top left corner');
  const width = Math.max(...sheet.map(row => row.length));
  const passed = new Set([0]);
  const xs = new Set<number>();
  const ys = new Set<number>();
  for (const at of passed) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const character = sheet[y]![x];
    const arms = lineArms(character);
    if (arms & (UP | DOWN) || character === COLUMN_TICK) xs.add(x);
    if (arms & (LEFT | RIGHT) || character === ROW_TICK) ys.add(y);
    for (const { arm, back, dx, dy } of STEPS)
      if (arms & arm && lineArms(sheet[y + dy]?.[x + dx]) & back) passed.add(at + dx + dy * width);
  }
  const sorted = (positions: Set<number>) => [...positions].sort((a, b) => a - b);
  return { xs: sorted(xs), ys: sorted(ys), passes: (x, y) => passed.has(y * width + x) };
}

function lineArms(character: string | undefined): number {
  if (character === ROW_TICK) return UP | DOWN;
  return character === COLUMN_TICK ? LEFT | RIGHT : armsOf(character);
}

function readCell(sheet: Sheet, { xs, ys, passes }: Lines, [row, column]: readonly [number, number]): Cell {
  let [right, bottom] = [column + 1, row + 1];
  while (right < xs.length - 1 && !passes(xs[right]!, ys[row]! + 1)) right++;
  while (bottom < ys.length - 1 && !passes(xs[column]! + 1, ys[bottom]!)) bottom++;
  const bbox: BBox = [xs[column]!, ys[row]!, xs[right]!, ys[bottom]!];
  const lines = sheet
    .slice(bbox[1] + 1, bbox[3])
    .map((characters, index) => ({
      text: characters
        .slice(bbox[0] + 1, bbox[2])
        .join('')
        .replace(/^ +| +$/g, ''),
      page: 1,
      bbox: [bbox[0] + 1, bbox[1] + 1 + index, bbox[2] - 1, bbox[1] + 2 + index] as const,
    }))
    .filter(line => line.text !== '');
  return {
    row,
    column,
    rowSpan: bottom - row,
    columnSpan: right - column,
    text: joinLines(lines.map(line => line.text)),
    lines,
    regions: [{ page: 1, bbox }],
    notes: [],
  };
}

/** Takes the cell's slots; each side of a slot must have a line where it is a side of the cell, and none elsewhere. */
function claim(cell: Cell, { xs, ys, passes }: Lines, taken: Set<number>): void {
  const [bottom, right] = [cell.row + cell.rowSpan - 1, cell.column + cell.columnSpan - 1];
  for (let row = cell.row; row <= bottom; row++)
    for (let column = cell.column; column <= right; column++) {
      const [x, y] = [xs[column]! + 1, ys[row]! + 1];
      const closed =
        passes(xs[column]!, y) === (column === cell.column) &&
        passes(xs[column + 1]!, y) === (column === right) &&
        passes(x, ys[row]!) === (row === cell.row) &&
        passes(x, ys[row + 1]!) === (row === bottom);
      if (!closed) throw new SyntaxError(`the lines around row ${row}, column ${column} close no rectangle`);
      taken.add(row * (xs.length - 1) + column);
    }
}
