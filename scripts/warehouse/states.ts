import { identifier } from '../../src/sinks/ddl.ts';
import { type Duck, openDuck } from '../../src/sinks/duck.ts';
import { parquet } from '../../src/sinks/formats.ts';
import { ALL_TABLES, TABLES } from '../../src/sinks/tables/all.ts';
import type { Table } from '../../src/sinks/tables/column.ts';

/** What a target holds: how many documents, and whether all its tables are of one load. */
export type State = { readonly documents: number; readonly isWhole: boolean };

export async function folderState(folder: string): Promise<State> {
  const duck = await openDuck(':memory:');
  return stateOf(duck, table => parquet.source(table, folder));
}

export async function duckdbState(path: string): Promise<State> {
  const duck = await openDuck(path);
  return stateOf(duck, ({ name }) => identifier(name));
}

async function stateOf(duck: Duck, source: (table: Table) => string): Promise<State> {
  const of = (name: string) => source(ALL_TABLES.find(table => table.name === name)!);
  const number = async (sql: string) => Number((await duck.all(`SELECT (${sql}) AS number`))[0]!.number);
  try {
    const documents = await number(`SELECT count(*) FROM ${of('documents')}`);
    const noted = await number(`SELECT documents FROM ${of('ziping_loads')} ORDER BY load DESC LIMIT 1`);
    const strange = await Promise.all(
      TABLES.map(({ name }) =>
        number(`SELECT count(*) FROM ${of(name)} ANTI JOIN ${of('documents')} USING (sha256)`),
      ),
    );
    const forms = await number(
      `SELECT (SELECT sum(forms) FROM ${of('documents')}) - (SELECT count(*) FROM ${of('forms')})`,
    );
    const values = await number(
      `SELECT (SELECT sum(values_read) FROM ${of('forms')}) - (SELECT count(*) FROM ${of('evidence')})`,
    );
    const isWhole = documents === noted && forms === 0 && values === 0 && strange.every(count => count === 0);
    return { documents, isWhole };
  } finally {
    duck.close();
  }
}
