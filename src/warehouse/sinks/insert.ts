import { ALL_TABLES, DOCUMENTS, FORMS } from '../tables/all.ts';
import type { WarehouseTable } from '../tables/column.ts';
import { createTable, identifier } from './ddl.ts';
import type { Duck } from './duck.ts';
import { tellDuplicates } from './duplicates.ts';
import type { Staged } from './staging.ts';

/** Makes the tables that are not there yet in a DuckDB. */
export async function createTables(duck: Duck): Promise<void> {
  for (const table of ALL_TABLES) await duck.run(createTable(table, 'duckdb'));
}

/** Adds the rows that come to tables of a DuckDB; columns that somebody else added there stay null. */
export async function fill(
  duck: Duck,
  staged: Staged,
  tables: readonly WarehouseTable[] = ALL_TABLES,
): Promise<void> {
  // which forms are copies is told by all of them, and by where their files lie
  const hasForms = tables.includes(FORMS);
  for (const table of new Set(hasForms ? [...tables, DOCUMENTS] : tables)) {
    const columns = table.columns.map(({ name }) => identifier(name)).join(', ');
    await duck.run(`INSERT INTO ${identifier(table.name)} (${columns}) ${staged.select(table)}`);
  }
  if (hasForms) for (const text of tellDuplicates('forms', 'documents')) await duck.run(text);
}
