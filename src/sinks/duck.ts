import {
  BIGINT,
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import { type Cell, type ColumnType, isDecimal, SCALES, type Table, WIDTH } from './tables/column.ts';

/** A DuckDB in this process, and its one connection. */
export type Duck = {
  run(sql: string): Promise<void>;
  /** Rows as objects; decimals, dates and big integers as text. */
  all(sql: string): Promise<Record<string, Cell>[]>;
  /** What appends rows to a table of the database of this name. */
  appender(table: Table, database: string): Promise<Appender>;
  readonly connection: DuckDBConnection;
  close(): void;
};

export type Appender = {
  append(cells: readonly Cell[]): void;
  close(): void;
};

/** What DuckDB may take for its buffers; what does not fit goes to its temporary folder. */
const MEMORY = '96MB';

/**
 * Opens a DuckDB at a path or in memory. One thread keeps rows in their order, and the memory of writers and readers small. It never looks for extensions in the network. Throws what DuckDB throws.
 */
export async function openDuck(
  path: string,
  { memory = MEMORY, threads = 1 }: { readonly memory?: string; readonly threads?: number } = {},
): Promise<Duck> {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: memory,
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  return {
    connection,
    async run(sql) {
      await connection.run(sql);
    },
    all: async sql =>
      (await connection.runAndReadAll(sql)).getRowObjectsJson() as unknown as Record<string, Cell>[],
    appender: (table, database) => appenderOf(connection, { table, database }),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Rows of a chunk: DuckDB's own. */
const CHUNK = 2048;
/** Chunks between two writings, so that what is appended does not gather in memory. */
const FLUSH = 8;

async function appenderOf(
  connection: DuckDBConnection,
  { table, database }: { table: Table; database: string },
): Promise<Appender> {
  const kinds = table.columns.map(({ type }) => type);
  const types = kinds.map(duckType);
  const readers = kinds.map(converterOf);
  const appender = await connection.createAppender(table.name, 'main', database);
  // one chunk for all: the memory of many would wait for a garbage collector that does not see it
  const chunk = DuckDBDataChunk.create(types);
  let columns: DuckDBValue[][] = types.map(() => []);
  let chunks = 0;
  const write = () => {
    const rows = columns[0]!.length;
    if (rows === 0) return;
    chunk.reset();
    chunk.rowCount = rows;
    for (const [at, values] of columns.entries()) chunk.setColumnValues(at, values);
    appender.appendDataChunk(chunk);
    columns = types.map(() => []);
    if (++chunks % FLUSH === 0) appender.flushSync();
  };
  return {
    append(cells) {
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at]!;
        columns[at]!.push(cell === null ? null : readers[at]!(cell));
      }
      if (columns[0]!.length === CHUNK) write();
    },
    close() {
      write();
      appender.closeSync();
    },
  };
}

const PLAIN = {
  text: VARCHAR,
  integer: INTEGER,
  bigint: BIGINT,
  boolean: BOOLEAN,
  double: DOUBLE,
  date: DATE,
  timestamp: TIMESTAMP,
} as const;

function duckType(type: ColumnType): DuckDBType {
  return isDecimal(type) ? DECIMAL(WIDTH, SCALES[type]) : PLAIN[type];
}

const MILLISECONDS_A_DAY = 86_400_000;

/** How a cell becomes a value of DuckDB. */
function converterOf(type: ColumnType): (cell: Cell) => DuckDBValue {
  if (isDecimal(type)) return cell => decimalValue(String(cell), SCALES[type]);
  if (type === 'bigint') return cell => BigInt(Number(cell));
  if (type === 'date') return cell => new DuckDBDateValue(Date.parse(String(cell)) / MILLISECONDS_A_DAY);
  if (type === 'timestamp') return cell => new DuckDBTimestampValue(BigInt(Date.parse(String(cell))) * 1000n);
  return cell => cell;
}

/** The digits moved, nothing reckoned: exact whatever the length. */
function decimalValue(text: string, scale: number): DuckDBDecimalValue {
  const [whole = '', rest = ''] = text.split('.');
  return new DuckDBDecimalValue(BigInt(whole + rest.slice(0, scale).padEnd(scale, '0')), WIDTH, scale);
}
