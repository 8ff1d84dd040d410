import { prosePages } from '../content/report.ts';
import type { Look } from '../look.ts';
import type { Line, Sheet } from '../model.ts';
import { headApart, type Placed, type Table, tableOf } from '../sheet.ts';

/** One HTML document with all forms; what Chromium, wkhtmltopdf and WeasyPrint print. */
export function htmlOf(sheets: readonly Sheet[], look: Look): string {
  const forms = sheets.map((sheet, i) => formHtml(sheet, { look, first: i === 0 }));
  const report = look.report ? prosePages() : null;
  const body = report
    ? [chapter(report.before), ...forms.flatMap(f => [f, chapter(report.between)]), chapter(report.after)]
    : forms;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${css(look)}</style></head><body>${body.join('\n')}</body></html>`;
}

function formHtml(sheet: Sheet, at: { look: Look; first: boolean }): string {
  const { look, first } = at;
  const push = first && look.push ? `<div style="height:${look.push}pt"></div>` : '';
  const starts = first || look.together ? '' : ' style="break-before:page;page-break-before:always"';
  return `<section${starts}>${push}${sheet.above.map(lineHtml).join('')}${tableHtml(tableOf(sheet), look)}${sheet.below.map(lineHtml).join('')}</section>`;
}

const lineHtml = (l: Line): string =>
  `<p class="${l.size}" style="text-align:${l.align}">${marked(l.text)}</p>`;

function chapter(paragraphs: readonly string[]): string {
  const [head = '', ...rest] = paragraphs;
  return `<section class="prose"><h2>${marked(head)}</h2>${rest.map(p => `<p>${marked(p)}</p>`).join('')}</section>`;
}

function tableHtml(table: Table, look: Look): string {
  if (!look.repeatHeads || !table.heads)
    return oneTable(table, { look, from: 0, to: table.rows, head: null });
  const [from, to] = table.heads;
  const top = oneTable(table, { look, from: 0, to: from, head: null });
  return top + oneTable(headApart(table), { look, from: to, to: table.rows, head: [from, to] });
}

type Part = { look: Look; from: number; to: number; head: readonly [number, number] | null };

function oneTable(table: Table, part: Part): string {
  const columns = table.widths.map(w => `<col style="width:${w / 10}%">`).join('');
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => rowHtml(table, from + i, part.look)).join('');
  const head = part.head ? `<thead>${rows(...part.head)}</thead>` : '';
  const joined = part.head ? ' style="border-top:none;margin-top:-0.75pt"' : '';
  return `<table${joined}><colgroup>${columns}</colgroup>${head}<tbody>${rows(part.from, part.to)}</tbody></table>`;
}

function rowHtml(table: Table, row: number, look: Look): string {
  const cells = table.cells.filter(c => c.row === row).sort((a, b) => a.column - b.column);
  return `<tr>${cells.map(c => cellHtml(c, { look, table })).join('')}</tr>`;
}

function cellHtml(cell: Placed, at: { look: Look; table: Table }): string {
  const { look, table } = at;
  const classes = [cell.kind, edgeClasses(cell, table)].join(' ');
  const spans = `${cell.cols > 1 ? ` colspan="${cell.cols}"` : ''}${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}`;
  return `<td class="${classes}"${spans} style="text-align:${cell.align}">${cellText(cell, look)}</td>`;
}

function edgeClasses(cell: Placed, table: Table): string {
  const edges = [
    cell.column === 0 ? 'l' : '',
    cell.column + cell.cols === table.widths.length ? 'r' : '',
    cell.row === 0 ? 't' : '',
  ];
  return edges.filter(Boolean).join(' ');
}

function cellText(cell: Placed, look: Look): string {
  if (cell.kind === 'down' && look.down === 'break') return [...cell.text].map(marked).join('<br>');
  if (cell.kind === 'down' && look.down === 'vertical')
    return `<span class="vertical">${marked(cell.text)}</span>`;
  if (cell.kind === 'label' && look.spaced && cell.text.length <= 4)
    return [...cell.text].map(marked).join(' ');
  const text =
    look.truncate && cell.kind === 'value' ? [...cell.text].slice(0, look.truncate).join('') : cell.text;
  return marked(text);
}

const marked = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function css(look: Look): string {
  const size = look.landscape ? '297mm 210mm' : '210mm 297mm';
  const foot = {
    '': '',
    dash: '"- " counter(page) " -"',
    words: '"第 " counter(page) " 页 共 " counter(pages) " 页"',
  }[look.foot];
  const head = look.runningHead ? `@top-center{content:"${look.runningHead}";font-size:8pt}` : '';
  return [
    `@page{size:${size};margin:${look.margin}mm;${foot ? `@bottom-center{content:${foot};font-size:9pt}` : ''}${head}}`,
    `body{margin:0;font-family:"${look.font}";font-size:${look.size}pt;line-height:1.35}`,
    `p{margin:3pt 0}.title{font-size:${look.size * 1.7}pt;font-weight:bold}.small{font-size:${look.size * 0.85}pt}`,
    `table{table-layout:fixed;width:${look.width * 100}%;border-collapse:${look.rules === 'double' || look.rules === 'gaps' ? 'separate' : 'collapse'};border-spacing:0;margin:0 auto}`,
    `td{padding:${look.padding}pt 2pt;vertical-align:${look.valign};word-break:break-all;overflow-wrap:anywhere}`,
    `tr{break-inside:${look.cut ? 'auto' : 'avoid'};page-break-inside:${look.cut ? 'auto' : 'avoid'}}`,
    `.vertical{writing-mode:vertical-rl;-webkit-writing-mode:vertical-rl;white-space:nowrap}.prose p{text-indent:2em;line-height:1.9;font-size:12pt}.prose h2{font-size:15pt;text-align:center}`,
    `.prose{break-before:page;page-break-before:always}`,
    look.shade ? '.label,.down{background:#d9e2f3}' : '',
    rulesCss(look.rules),
  ].join('\n');
}

function rulesCss(rules: Look['rules']): string {
  const line = (width: string, style = 'solid', colour = '#000') => `td{border:${width} ${style} ${colour}}`;
  switch (rules) {
    case 'solid':
      return line('0.75pt');
    case 'hair':
      return line('0.25pt');
    case 'thick':
      return `${line('1.5pt')}table{border:2.5pt solid #000}`;
    case 'dotted':
      return line('0.75pt', 'dotted');
    case 'double':
      return `${line('2.25pt', 'double')}table{border-spacing:0}`;
    case 'horizontal':
      return 'td{border-top:0.75pt solid #000;border-bottom:0.75pt solid #000}';
    case 'open':
      return `${line('0.75pt')}td.l{border-left:none}td.r{border-right:none}`;
    case 'gaps':
      return 'table{background:#000;border-spacing:0.75pt}td{background:#fff}';
    case 'white':
      return 'td{border:1.5pt solid #fff;background:#eef}';
    case 'none':
      return '';
  }
}
