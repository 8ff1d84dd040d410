import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** address of a database of the server that the tests of a run share */
    readonly postgres: string;
  }
}

let number = 0;

/** A new, empty database of the server that all tests of a run share (`postgres-server.ts`); gives its address. */
export async function newDatabase(name: string): Promise<string> {
  const url = inject('postgres');
  const own = `${name}_${process.pid}_${++number}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${own}`);
  } finally {
    await client.end();
  }
  return url.replace(/[^/]*$/, own);
}
