import { UsageError } from '../../errors.ts';
import { WAREHOUSE_SCHEMA } from '../../schema/fields.ts';
import { ALL_TABLES, DOCUMENTS, LOADS } from '../tables/all.ts';
import { identifier } from './ddl.ts';
import type { Duck } from './duck.ts';
import type { LoadState } from './sink.ts';

/**
 * What a DuckDB database holds of earlier loads; null where nothing was loaded. Throws UsageError where tables of the same
 * names are there that no load made: they are not to be touched.
 */
export async function loadedInto(duck: Duck): Promise<LoadState | null> {
  const names = (await duck.all('SELECT table_name AS name FROM duckdb_tables()')).map(({ name }) =>
    String(name),
  );
  if (names.includes(LOADS.table.name)) return readLoaded(duck, identifier);
  const taken = ALL_TABLES.map(({ name }) => name).filter(name => names.includes(name));
  if (taken.length > 0) throw notOurs(taken);
  return null;
}

/** What is loaded, out of the target's own tables, which DuckDB reads at `source(name)`. */
export async function readLoaded(duck: Duck, source: (name: string) => string): Promise<LoadState | null> {
  const [last] = await duck.all(`SELECT * FROM ${source(LOADS.table.name)} ORDER BY load DESC LIMIT 1`);
  if (last === undefined) return null;
  // tables of another version are replaced as a whole: what stands in them does not matter
  const isOurs = Number(last.schema) === WAREHOUSE_SCHEMA;
  const stamps = isOurs ? await pairs(duck, `SELECT sha256, stamp FROM ${source(DOCUMENTS.name)}`) : [];
  return {
    load: Number(last.load),
    schema: Number(last.schema),
    layout: String(last.layout),
    stamps: new Map(stamps),
  };
}

async function pairs({ connection }: Duck, sql: string): Promise<[string, string][]> {
  const [ones = [], others = []] = (await connection.runAndReadAll(sql)).getColumns();
  return ones.map((one, at) => [String(one), String(others[at])]);
}

export function notOurs(names: readonly string[]): UsageError {
  return new UsageError(
    `目标里已有别处来的 ${names.join('、')}，不会覆盖，请换一个目标 · ` +
      `the target holds ${names.join(', ')} of another origin, which is not overwritten: choose another target`,
  );
}
