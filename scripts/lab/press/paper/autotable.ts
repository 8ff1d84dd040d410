import { jsPDF } from 'jspdf';
import { autoTable, type RowInput } from 'jspdf-autotable';
import type { Look } from '../look.ts';
import type { Line, Sheet } from '../model.ts';
import { trueType } from './faces.ts';
import { heightOf, marginLines } from './margins.ts';
import { paperOf, rowsOf, sizeOf, typed } from './page.ts';

/** The sheets as jsPDF and its autotable set them. */
export function autotablePdf(sheets: readonly Sheet[], look: Look): Uint8Array {
  const { height, margin } = paperOf(look);
  const document = new jsPDF({
    unit: 'pt',
    format: 'a4',
    orientation: look.landscape ? 'landscape' : 'portrait',
  });
  document.addFileToVFS('face.ttf', Buffer.from(trueType()).toString('base64'));
  document.addFont('face.ttf', 'face', 'normal');
  document.setFont('face');
  let y = margin + look.push;
  sheets.forEach((sheet, i) => {
    const isFull = y > height - margin - 120;
    if (i > 0 && (!look.together || isFull)) {
      document.addPage();
      y = margin;
    }
    y = linesAt(document, sheet.above, { look, y });
    y = tableAt(document, sheet, { look, y });
    y = linesAt(document, sheet.below, { look, y }) + look.size;
  });
  const pages = document.getNumberOfPages();
  for (let page = 1; page <= pages; page++) marginsAt(document, look, { page, pages });
  return new Uint8Array(document.output('arraybuffer'));
}

type At = { readonly look: Look; readonly y: number };

function linesAt(document: jsPDF, lines: readonly Line[], { look, y }: At): number {
  const { width, height, margin } = paperOf(look);
  let at = y;
  for (const line of lines) {
    const size = sizeOf(line, look);
    document.setFontSize(size);
    for (const text of document.splitTextToSize(line.text, width - 2 * margin) as string[]) {
      if (at + size * 1.4 > height - margin) {
        document.addPage();
        at = margin;
      }
      at += size * 1.4;
      const x = { left: margin, center: width / 2, right: width - margin }[line.align];
      document.text(text, x, at - size * 0.3, { align: line.align });
    }
  }
  return at;
}

function tableAt(document: jsPDF, sheet: Sheet, { look, y }: At): number {
  const { table, rows } = rowsOf(sheet);
  const { room, margin } = paperOf(look);
  const thick = { hair: 0.2, thick: 1.8 }[look.rules as 'hair'] ?? 0.6;
  const body = rows.map(cells =>
    cells.map(cell => ({
      content: typed(cell),
      colSpan: cell.cols,
      rowSpan: cell.rows,
      styles: {
        halign: cell.align,
        ...(look.shade &&
          cell.kind !== 'value' && { fillColor: [217, 217, 217] as [number, number, number] }),
      },
    })),
  );
  refusing(() => {
    autoTable(document, {
      startY: y,
      margin,
      tableWidth: room,
      theme: look.rules === 'none' ? 'plain' : 'grid',
      rowPageBreak: look.cut ? 'auto' : 'avoid',
      columnStyles: Object.fromEntries(
        table.widths.map((width, i) => [i, { cellWidth: (width / 1000) * room }]),
      ),
      styles: {
        font: 'face',
        fontStyle: 'normal',
        fontSize: look.size,
        cellPadding: { vertical: look.padding + 1, horizontal: 2 },
        lineWidth: thick,
        lineColor: 0,
        textColor: 0,
        valign: look.valign,
      },
      body: body as RowInput[],
    });
  });
  return (document as unknown as { lastAutoTable: { finalY: number } }).lastAutoTable.finalY;
}

function marginsAt(document: jsPDF, look: Look, { page, pages }: { page: number; pages: number }): void {
  const { width, height, margin } = paperOf(look);
  document.setPage(page);
  for (const line of marginLines(look, page - 1, pages)) {
    document.setFontSize(line.size);
    const up = heightOf(line, margin);
    document.text(
      line.text,
      line.align === 'center' ? width / 2 : margin,
      line.at === 'head' ? up : height - up,
      {
        align: line.align,
      },
    );
  }
}

/** What autotable says that it cannot draw is lost in the print, and such a print is none. */
function refusing(print: () => void): void {
  const { log } = console;
  console.log = message => {
    throw new Error(String(message));
  };
  try {
    print();
  } finally {
    console.log = log;
  }
}
