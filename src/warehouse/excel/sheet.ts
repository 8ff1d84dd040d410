import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import exceljs, { type Style } from 'exceljs';
import { text, type Written } from './cells.ts';

export type WorkbookSheet = {
  add(cells: readonly Written[]): void;
  end(): void;
};

export type Workbook = {
  sheet(name: string, heads: readonly ColumnHead[]): WorkbookSheet;
  /** A sheet as it comes: it writes rows when they are committed. */
  add(name: string, options: Partial<exceljs.AddWorksheetOptions>): exceljs.Worksheet;
  /** Writes what is left. Throws what the disk throws. */
  close(): Promise<void>;
};

export type ColumnHead = { readonly title: string; readonly note?: string; readonly width: number };

/** Rows of a sheet, its head among them. */
export const MOST_ROWS = 1_048_576;

/** A workbook that is written row by row: what is written is not in memory any more. */
export function openWorkbook(path: string, head: Partial<Style>): Workbook {
  const file = createWriteStream(path);
  const written = finished(file);
  // `close` throws it; the writer would wait for ever for a file that failed before it was done
  written.catch(() => {});
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    stream: file,
    useStyles: true,
    useSharedStrings: false,
  });
  book.creator = 'ziping';
  return {
    sheet(name, heads) {
      const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
      sheet.columns = heads.map(({ width }) => ({ width }));
      if (heads.length > 0) {
        put(
          sheet,
          heads.map(({ title, note }) => ({
            value: title,
            style: head,
            ...(note === undefined ? {} : { note }),
          })),
        );
        sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: heads.length } };
      }
      return { add: cells => put(sheet, cells), end: () => sheet.commit() };
    },
    add: (name, options) => book.addWorksheet(name, options),
    close: async () => {
      await Promise.race([book.commit(), written]);
    },
  };
}

/** The writer looks a style up once an object: every cell with one of its own would be looked up anew. */
const PLAIN: Partial<Style> = {};

function put(sheet: exceljs.Worksheet, cells: readonly Written[]): void {
  const row = sheet.addRow(cells.map(({ value }) => value));
  for (const [at, { value, style, note }] of cells.entries()) {
    if (value === null && style === undefined && note === undefined) continue;
    const cell = row.getCell(at + 1);
    cell.style = style ?? PLAIN;
    if (note !== undefined) cell.note = text(note);
  }
  row.commit();
}
