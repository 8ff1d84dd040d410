import pdfmake from 'pdfmake';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Look } from '../look.ts';
import type { Line, Sheet } from '../model.ts';
import { SANS } from './faces.ts';
import { heightOf, type MarginLine, marginLines } from './margins.ts';
import { paperOf, rowsOf, sizeOf, typed } from './page.ts';

/** The sheets as pdfmake sets them: it breaks rows and spans over pages in its own way. */
export async function pdfmakePdf(sheets: readonly Sheet[], look: Look, out: string): Promise<void> {
  const { width, height, margin } = paperOf(look);
  pdfmake.setFonts({ Sans: { normal: SANS.file } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(path => path === SANS.file);
  const inMargin = (at: MarginLine['at'], page: number, pages: number): Content =>
    marginLines(look, page - 1, pages)
      .filter(line => line.at === at)
      .map(line => ({
        text: line.text,
        fontSize: line.size,
        alignment: line.align,
        absolutePosition: {
          x: margin,
          y: at === 'head' ? heightOf(line, margin) : height - heightOf(line, margin) - line.size,
        },
      }));
  const document = pdfmake.createPdf({
    pageSize: { width, height },
    pageMargins: margin,
    defaultStyle: { font: 'Sans', fontSize: look.size },
    header: (page, pages) => inMargin('head', page, pages),
    footer: (page, pages) => inMargin('foot', page, pages),
    content: sheets.flatMap((sheet, i) => contentOf(sheet, look, i === 0)),
  });
  await document.write(out);
}

function contentOf(sheet: Sheet, look: Look, isFirst: boolean): Content[] {
  const [first, ...others] = [...sheet.above.map(line => lineOf(line, look)), tableIn(sheet, look)];
  const turned =
    isFirst || look.together ? { marginTop: isFirst ? look.push : look.size } : { pageBreak: 'before' };
  return [
    { stack: [first], ...turned } as Content,
    ...(others as Content[]),
    ...sheet.below.map(line => lineOf(line, look)),
  ];
}

const lineOf = (line: Line, look: Look): Content => ({
  text: line.text,
  alignment: line.align,
  fontSize: sizeOf(line, look),
});

function tableIn(sheet: Sheet, look: Look): Content {
  const { table, rows } = rowsOf(sheet);
  const { room } = paperOf(look);
  const [before, between] = [2, look.padding];
  const body = rows.map((cells, row): TableCell[] =>
    Array.from({ length: table.widths.length }, (_, column) => {
      const cell = cells.find(one => one.column === column);
      if (!cell) return {};
      const shade = look.shade && cell.kind !== 'value' ? { fillColor: '#d9d9d9' } : {};
      return {
        text: typed(cell),
        alignment: cell.align,
        colSpan: cell.cols,
        rowSpan: Math.min(cell.rows, rows.length - row),

        ...shade,
      };
    }),
  );
  const thick = { hair: 0.2, thick: 1.8 }[look.rules as 'hair'] ?? 0.6;
  return {
    table: {
      widths: table.widths.map(width => (width / 1000) * room - 2 * before - thick),
      body,
      dontBreakRows: !look.cut,
    },
    layout: {
      hLineWidth: () => thick,
      vLineWidth: () => (look.rules === 'horizontal' ? 0 : thick),
      paddingLeft: () => before,
      paddingRight: () => before,
      paddingTop: () => between,
      paddingBottom: () => between,
    },
  };
}
