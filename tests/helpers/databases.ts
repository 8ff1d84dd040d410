import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDatabase } from './new-database.ts';

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

/** Both kinds of database for the tests of a file: a folder, and the server of the run. */
export function databases(name: string): Databases {
  const folder = mkdtempSync(join(tmpdir(), `ziping-${name}-`));
  let number = 0;
  const sqlite = async () => join(folder, `${++number}.ziping`);
  const postgres = () => newDatabase(name);
  return {
    folder,
    sqlite,
    postgres,
    kinds: [
      ['sqlite', sqlite],
      ['postgres', postgres],
    ],
  };
}
