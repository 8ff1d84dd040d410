import { displayWidth } from '../values/width.ts';
import { clip, padEnd, padStart, printable } from './width.ts';

/** A text in a table on a terminal; `paint` colours it after it was cut and padded. */
export type TextCell = { readonly text: string; readonly paint?: ((text: string) => string) | undefined };

export type TextColumn = {
  readonly align: 'left' | 'right';
  /** columns of the terminal that a text may take; longer ones are cut. Null: what the others leave, at least LEAST */
  readonly most: number | null;
};

/** Blanks between two columns of a table. */
const GAP = '  ';
const LEAST = 12;

/**
 * Rows as lines with straight columns, a Chinese character two columns wide; empty columns are left out. `width` is
 * what a line may take where a column has no bound of its own.
 */
export function tableLines(
  rows: readonly (readonly TextCell[])[],
  columns: readonly TextColumn[],
  width = Number.POSITIVE_INFINITY,
): string[] {
  const widths = columnWidths(rows, columns, width);
  return rows.map(row =>
    row
      .flatMap(({ text, paint }, at) => {
        if (widths[at] === 0) return [];
        const cut = clip(printable(text), widths[at]!);
        const padded = columns[at]!.align === 'left' ? padEnd(cut, widths[at]!) : padStart(cut, widths[at]!);
        return [paint ? paint(padded) : padded];
      })
      .join(GAP)
      .trimEnd(),
  );
}

function columnWidths(
  rows: readonly (readonly TextCell[])[],
  columns: readonly TextColumn[],
  width: number,
): number[] {
  const needed = columns.map((_, at) => Math.max(...rows.map(row => displayWidth(printable(row[at]!.text)))));
  const bounded = columns.map(({ most }, at) => (most === null ? 0 : Math.min(most, needed[at]!)));
  const used = bounded.filter(one => one > 0).reduce((sum, one) => sum + one + GAP.length, 0);
  return columns.map(({ most }, at) =>
    most === null ? Math.min(needed[at]!, Math.max(LEAST, width - used)) : bounded[at]!,
  );
}
