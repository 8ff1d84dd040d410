import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Archive } from '../archive/archive.ts';
import { UsageError } from '../errors.ts';
import { type Duck, openDuck } from '../sinks/duck.ts';
import { createTables, fill } from '../sinks/fill.ts';
import { makeScratch } from '../sinks/scratch.ts';
import { writeStage } from '../sinks/stage.ts';
import { TABLES } from '../sinks/tables/all.ts';
import type { Table } from '../sinks/tables/column.ts';
import { readRows, readStamps } from './loadables.ts';

export type Answer = {
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
export async function query(archive: Archive, sql: string): Promise<Answer> {
  const duck = await openDuck(':memory:', { memory: MEMORY, threads: availableParallelism() });
  try {
    await createTables(duck);
    const tables = tablesIn(duck, sql);
    if (tables.length > 0) await load(archive, duck, tables);
    await duck.run(
      "SET temp_directory = ''; SET enable_external_access = false; SET lock_configuration = true",
    );
    return await answer(duck, sql);
  } finally {
    duck.close();
  }
}

async function load(archive: Archive, duck: Duck, tables: readonly Table[]): Promise<void> {
  const scratch = await makeScratch();
  try {
    const coming = readRows(archive, await readStamps(archive));
    await fill(duck, await writeStage(scratch, { coming }), tables);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The tables that a question names; all of them where that cannot be told (SUMMARIZE, several statements). */
function tablesIn({ connection }: Duck, sql: string): readonly Table[] {
  try {
    const named = new Set(connection.getTableNames(sql, false).map(name => name.toLowerCase()));
    const isSelect = /^\s*(?:select|with|from)\b/i.test(sql);
    return isSelect ? TABLES.filter(({ name }) => named.has(name)) : TABLES;
  } catch {
    return TABLES;
  }
}

async function answer({ connection }: Duck, sql: string): Promise<Answer> {
  try {
    const reader = await connection.runAndReadAll(sql);
    const types = reader.columnTypes().map(String);
    return {
      columns: reader.columnNames().map((name, at) => ({ name, isNumber: NUMBER.test(types[at]!) })),
      rows: reader.getRowsJson() as unknown[][],
    };
  } catch (error) {
    throw new UsageError(`SQL 有误 · the query cannot be answered: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const NUMBER = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL|DOUBLE|FLOAT)/;
