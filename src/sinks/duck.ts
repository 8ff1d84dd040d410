import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Cell } from './tables/column.ts';

/** A DuckDB in this process, and its one connection. */
export type Duck = {
  run(sql: string): Promise<void>;
  /** Rows as objects; decimals, dates and big integers as text. */
  all(sql: string): Promise<Record<string, Cell>[]>;
  readonly connection: DuckDBConnection;
  close(): void;
};

/** What DuckDB may take for its buffers; what does not fit goes to its temporary folder. */
const MEMORY = '250MB';

/**
 * Opens a DuckDB at a path or in memory. One thread keeps the memory of writers and readers small. It never looks for extensions in the network. Throws what DuckDB throws.
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
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
