import { constants, zstdCompressSync } from 'node:zlib';
import type { Document } from '../../model.ts';
import { WAREHOUSE_SCHEMA } from '../../schema/fields.ts';
import { TABLES } from '../tables/all.ts';
import {
  type CellContent,
  type ColumnType,
  isDecimal,
  type Loadable,
  SCALES,
  type WarehouseTable,
} from '../tables/column.ts';
import { documents, isAround } from '../tables/documents.ts';

/** Goes up whenever the same document gives other rows, or rows are packed otherwise: those that are kept are made anew. */
const PACKING = `${WAREHOUSE_SCHEMA}.1`;

/**
 * The rows of one document as DuckDB reads them fastest: of each table a few lines of JSON with its columns as lists, in
 * a frame of zstd. Frames may be written one behind the other.
 */
export type PackedRows = {
  /** its row of `documents` but for what the archive tells around a document */
  readonly document: Readonly<Record<string, CellContent>>;
  /** bytes of the longest line */
  readonly longest: number;
  /** of `FRAMED`, in this order; empty where the table gets no rows */
  readonly frames: readonly Uint8Array[];
};

/** The tables whose rows are told by the document and its corrections alone. */
export const FRAMED: readonly WarehouseTable[] = TABLES.filter(table => table !== documents);

/** Makes the rows of a document. */
export function packRows(loadable: Loadable): PackedRows {
  let longest = 0;
  const frames = FRAMED.map(table => {
    const lines = linesOf(table, [...table.rowsOf(loadable)]);
    for (const line of lines) longest = Math.max(longest, Buffer.byteLength(line));
    return lines.length === 0 ? NOTHING : frameOf(lines.join(''));
  });
  const [cells = []] = documents.rowsOf(loadable);
  const told = documents.columns.flatMap(({ name }, at) =>
    isAround(name) ? [] : [[name, cells[at]!] as const],
  );
  return { document: Object.fromEntries(told), longest, frames };
}

const NOTHING = new Uint8Array();

/** Rows of a line at most. DuckDB takes 2,048 lines at a time: of more rows it would hold hundreds of megabytes. */
const TOGETHER = 64;
/** The column that is the same in all rows of a document is said once a line. */
export const ONCE = 'sha256';

/** Rows as lines of JSON: columns are lists, nulls at the end of one are left out. */
export function linesOf(
  { columns }: Pick<WarehouseTable, 'columns'>,
  rows: readonly (readonly CellContent[])[],
): string[] {
  const lines: string[] = [];
  for (let from = 0; from < rows.length; from += TOGETHER) {
    const own = rows.slice(from, from + TOGETHER);
    const line: Record<string, CellContent | CellContent[]> = {};
    for (const [at, { name, type }] of columns.entries()) {
      const list = columnOf(own, at, type);
      if (list.length > 0) line[name] = name === ONCE ? list[0]! : list;
    }
    lines.push(`${JSON.stringify(line)}\n`);
  }
  return lines;
}

function columnOf(rows: readonly (readonly CellContent[])[], at: number, type: ColumnType): CellContent[] {
  const scale = isDecimal(type) ? SCALES[type] : null;
  const list: CellContent[] = [];
  let length = 0;
  for (const row of rows) {
    const own = row[at]!;
    // an empty list is told by the null that it is not
    const cell = Array.isArray(own) && own.length === 0 ? null : own;
    if (cell !== null) length = list.length + 1;
    list.push(cell === null || scale === null ? cell : unscaled(String(cell), scale));
  }
  list.length = length;
  return list;
}

/** A decimal as a whole number of its last place. The digits moved, nothing reckoned: exact whatever the length. */
function unscaled(text: string, scale: number): string {
  const [whole = '', rest = ''] = text.split('.');
  return whole + rest.slice(0, scale).padEnd(scale, '0');
}

/** The quickest level: higher ones save one byte in fifty. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export function frameOf(text: string): Uint8Array {
  return zstdCompressSync(text, LEVEL);
}

type Head = Pick<PackedRows, 'document' | 'longest'> & {
  readonly packing: string;
  readonly lengths: readonly number[];
};

/**
 * The rows of a document as it was read, as bytes to be kept: a line that tells what follows, and the frames. What the
 * archive tells around a document comes when they are loaded.
 */
export function rowsToKeep(document: Document, sha256: string): Uint8Array {
  const packed = packRows({ document, sha256, places: [], corrections: [], stamp: '' });
  const { frames, ...told } = packed;
  const head: Head = { packing: PACKING, ...told, lengths: frames.map(({ length }) => length) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...frames]);
}

const LINE_FEED = 10;

/** Rows that were kept; null where another version made them. */
export function packedOf(bytes: Uint8Array): PackedRows | null {
  const end = bytes.indexOf(LINE_FEED);
  const { packing, document, longest, lengths }: Head = JSON.parse(
    Buffer.from(bytes.subarray(0, end)).toString(),
  );
  if (packing !== PACKING) return null;
  const frames: Uint8Array[] = [];
  let at = end + 1;
  for (const length of lengths) {
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  return { document, longest, frames };
}
