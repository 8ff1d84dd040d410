import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { UsageError } from '../../errors.ts';
import type { CellContent } from '../tables/column.ts';

/** A DuckDB in this process, and its one connection. */
export type Duck = Disposable & {
  run(sql: string): Promise<void>;
  /** Rows as objects; decimals, dates and big integers as text. */
  all(sql: string): Promise<Record<string, CellContent>[]>;
  /** The answer to a question; null where a statement asks for nothing. */
  ask(sql: string): Promise<DuckDBResultReader | null>;
  readonly connection: DuckDBConnection;
  close(): void;
};

/** What DuckDB may take for its buffers; what does not fit goes to its temporary folder. */
const MEMORY = '250MB';

/**
 * Opens a DuckDB at a path or in memory. One thread keeps the memory of writers and readers small. It never
 * looks for extensions in the network. Throws what DuckDB throws, and UsageError where it has no build for this machine.
 */
export async function openDuck(
  path: string,
  { memory = MEMORY, threads = 1 }: { readonly memory?: string; readonly threads?: number } = {},
): Promise<Duck> {
  const { DuckDBInstance, ResultReturnType } = await loadDuck();
  const instance = await DuckDBInstance.create(path, {
    memory_limit: memory,
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return {
    connection,
    async run(sql) {
      await connection.run(sql);
    },
    all: async sql =>
      (await connection.runAndReadAll(sql)).getRowObjectsJson() as unknown as Record<string, CellContent>[],
    async ask(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.returnType === ResultReturnType.QUERY_RESULT ? reader : null;
    },
    close,
    [Symbol.dispose]: close,
  };
}

/** True where DuckDB has a build for this machine. */
export async function isDuckPresent(): Promise<boolean> {
  return await loadDuck().then(
    () => true,
    () => false,
  );
}

async function loadDuck(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    const here = `${process.platform} ${process.arch}`;
    throw new UsageError(
      `DuckDB 没有适用于本机（${here}）的构建，或未装上：可导出 .jsonl，再到别的机器上处理 · ` +
        `DuckDB has no build for this machine (${here}), or is not installed: export to .jsonl, and go on from there on another one`,
      { cause },
    );
  }
}
