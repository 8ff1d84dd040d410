import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Postgres, startPostgres } from './postgres.ts';

export type Databases = {
  /** for files of this test alone */
  readonly folder: string;
  /** where a new archive may stand, in each kind of database */
  readonly kinds: readonly (readonly [kind: 'sqlite' | 'postgres', target: () => Promise<string>])[];
  /** where a new SQLite file may stand */
  readonly sqlite: () => Promise<string>;
  /** a new, empty database of a real Postgres */
  readonly postgres: () => Promise<string>;
};

/** Both kinds of database for the tests of a file: a folder, and a server that ends with them. */
export function databases(name: string): Databases {
  const folder = mkdtempSync(join(tmpdir(), `ziping-${name}-`));
  let number = 0;
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server?.stop());
  const sqlite = async () => join(folder, `${++number}.ziping`);
  const postgres = () => server.database(`${name}_${++number}`);
  return {
    ...{ folder, sqlite, postgres },
    kinds: [
      ['sqlite', sqlite],
      ['postgres', postgres],
    ],
  };
}
