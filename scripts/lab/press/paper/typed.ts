import { padStart, wrapText } from '../../../../src/show/width.ts';
import { boxCharacter, DOWN, LEFT, RIGHT, UP } from '../../../../src/values/box-characters.ts';
import { displayWidth } from '../../../../src/values/width.ts';
import type { Line, Sheet } from '../model.ts';
import { type Placed, type Table, tableOf } from '../sheet.ts';

/** Characters that the widest table takes. */
const WIDTH = 150;

/** The sheets as a typewriter writes them, the cells in frames of box-drawing characters. */
export function boxesOf(sheets: readonly Sheet[]): string {
  return typed(sheets, table => {
    const set = setOf(table, 3);
    return [...framed(set)];
  });
}

/** … with blanks between the columns and an empty line between the rows. */
export function columnsOf(sheets: readonly Sheet[]): string {
  return typed(sheets, table => [...lettered(setOf(table, 2)).map(line => line.join('').trimEnd())]);
}

/** … as a spreadsheet copies them: a row a line, its columns parted by tabs, merged cells in their first slot. */
export function fieldsOf(sheets: readonly Sheet[]): string {
  return typed(sheets, ({ rows, widths, cells }) =>
    Array.from({ length: rows }, (_, row) =>
      widths
        .map((_, column) => cells.find(cell => cell.row === row && cell.column === column)?.text ?? '')
        .join('\t'),
    ),
  );
}

function typed(sheets: readonly Sheet[], write: (table: Table) => readonly string[]): string {
  const lines = sheets.flatMap(sheet => [
    ...sheet.above.map(lineOf),
    ...write(tableOf(sheet)),
    ...sheet.below.map(lineOf),
    '',
  ]);
  return `${lines.join('\n')}\n`;
}

function lineOf({ text, align }: Line): string {
  const spare = Math.max(0, WIDTH - displayWidth(text));
  return padStart(text, displayWidth(text) + { left: 0, center: spare >> 1, right: spare }[align]);
}

/** Where columns and rows begin, in characters and lines, and the lines of each cell. */
type Set = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly { readonly cell: Placed; readonly lines: readonly string[] }[];
};

/** A table set with `gap` characters and lines between its cells. */
function setOf({ widths, rows, cells }: Table, gap: number): Set {
  const xs = sums(widths.map(width => Math.max(6, 2 * Math.round((width * WIDTH) / 2000))));
  const room = ({ column, cols }: Placed) => xs[column + cols]! - xs[column]! - gap;
  const set = cells.map(cell => ({
    cell,
    lines: cell.kind === 'down' ? [...cell.text] : wrapText(cell.text, room(cell)),
  }));
  const heights = Array.from({ length: rows }, () => 2);
  for (const { cell, lines } of set.toSorted((a, b) => a.cell.rows - b.cell.rows)) {
    const own = heights.slice(cell.row, cell.row + cell.rows).reduce((sum, height) => sum + height, 0);
    heights[cell.row + cell.rows - 1]! += Math.max(0, lines.length + 1 - own);
  }
  return { xs, ys: sums(heights), cells: set };
}

function sums(sizes: readonly number[]): number[] {
  const ends = [0];
  for (const size of sizes) ends.push(ends.at(-1)! + size);
  return ends;
}

/** The texts of cells in the middle of their heights; a character of two columns leaves the next one empty. */
function lettered({ xs, ys, cells }: Set, indent = 0): string[][] {
  const page = Array.from({ length: ys.at(-1)! + 1 }, () => Array<string>(xs.at(-1)! + 1).fill(' '));
  for (const { cell, lines } of cells) {
    const top = ys[cell.row]!;
    const spare = ys[cell.row + cell.rows]! - top - 1 - lines.length;
    lines.forEach((line, index) => {
      const room = xs[cell.column + cell.cols]! - xs[cell.column]! - 3;
      const pad = cell.align === 'center' ? Math.max(0, room - displayWidth(line)) >> 1 : 0;
      let x = xs[cell.column]! + indent + pad;
      for (const character of line) {
        const width = displayWidth(character);
        if (width === 0) continue;
        page[top + (indent > 0 ? 1 : 0) + (spare >> 1) + index]![x] = character;
        if (width === 2) page[top + (indent > 0 ? 1 : 0) + (spare >> 1) + index]![x + 1] = '';
        x += width;
      }
    });
  }
  return page;
}

function framed(set: Set): string[] {
  const { xs, ys } = set;
  const page = lettered(set, 1);
  const arms = page.map(line => line.map(() => 0));
  const add = (y: number, x: number, own: number) => {
    arms[y]![x]! |= own;
  };
  for (const { cell } of set.cells) {
    const [x0, x1] = [xs[cell.column]!, xs[cell.column + cell.cols]!];
    const [y0, y1] = [ys[cell.row]!, ys[cell.row + cell.rows]!];
    for (const y of [y0, y1])
      for (let x = x0; x <= x1; x++) add(y, x, (x > x0 ? LEFT : 0) | (x < x1 ? RIGHT : 0));
    for (const x of [x0, x1])
      for (let y = y0; y <= y1; y++) add(y, x, (y > y0 ? UP : 0) | (y < y1 ? DOWN : 0));
  }
  return page.map((line, y) =>
    line
      .map((character, x) => (arms[y]![x] ? boxCharacter(arms[y]![x]!) : character))
      .join('')
      .trimEnd(),
  );
}
