import pg from 'pg';
import { identifier } from '../../../src/warehouse/sinks/ddl.ts';
import { openDuck } from '../../../src/warehouse/sinks/duck.ts';
import { parquet } from '../../../src/warehouse/sinks/formats.ts';
import { ALL_TABLES, TABLES } from '../../../src/warehouse/tables/all.ts';
import type { WarehouseTable } from '../../../src/warehouse/tables/column.ts';

/** What a target holds: how many documents, and whether all its tables are of one load. */
export type State = { readonly documents: number; readonly isWhole: boolean };

export async function folderState(folder: string): Promise<State> {
  return duckState(':memory:', table => parquet.source(table, folder));
}

export async function duckdbState(path: string): Promise<State> {
  return duckState(path, ({ name }) => identifier(name));
}

async function duckState(path: string, source: (table: WarehouseTable) => string): Promise<State> {
  const duck = await openDuck(path);
  const number = async (sql: string) => Number((await duck.all(`SELECT (${sql}) AS number`))[0]!.number);
  return stateOf(number, source).finally(() => duck.close());
}

export async function postgresState(url: string): Promise<State> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const number = async (sql: string) =>
    Number((await client.query(`SELECT (${sql}) AS number`)).rows[0].number);
  return stateOf(number, ({ name }) => `ziping_warehouse.${identifier(name)}`).finally(() => client.end());
}

async function stateOf(
  number: (sql: string) => Promise<number>,
  source: (table: WarehouseTable) => string,
): Promise<State> {
  const of = (name: string) => source(ALL_TABLES.find(table => table.name === name)!);
  const documents = await number(`SELECT count(*) FROM ${of('documents')}`);
  const noted = await number(`SELECT documents FROM ${of('ziping_loads')} ORDER BY load DESC LIMIT 1`);
  const forms = await number(
    `SELECT (SELECT sum(forms) FROM ${of('documents')}) - (SELECT count(*) FROM ${of('forms')})`,
  );
  // lists as wholes and the unit have evidence, and are no values
  const values = await number(
    `SELECT (SELECT sum(values_read) FROM ${of('forms')}) - (SELECT count(*) FROM ${of('evidence')} WHERE in_column <> 'currency_unit')`,
  );
  let strange = 0;
  for (const { name } of TABLES) {
    const own = 'SELECT 1 FROM documents_of d WHERE d.sha256 = rows_of.sha256';
    const from = `FROM ${of(name)} AS rows_of WHERE NOT EXISTS (${own.replace('documents_of', of('documents'))})`;
    strange += await number(`SELECT count(*) ${from}`);
  }
  return { documents, isWhole: documents === noted && forms === 0 && values === 0 && strange === 0 };
}
