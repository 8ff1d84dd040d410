import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Duck, openDuck } from './duck.ts';
import { createTables, fill, note } from './fill.ts';
import type { Change } from './sink.ts';

/**
 * A DuckDB in a folder with the rows that come, and in `gone` the contents whose rows go. All of it is one transaction that
 * is never committed: it only passes through.
 */
export async function openStage(folder: string, { gone, coming, load }: Change): Promise<Duck> {
  await mkdir(folder, { recursive: true });
  const duck = await openDuck(join(folder, 'stage.duckdb'));
  try {
    // what is read once is not worth packing
    await duck.run("SET force_compression = 'uncompressed'");
    await duck.run('BEGIN');
    await createTables(duck);
    await fill(duck, coming, { database: STAGE });
    await note(duck, load, STAGE);
    await duck.run(
      `CREATE TABLE gone AS SELECT unnest([${gone.map(sha256 => `'${sha256}'`).join(', ')}]::VARCHAR[]) AS sha256`,
    );
    return duck;
  } catch (error) {
    duck.close();
    throw error;
  }
}

/** DuckDB calls a database as its file. */
const STAGE = 'stage';
