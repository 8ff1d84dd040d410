import { createTable } from './ddl.ts';
import type { Duck } from './duck.ts';
import { ALL_TABLES, LOADS, TABLES } from './tables/all.ts';
import type { Loadable, Table } from './tables/column.ts';
import type { Load } from './tables/loads.ts';

/** Makes the tables that are not there yet in a DuckDB. */
export async function createTables(duck: Duck): Promise<void> {
  for (const table of ALL_TABLES) await duck.run(createTable(table, 'duckdb'));
}

/** Appends the rows of documents to the tables of a DuckDB's own database. */
export async function fill(
  duck: Duck,
  loadables: AsyncIterable<Loadable>,
  { database, tables = TABLES }: { readonly database: string; readonly tables?: readonly Table[] },
): Promise<void> {
  const appenders = await Promise.all(tables.map(table => duck.appender(table, database)));
  for await (const loadable of loadables) {
    for (const [at, table] of tables.entries()) {
      for (const cells of table.rowsOf(loadable)) appenders[at]!.append(cells);
    }
  }
  for (const appender of appenders) appender.close();
}

/** Appends what the target is to remember of a load. */
export async function note(duck: Duck, load: Load, database: string): Promise<void> {
  const appender = await duck.appender(LOADS.table, database);
  appender.append(LOADS.cellsOf(load));
  appender.close();
}
