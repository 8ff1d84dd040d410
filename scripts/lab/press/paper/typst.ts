import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Look } from '../look.ts';
import type { Line, Sheet } from '../model.ts';
import type { Placed } from '../sheet.ts';
import { SANS } from './faces.ts';
import { heightOf, marginLines } from './margins.ts';
import { paperOf, rowsOf, sizeOf, typed } from './page.ts';

/** The sheets as Typst sets them. */
export function typstPdf(sheets: readonly Sheet[], look: Look): Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [SANS.file] }] });
  const { result, takeDiagnostics: _ } = compiler.compile({ mainFileContent: sourceOf(sheets, look) });
  if (!result) throw new Error('Typst could not set it');
  return compiler.pdf(result);
}

const words = (text: string): string =>
  text
    .split('\n')
    .map(part => `#${JSON.stringify(part)}`)
    .join(' \\ ');

function sourceOf(sheets: readonly Sheet[], look: Look): string {
  const { width, height, margin } = paperOf(look);
  return [
    `#set page(width: ${width}pt, height: ${height}pt, margin: ${margin}pt, background: ${marginsOf(look)})`,
    `#set text(font: ${JSON.stringify(SANS.name)}, size: ${look.size}pt, lang: "zh")`,
    '#set par(leading: 0.45em)',
    `#v(${look.push}pt)`,
    ...sheets.flatMap((sheet, i) => [
      i > 0 && !look.together ? '#pagebreak()' : '',
      ...sheet.above.map(line => lineOf(line, look)),
      tableIn(sheet, look),
      ...sheet.below.map(line => lineOf(line, look)),
    ]),
  ].join('\n\n');
}

/** What stands in the margins, as a list of what stands on each page: there are never more than so many. */
const MOST_PAGES = 60;

function marginsOf(look: Look): string {
  const { margin } = paperOf(look);
  const pages = Array.from({ length: MOST_PAGES }, (_, index) =>
    marginLines(look, index, MOST_PAGES).map(line => {
      const [side, up] = line.at === 'head' ? ['top', 1] : ['bottom', -1];
      const across = line.align === 'center' ? 'center' : `left`;
      const dx = line.align === 'center' ? 0 : margin;
      return `place(${side} + ${across}, dx: ${dx}pt, dy: ${up * (heightOf(line, margin) - 8)}pt, text(size: ${line.size}pt, ${JSON.stringify(line.text)}))`;
    }),
  );
  const list = pages.map(lines => `[${lines.map(line => `#${line}`).join('')}]`).join(', ');
  return `context { let all = (${list},); all.at(calc.min(here().page(), ${MOST_PAGES}) - 1) }`;
}

const lineOf = (line: Line, look: Look): string =>
  `#align(${line.align}, text(size: ${sizeOf(line, look)}pt)[${words(line.text)}])`;

function tableIn(sheet: Sheet, look: Look): string {
  const { table, rows } = rowsOf(sheet);
  const { room } = paperOf(look);
  const widths = table.widths.map(width => `${((width / 1000) * room).toFixed(2)}pt`).join(', ');
  const thick = { hair: 0.2, thick: 1.8 }[look.rules as 'hair'] ?? 0.6;
  const stroke = look.rules === 'horizontal' ? `(x: none, y: ${thick}pt)` : `${thick}pt`;
  return `#table(columns: (${widths}), inset: (x: 2pt, y: ${look.padding + 1}pt), stroke: ${stroke},\n${rows
    .flat()
    .map(cell => cellOf(cell, look))
    .join(',\n')})`;
}

function cellOf(cell: Placed, look: Look): string {
  const across = cell.align;
  const down = look.valign === 'middle' ? 'horizon' : 'top';
  const fill = look.shade && cell.kind !== 'value' ? ', fill: luma(217)' : '';
  return `table.cell(x: ${cell.column}, y: ${cell.row}, colspan: ${cell.cols}, rowspan: ${cell.rows}, align: ${across} + ${down}${fill})[${words(typed(cell))}]`;
}
