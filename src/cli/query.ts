import { openArchive } from '../archive/open.ts';
import { type TextColumn, tableLines } from '../show/text-table.ts';
import type { QUERY_FORMATS } from '../warehouse/options.ts';
import { type QueryResult, query } from '../warehouse/query.ts';
import { pathAt } from './files.ts';
import { EXIT, type Streams, wantsColor, write } from './streams.ts';

type QueryFlags = { readonly format?: (typeof QUERY_FORMATS)[number] };

/** `ziping query ARCHIVE SQL`: the warehouse tables without an export. */
export async function queryCommand(
  target: string,
  sql: string,
  { flags, streams }: { readonly flags: QueryFlags; readonly streams: Streams },
): Promise<number> {
  await using archive = await openArchive(await pathAt(target), { readOnly: true });
  const answer = await query(archive, sql);
  const format = flags.format ?? (streams.isTerminal ? 'table' : 'csv');
  await write(streams.out, PRINTERS[format](answer, streams));
  return EXIT.ok;
}

const PRINTERS: {
  readonly [format in (typeof QUERY_FORMATS)[number]]: (answer: QueryResult, streams: Streams) => string;
} = {
  table: asTable,
  csv: asCsv,
  json: asJson,
};

/** Columns of the terminal that one value may take. */
const WIDEST = 40;

function asTable({ columns, rows }: QueryResult, streams: Streams): string {
  if (columns.length === 0) return '';
  const dim = (text: string) => (wantsColor(streams) ? `\x1b[2m${text}\x1b[22m` : text);
  const heads = columns.map(({ name }) => ({ text: name, paint: dim }));
  const cells = rows.map(row => row.map(value => ({ text: shown(value) })));
  const layout = columns.map(
    ({ isNumber }): TextColumn => ({ align: isNumber ? 'right' : 'left', most: WIDEST }),
  );
  return `${tableLines([heads, ...cells], layout, streams.columns).join('\n')}\n`;
}

/** Zeros behind the last digit that the width of a DECIMAL adds are not shown. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /^-?\d+\.\d+0$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/** RFC 4180: a null is nothing, an empty text is "". */
function asCsv({ columns, rows }: QueryResult): string {
  if (columns.length === 0) return '';
  const cell = (value: unknown) => {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map(({ name }) => name), ...rows].map(row => row.map(cell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** One object a line; decimals stay texts, digit by digit. */
function asJson({ columns, rows }: QueryResult): string {
  return rows
    .map(row => `${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])))}\n`)
    .join('');
}
