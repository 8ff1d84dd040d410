import type { Cell, Grid } from '../model.ts';
import { rowCells } from './page-break-rows.ts';

/** Texts that rows must share to be headings that are printed again. */
const LEAST_TEXTS = 3;

/** How many rows at the top of the second grid repeat rows of the first, word for word; readers of a picture may misread one of them. */
export function repeatedRows(first: Grid, second: Grid): number {
  for (let start = 0; start < first.rows; start++) {
    let [count, texts] = [0, 0];
    while (count < second.rows && start + count < first.rows) {
      const shared = sharedTexts(rowCells(first, start + count), rowCells(second, count));
      if (shared === 0) break;
      texts += shared;
      count++;
    }
    if (texts >= LEAST_TEXTS) return count;
  }
  return 0;
}

/**
 * How many texts a row has, where all of them stand in the other one as well, and none is a value. A label at the left
 * that goes on beside the rows below may be cut anywhere.
 */
function sharedTexts(head: readonly Cell[], row: readonly Cell[]): number {
  const known = new Set(head.map(({ text }) => text));
  const own = row.filter(({ column, rowSpan }) => column > 0 || rowSpan === 1);
  const texts = own.map(({ text }) => text).filter(text => text !== '');
  const isHeading = !texts.some(text => VALUE.test(text)) || isCount(texts);
  const shared = texts.filter(text => known.has(text)).length;
  const isPicture = own.some(({ lines }) => lines.some(({ reading }) => reading));
  const isAll =
    shared === texts.length || (isPicture && shared >= LEAST_TEXTS && shared + 1 === texts.length);
  return isHeading && isAll ? shared : 0;
}

/** A number with what may stand around it; four digits are a year, as headings have them. */
const VALUE = /^(?!\d{4}\D)[<>=≥≤≧≦＝+-]{0,2}\d[\d.,]*\S{0,2}$/u;

/** The numbers of the columns, one after the other. */
function isCount(texts: readonly string[]): boolean {
  const numbers = texts.filter(text => VALUE.test(text)).map(Number);
  return numbers.every((number, index) => number === numbers[0]! + index);
}

/** A heading that is printed again is one heading in two places. */
export function withRepeats(first: Grid, second: Grid, heads: number): Grid {
  const again = new Map<Cell, Cell>();
  for (const cell of second.cells) {
    if (cell.row >= heads || cell.text === '') continue;
    const original = first.cells.find(({ text }) => text === cell.text) ?? misread(cell, first, second);
    if (original) again.set(original, cell);
  }
  const cells = first.cells.map((cell): Cell => {
    const other = again.get(cell);
    if (!other) return cell;
    const regions = [...cell.regions, ...other.regions];
    return { ...cell, lines: [...cell.lines, ...other.lines], regions };
  });
  return { ...first, cells };
}

/** The heading that one of its row stands for that was not read alike: in its column, in the row of the others. */
function misread({ row, column }: Cell, first: Grid, second: Grid): Cell | undefined {
  const others = rowCells(second, row).flatMap(
    ({ text }) => first.cells.find(cell => cell.text === text) ?? [],
  );
  return first.cells.find(cell => cell.row === others[0]?.row && cell.column === column);
}

/**
 * The second grid without the headings at its top. Some printers draw no line between a heading that is printed again and
 * a merged cell that goes on below it: what is left of such a cell is blank.
 */
export function withoutRepeats(first: Grid, second: Grid, heads: number): Grid {
  const known = new Set(first.cells.map(({ text }) => text));
  const isHeading = ({ row, text }: Cell) => row < heads && known.has(text);
  const cells = second.cells.map(cell => (isHeading(cell) ? { ...cell, text: '', lines: [] } : cell));
  return withoutRows({ ...second, cells }, heads);
}

export function withoutRows(grid: Grid, count: number): Grid {
  const cells = grid.cells.flatMap(cell => {
    const lost = Math.max(0, Math.min(count - cell.row, cell.rowSpan));
    if (lost === cell.rowSpan) return [];
    return [{ ...cell, row: Math.max(0, cell.row - count), rowSpan: cell.rowSpan - lost }];
  });
  return { ...grid, rows: grid.rows - count, cells };
}
