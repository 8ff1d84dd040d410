import { prosePages } from '../content/report.ts';
import type { Look } from '../look.ts';
import type { Sheet } from '../model.ts';
import { headApart, type Table, tableOf } from '../sheet.ts';
import { cellStyle, cellStyles, marked, odf, paragraphs, slots, spans, styleOf } from './odf.ts';

const POINTS_PER_MM = 72 / 25.4;

/** All forms as one text document for LibreOffice Writer. */
export function writerOf(sheets: readonly Sheet[], look: Look): string {
  const tables = sheets.map(tableOf);
  const width = (look.landscape ? 297 : 210) * POINTS_PER_MM - 2 * look.margin * POINTS_PER_MM;
  const columns = tables.map((t, i) => columnStyles(t, { form: i, width: width * look.width })).join('');
  const keep = look.cut ? '' : ' fo:keep-together="always"';
  const table = `<style:style style:name="grid" style:family="table"><style:table-properties style:width="${(width * look.width).toFixed(1)}pt" table:align="center" table:border-model="collapsing"/></style:style>`;
  const row = `<style:style style:name="row" style:family="table-row"><style:table-row-properties${keep}/></style:style>`;
  const report = look.report ? prosePages() : null;
  const forms = sheets.map((sheet, i) => form(sheet, { look, index: i, breaks: i > 0 && !look.together }));
  const body = report
    ? [chapter(report.before), ...forms.flatMap(f => [f, chapter(report.between)]), chapter(report.after)]
    : forms;
  return odf('text', { look, styles: table + row + columns + cellStyles(look), body: body.join('') });
}

function columnStyles(table: Table, at: { form: number; width: number }): string {
  return table.widths
    .map(
      (w, i) =>
        `<style:style style:name="c${at.form}-${i}" style:family="table-column"><style:table-column-properties style:column-width="${((w * at.width) / 1000).toFixed(2)}pt"/></style:style>`,
    )
    .join('');
}

function form(sheet: Sheet, at: { look: Look; index: number; breaks: boolean }): string {
  const { look, index, breaks } = at;
  const push =
    index === 0 ? '<text:p text:style-name="left"/>'.repeat(Math.round(look.push / (look.size * 1.4))) : '';
  const above = sheet.above.map((l, i) => {
    const style = i === 0 && breaks ? `break-${l.align}` : styleOf(l);
    return `<text:p text:style-name="${style}">${marked(l.text)}</text:p>`;
  });
  const below = sheet.below.map(l => `<text:p text:style-name="${styleOf(l)}">${marked(l.text)}</text:p>`);
  return `${push}${above.join('')}${grids(tableOf(sheet), look, index)}${below.join('')}<text:p text:style-name="small-left"/>`;
}

function grids(table: Table, look: Look, form: number): string {
  if (!look.repeatHeads || !table.heads)
    return grid(table, { look, form, name: `g${form}`, rows: [0, table.rows], heads: null });
  const [from, to] = table.heads;
  const top = grid(table, { look, form, name: `g${form}`, rows: [0, from], heads: null });
  const rest = grid(headApart(table), {
    look,
    form,
    name: `h${form}`,
    rows: [to, table.rows],
    heads: [from, to],
  });
  return `${top}<text:p text:style-name="small-left"/>${rest}`;
}

type Part = {
  readonly look: Look;
  readonly form: number;
  readonly name: string;
  readonly rows: readonly [number, number];
  readonly heads: readonly [number, number] | null;
};

function grid(table: Table, part: Part): string {
  const columns = table.widths
    .map((_, i) => `<table:table-column table:style-name="c${part.form}-${i}"/>`)
    .join('');
  const rows = ([from, to]: readonly [number, number]) =>
    Array.from({ length: to - from }, (_, i) => rowXml(table, part.look, from + i)).join('');
  const heads = part.heads ? `<table:table-header-rows>${rows(part.heads)}</table:table-header-rows>` : '';
  return `<table:table table:name="${part.name}" table:style-name="grid">${columns}${heads}${rows(part.rows)}</table:table>`;
}

function rowXml(table: Table, look: Look, row: number): string {
  const cells = slots(table, row).map(cell =>
    cell === null
      ? '<table:covered-table-cell/>'
      : `<table:table-cell table:style-name="${cellStyle(cell, table)}"${spans(cell)}>${paragraphs(cell, look)}</table:table-cell>`,
  );
  return `<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`;
}

function chapter(lines: readonly string[]): string {
  const [head = '', ...rest] = lines;
  return `<text:p text:style-name="break-center">${marked(head)}</text:p>${rest.map(l => `<text:p text:style-name="normal-left">　　${marked(l)}</text:p>`).join('')}`;
}
