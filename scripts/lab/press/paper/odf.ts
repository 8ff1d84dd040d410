import type { Look } from '../look.ts';
import type { Align, Line } from '../model.ts';
import type { Placed, Table } from '../sheet.ts';

/** What both kinds of OpenDocument share: names, pages, styles of cells and paragraphs. */

const NAMES = ['office', 'style', 'text', 'table'].map(
  n => `xmlns:${n}="urn:oasis:names:tc:opendocument:xmlns:${n}:1.0"`,
);
const OTHER = `xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"`;

/** A flat OpenDocument of this kind with these automatic styles and this body. */
export function odf(
  kind: 'text' | 'spreadsheet',
  parts: { look: Look; styles: string; body: string },
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMES.join(' ')} ${OTHER} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.${kind}">
<office:automatic-styles>${paragraphStyles(parts.look)}${parts.styles}${pageLayout(parts.look, kind)}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">${furniture(parts.look)}</style:master-page></office:master-styles>
<office:body><office:${kind}>${parts.body}</office:${kind}></office:body></office:document>`;
}

export const marked = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function pageLayout(look: Look, kind: string): string {
  const [width, height] = look.landscape ? ['297mm', '210mm'] : ['210mm', '297mm'];
  const fit =
    kind === 'spreadsheet'
      ? ' style:scale-to-X="1" style:scale-to-Y="0" style:table-centering="horizontal"'
      : '';
  const head = look.runningHead
    ? '<style:header-style><style:header-footer-properties fo:min-height="6mm"/></style:header-style>'
    : '';
  const foot = look.foot
    ? '<style:footer-style><style:header-footer-properties fo:min-height="6mm"/></style:footer-style>'
    : '';
  return `<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="${width}" fo:page-height="${height}" style:print-orientation="${look.landscape ? 'landscape' : 'portrait'}" fo:margin="${look.margin}mm"${fit}/>${head}${foot}</style:page-layout>`;
}

function furniture(look: Look): string {
  const number = '<text:page-number/>';
  const foot = { '': '', dash: `- ${number} -`, words: `第 ${number} 页 共 <text:page-count/> 页` }[
    look.foot
  ];
  const head = look.runningHead
    ? `<style:header><text:p text:style-name="center">${marked(look.runningHead)}</text:p></style:header>`
    : '';
  return `${head}${foot ? `<style:footer><text:p text:style-name="center">${foot}</text:p></style:footer>` : ''}`;
}

const ALIGNS = ['left', 'center', 'right'] as const;
const SIZES = { title: 1.7, normal: 1, small: 0.85 } as const;

function paragraphStyles(look: Look): string {
  const one = (name: string, align: Align, scale: number, extra = '') =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:text-align="${align}"${extra}/>${textProperties(look, { scale, bold: scale > 1.5 })}</style:style>`;
  const gaps = ' fo:margin-top="3pt" fo:margin-bottom="3pt"';
  const lines = Object.entries(SIZES).flatMap(([size, scale]) =>
    ALIGNS.map(a => one(`${size}-${a}`, a, scale, gaps)),
  );
  const breaks = ALIGNS.map(a => one(`break-${a}`, a, 1.7, ' fo:break-before="page"'));
  return [...ALIGNS.map(a => one(a, a, 1)), ...lines, ...breaks].join('');
}

function textProperties(look: Look, set: { scale: number; bold: boolean }): string {
  const weight = set.bold ? ' fo:font-weight="bold" style:font-weight-asian="bold"' : '';
  const size = (look.size * set.scale).toFixed(1);
  return `<style:text-properties fo:font-family="'${look.font}'" style:font-family-asian="'${look.font}'" fo:font-size="${size}pt" style:font-size-asian="${size}pt"${weight}/>`;
}

export const styleOf = (line: Line): string => `${line.size}-${line.align}`;

/** One cell style for each kind, way of being ruled and alignment; `cellStyle` finds it again. */
export function cellStyles(look: Look): string {
  const all = ['', 'l', 'r', 'lr'].flatMap(edge =>
    ['label', 'value', 'down'].flatMap(kind => ALIGNS.map(align => ({ edge, kind, align }))),
  );
  return all.map(style => oneCellStyle(look, style)).join('');
}

function oneCellStyle(look: Look, style: { edge: string; kind: string; align: Align }): string {
  const { edge, kind, align } = style;
  const ground = look.shade && kind !== 'value' ? ' fo:background-color="#d9e2f3"' : '';
  const turn =
    kind === 'down' && look.down === 'vertical' ? ' style:writing-mode="tb-rl" style:direction="ttb"' : '';
  const pad = `fo:padding-top="${look.padding}pt" fo:padding-bottom="${look.padding}pt" fo:padding-left="2pt" fo:padding-right="2pt"`;
  const cell = `<style:table-cell-properties ${borders(look, edge)}${ground} ${pad} style:vertical-align="${look.valign}" fo:wrap-option="wrap"${turn}/>`;
  return `<style:style style:name="cell-${kind}-${edge}-${align}" style:family="table-cell">${cell}<style:paragraph-properties fo:text-align="${align}"/>${textProperties(look, { scale: 1, bold: false })}</style:style>`;
}

/** Cells without rulings for the lines above and below the grid: a spreadsheet has no paragraphs of its own there. */
export function lineStyles(look: Look): string {
  return Object.entries(SIZES)
    .flatMap(([size, scale]) =>
      ALIGNS.map(
        align =>
          `<style:style style:name="line-${size}-${align}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="middle"/><style:paragraph-properties fo:text-align="${align}"/>${textProperties(look, { scale, bold: scale > 1.5 })}</style:style>`,
      ),
    )
    .join('');
}

export function cellStyle(cell: Placed, table: Table): string {
  const left = cell.column === 0 ? 'l' : '';
  const right = cell.column + cell.cols === table.widths.length ? 'r' : '';
  return `cell-${cell.kind}-${left}${right}-${cell.align}`;
}

function borders(look: Look, edge: string): string {
  const line = {
    solid: '0.75pt solid #000000',
    hair: '0.05pt solid #000000',
    thick: '1.8pt solid #000000',
    dotted: '0.75pt dotted #000000',
    double: '2.6pt double #000000',
    horizontal: '0.75pt solid #000000',
    open: '0.75pt solid #000000',
    gaps: '0.75pt solid #000000',
    white: '1.5pt solid #ffffff',
    none: 'none',
  }[look.rules];
  const sides = {
    top: line,
    bottom: line,
    left: look.rules === 'horizontal' || (look.rules === 'open' && edge.includes('l')) ? 'none' : line,
    right: look.rules === 'horizontal' || (look.rules === 'open' && edge.includes('r')) ? 'none' : line,
  };
  return Object.entries(sides)
    .map(([side, value]) => `fo:border-${side}="${value}"`)
    .join(' ');
}

/** The cell's paragraphs: a label that runs down has one for each character. */
export function paragraphs(cell: Placed, look: Look): string {
  const lines =
    cell.kind === 'down' && look.down === 'break'
      ? [...cell.text]
      : [
          cell.kind === 'label' && look.spaced && cell.text.length <= 4
            ? [...cell.text].join(' ')
            : cell.text,
        ];
  return lines.map(l => `<text:p text:style-name="${cell.align}">${marked(l)}</text:p>`).join('');
}

/** The row's slots in order: cells that begin there, and places that another cell covers. */
export function slots(table: Table, row: number): readonly (Placed | null)[] {
  return table.widths.map((_, column) => table.cells.find(c => c.row === row && c.column === column) ?? null);
}

export function spans(cell: Placed): string {
  const wide = cell.cols > 1 ? ` table:number-columns-spanned="${cell.cols}"` : '';
  const high = cell.rows > 1 ? ` table:number-rows-spanned="${cell.rows}"` : '';
  return wide + (high || (wide ? ' table:number-rows-spanned="1"' : ''));
}
