import pg from 'pg';
import { isList } from '../../../src/warehouse/tables/column.ts';
import type { ReadBack } from './compare.ts';

/** Reads tables out of a Postgres, every value as text, lists as JSON. */
export function postgresReader(url: string): ReadBack {
  return async ({ name, columns }) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const list = columns.map(
      ({ name: own, type }) => `${isList(type) ? `to_json("${own}")` : `"${own}"`}::TEXT AS "${own}"`,
    );
    const result = client.query(`SELECT ${list.join(', ')} FROM ziping_warehouse."${name}"`);
    return (await result.finally(() => client.end())).rows;
  };
}
