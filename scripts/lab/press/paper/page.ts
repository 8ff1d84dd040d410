import type { Look } from '../look.ts';
import type { Line, Sheet } from '../model.ts';
import { type Placed, type Table, tableOf } from '../sheet.ts';

/** The paper, in points. */
export function paperOf(look: Look): { width: number; height: number; margin: number; room: number } {
  const [width, height] = look.landscape ? [842, 595] : [595, 842];
  const margin = (look.margin * 72) / 25.4;
  return { width, height, margin, room: (width - 2 * margin) * look.width };
}

/** Rows of cells that begin in them, for programs that set tables by themselves. */
export function rowsOf(sheet: Sheet): { table: Table; rows: readonly (readonly Placed[])[] } {
  const table = tableOf(sheet);
  const rows = Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter(cell => cell.row === row).sort((a, b) => a.column - b.column),
  );
  return { table, rows };
}

/** A cell's text as it is typed in: a label that runs down its cell has a line for each character. */
export const typed = ({ kind, text }: Placed): string => (kind === 'down' ? [...text].join('\n') : text);

export const sizeOf = ({ size }: Line, look: Look): number =>
  look.size * { title: 1.7, normal: 1, small: 0.85 }[size];
