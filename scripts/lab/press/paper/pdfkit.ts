import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Look } from '../look.ts';
import type { Line, Sheet } from '../model.ts';
import { tableOf } from '../sheet.ts';
import { SANS } from './faces.ts';
import { heightOf, marginLines } from './margins.ts';
import { paperOf, sizeOf } from './page.ts';
import { type Strip, stripOf } from './strip.ts';

type Paper = { readonly document: PDFKit.PDFDocument; readonly look: Look; y: number };

/** The sheets as a program draws them with PDFKit: each cell a box, each of its lines a text. */
export async function pdfkitPdf(sheets: readonly Sheet[], look: Look): Promise<Uint8Array> {
  const { width, height, margin } = paperOf(look);
  const document = new PDFDocument({ size: [width, height], margin: 0, bufferPages: true });
  document.font(SANS.file).lineWidth({ hair: 0.2, thick: 1.8 }[look.rules as 'hair'] ?? 0.6);
  const paper = { document, look, y: margin + look.push };
  sheets.forEach((sheet, i) => {
    if (i > 0 && (!look.together || paper.y > height - margin - 120)) turn(paper);
    for (const line of sheet.above) lineOn(paper, line);
    tableOn(paper, sheet);
    for (const line of sheet.below) lineOn(paper, line);
    paper.y += look.size;
  });
  marginsOn(paper);
  document.end();
  return new Uint8Array(await buffer(document));
}

function turn(paper: Paper): void {
  paper.document.addPage();
  paper.y = paperOf(paper.look).margin;
}

function lineOn(paper: Paper, line: Line): void {
  const { document, look } = paper;
  const { width, height, margin } = paperOf(look);
  const room = { width: width - 2 * margin, align: line.align } as const;
  document.fontSize(sizeOf(line, look));
  const high = document.heightOfString(line.text, room);
  if (paper.y + high > height - margin) turn(paper);
  document.text(line.text, margin, paper.y, room);
  paper.y += high;
}

function tableOn(paper: Paper, sheet: Sheet): void {
  const { look } = paper;
  const { height, margin, room } = paperOf(look);
  const full = height - 2 * margin;
  const strip = stripOf(tableOf(sheet), look, { width: room, first: height - margin - paper.y, full });
  let from = 0;
  for (const to of [...strip.breaks, strip.height]) {
    if (from > 0) turn(paper);
    partOn(paper, strip, [from, to]);
    paper.y += to - from;
    from = to;
  }
}

function partOn({ document, look, y }: Paper, strip: Strip, [from, to]: readonly [number, number]): void {
  const { margin } = paperOf(look);
  for (const { cell, ...box } of strip.boxes) {
    const [y0, y1] = [Math.max(box.y0, from), Math.min(box.y1, to)];
    if (y1 - y0 < 0.01) continue;
    document.rect(margin + box.x0, y + y0 - from, box.x1 - box.x0, y1 - y0);
    if (look.shade && cell.kind !== 'value') document.fillAndStroke('#d9d9d9', 'black').fillColor('black');
    else document.stroke();
  }
  document.fontSize(look.size);
  for (const line of strip.lines)
    if (line.y > from && line.y <= to + 0.01)
      document.text(line.text, margin + line.x, y + line.y - from - look.size, { lineBreak: false });
}

function marginsOn({ document, look }: Paper): void {
  const { width, height, margin } = paperOf(look);
  const { count } = document.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    document.switchToPage(index);
    for (const line of marginLines(look, index, count)) {
      document.fontSize(line.size);
      const up = heightOf(line, margin);
      const x = line.align === 'center' ? (width - document.widthOfString(line.text)) / 2 : margin;
      document.text(line.text, x, line.at === 'head' ? up : height - up - line.size, { lineBreak: false });
    }
  }
}
