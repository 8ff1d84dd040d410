import { clip, displayWidth, padEnd, padStart, printable } from './width.ts';

/** A text in a table on a terminal; `paint` colours it after it was cut and padded. */
export type TextCell = { readonly text: string; readonly paint?: ((text: string) => string) | undefined };

export type TextColumn = {
  readonly align: 'left' | 'right';
  /** columns of the terminal that a text may take; longer ones are cut */
  readonly most: number;
};

/** Blanks between two columns of a table. */
const GAP = '  ';

/** Rows as lines with straight columns, a Chinese character two columns wide; empty columns are left out. */
export function tableLines(rows: readonly (readonly TextCell[])[], columns: readonly TextColumn[]): string[] {
  const cut = rows.map(row =>
    row.map(({ text, paint }, at) => ({ paint, text: clip(printable(text), columns[at]!.most) })),
  );
  const widths = columns.map((_, at) => Math.max(...cut.map(row => displayWidth(row[at]!.text))));
  return cut.map(row =>
    row
      .flatMap(({ text, paint }, at) => {
        if (widths[at] === 0) return [];
        const padded =
          columns[at]!.align === 'left' ? padEnd(text, widths[at]!) : padStart(text, widths[at]!);
        return [paint ? paint(padded) : padded];
      })
      .join(GAP)
      .trimEnd(),
  );
}
