import type { Look } from '../look.ts';
import type { Line, Sheet } from '../model.ts';
import { type Table, tableOf } from '../sheet.ts';
import { cellStyle, cellStyles, lineStyles, marked, odf, paragraphs, slots, spans, styleOf } from './odf.ts';
import { heightsOf } from './strip.ts';

/** Width of the grid in points before the page scales it. */
const WIDTH = 520;

/** All forms as one spreadsheet for LibreOffice Calc, a sheet each. */
export function calcOf(sheets: readonly Sheet[], look: Look): string {
  const tables = sheets.map(tableOf);
  const width = look.landscape ? WIDTH * 1.5 : WIDTH;
  const columns = tables.flatMap((t, form) =>
    t.widths.map((w, i) => columnStyle(`c${form}-${i}`, (w * width) / 1000)),
  );
  const heights = tables.map(t => heightsOf(t, look, width));
  const rows = heights.flatMap((own, form) => own.map((h, i) => rowStyle(`r${form}-${i}`, h * 1.08)));
  const lines = Object.entries({ title: 2.6, normal: 1.7, small: 1.5 }).map(([size, scale]) =>
    rowStyle(`line-${size}`, look.size * scale),
  );
  const long = rowStyle('line-long', look.size * 3.4);
  const page =
    '<style:style style:name="sheet" style:family="table" style:master-page-name="Standard"><style:table-properties table:display="true"/></style:style>';
  const body = sheets.map((sheet, i) => sheetXml(sheet, { look, form: i })).join('');
  return odf('spreadsheet', {
    look,
    styles: [...columns, ...rows, ...lines, long, page, cellStyles(look), lineStyles(look)].join(''),
    body,
  });
}

const columnStyle = (name: string, width: number): string =>
  `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${width.toFixed(2)}pt"/></style:style>`;

const rowStyle = (name: string, height: number): string =>
  `<style:style style:name="${name}" style:family="table-row"><style:table-row-properties style:row-height="${height.toFixed(2)}pt" style:use-optimal-row-height="false"/></style:style>`;

function sheetXml(sheet: Sheet, at: { look: Look; form: number }): string {
  const table = tableOf(sheet);
  const columns = table.widths
    .map((_, i) => `<table:table-column table:style-name="c${at.form}-${i}"/>`)
    .join('');
  const rows = Array.from({ length: table.rows }, (_, r) => rowXml(table, r, at)).join('');
  const lines = (all: readonly Line[]) => all.map(l => lineXml(l, table.widths.length)).join('');
  return `<table:table table:name="表${at.form + 1}" table:style-name="sheet">${columns}${lines(sheet.above)}${rows}${lines(sheet.below)}</table:table>`;
}

function lineXml(line: Line, columns: number): string {
  const height = line.text.length > 55 ? 'line-long' : `line-${line.size}`;
  const covered = '<table:covered-table-cell/>'.repeat(columns - 1);
  return `<table:table-row table:style-name="${height}"><table:table-cell table:style-name="line-${styleOf(line)}" table:number-columns-spanned="${columns}" table:number-rows-spanned="1" office:value-type="string"><text:p>${marked(line.text)}</text:p></table:table-cell>${covered}</table:table-row>`;
}

function rowXml(table: Table, row: number, at: { look: Look; form: number }): string {
  const cells = slots(table, row).map(cell =>
    cell === null
      ? '<table:covered-table-cell/>'
      : `<table:table-cell table:style-name="${cellStyle(cell, table)}"${spans(cell)} office:value-type="string">${paragraphs(cell, at.look)}</table:table-cell>`,
  );
  return `<table:table-row table:style-name="r${at.form}-${row}">${cells.join('')}</table:table-row>`;
}
