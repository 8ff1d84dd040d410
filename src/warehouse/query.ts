import { availableParallelism } from 'node:os';
import type { Archive } from '../archive/archive.ts';
import { UsageError } from '../errors.ts';
import { readChangeTokens, readRows } from './changed-documents.ts';
import { type Duck, openDuck } from './sinks/duck.ts';
import { createTables, fill } from './sinks/insert.ts';
import { writeStage } from './sinks/staging.ts';
import { targetError } from './sinks/target-errors.ts';
import { makeTemporaryFolder } from './sinks/temporary-folder.ts';
import { TABLES } from './tables/all.ts';
import type { WarehouseTable } from './tables/column.ts';

export type QueryResult = {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** decimals, dates and big integers as text */
  readonly rows: readonly (readonly unknown[])[];
};

/** What DuckDB may take: the tables are in memory. */
const MEMORY = '2GB';

/**
 * Answers a question in SQL over the tables of an archive, made in memory for it. The question reaches no file, no network
 * and no setting. Throws UsageError where DuckDB cannot answer it.
 */
export async function query(archive: Archive, sql: string): Promise<QueryResult> {
  using duck = await openDuck(':memory:', { memory: MEMORY, threads: availableParallelism() });
  await createTables(duck);
  await load(archive, duck, tablesIn(sql)).catch(error => {
    throw targetError('query', error);
  });
  // before DuckDB sees a word of the question: what it only looks at may make a folder
  await duck.run(
    "SET temp_directory = ''; SET enable_external_access = false; SET lock_configuration = true",
  );
  return await answer(duck, sql);
}

async function load(archive: Archive, duck: Duck, tables: readonly WarehouseTable[]): Promise<void> {
  await using scratch = await makeTemporaryFolder();
  const coming = readRows(archive, await readChangeTokens(archive));
  await fill(duck, await writeStage(scratch.path, { coming }), tables);
}

/** Questions whose tables cannot be told from their words: several statements, names that are put together. */
const OBSCURE = /^(?!\s*(?:select|with|from)\b)|\bquery(?:_table)?\s*\(|\bu&["']/i;

/** At least the tables that a question asks for: those whose names occur in it, else all. */
function tablesIn(sql: string): readonly WarehouseTable[] {
  const text = sql.toLowerCase();
  const named = TABLES.filter(({ name }) => text.includes(name));
  return named.length === 0 || OBSCURE.test(sql) ? TABLES : named;
}

async function answer(duck: Duck, sql: string): Promise<QueryResult> {
  try {
    const reader = await duck.ask(sql);
    if (reader === null) throw new UsageError(NO_QUESTION);
    const types = reader.columnTypes().map(String);
    return {
      columns: reader.columnNames().map((name, at) => ({ name, isNumber: NUMBER.test(types[at]!) })),
      rows: reader.getRowsJson() as unknown[][],
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`SQL 有误 · the query cannot be answered: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const NO_QUESTION =
  '只能查询：归档不会因此改变 · only questions are answered (SELECT): nothing in the archive changes by SQL';

const NUMBER = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL|DOUBLE|FLOAT)/;
