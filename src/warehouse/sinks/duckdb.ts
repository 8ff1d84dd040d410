import { rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ArchiveError, UsageError } from '../../errors.ts';
import { ALL_TABLES, TABLES } from '../tables/all.ts';
import { comments, identifier, literal } from './ddl.ts';
import { type Duck, openDuck } from './duck.ts';
import { createTables, fill } from './insert.ts';
import { loadedInto } from './load-state.ts';
import type { LoadChange, Sink } from './sink.ts';
import { type Staged, writeStage } from './staging.ts';
import { isDiskFull, targetError } from './target-errors.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/**
 * A DuckDB file: rows are replaced in one transaction, so that a killed load leaves the file as it was. Tables and views of
 * somebody else in it stay. Throws ArchiveError where the file cannot be opened or another process has it open.
 */
export async function openDuckdb(path: string): Promise<Sink> {
  const file = resolve(path);
  if (open.has(file)) throw said(new Error('lock'), path);
  open.add(file);
  await removeEmpty(path);
  const duck = await openDuck(path).catch(error => {
    open.delete(file);
    throw error instanceof UsageError ? error : said(error, path);
  });
  return {
    layout: 'duckdb',
    retainsDeleted: true,
    loaded: () => loadedInto(duck),
    async replace(change) {
      await using scratch = await makeTemporaryFolder();
      await replace(
        duck,
        change,
        await writeStage(scratch.path, { coming: change.rows(), load: change.load }),
      );
    },
    async close() {
      duck.close();
      open.delete(file);
    },
  };
}

/** A full disk or a kill leaves a file without a byte where one was to be made, which DuckDB would refuse from then on. */
async function removeEmpty(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() && found.size === 0) await rm(path, { force: true }).catch(() => {});
}

/** DuckDB keeps other processes away from a file, not this one. */
const open = new Set<string>();

async function replace(duck: Duck, { isWhole, gone }: LoadChange, staged: Staged): Promise<void> {
  await duck.run('BEGIN');
  try {
    if (isWhole)
      for (const { name } of ALL_TABLES) await duck.run(`DROP TABLE IF EXISTS ${identifier(name)}`);
    await createTables(duck);
    if (isWhole) for (const table of ALL_TABLES) for (const text of comments(table)) await duck.run(text);
    await forget(duck, gone);
    await fill(duck, staged);
    await duck.run('COMMIT');
  } catch (error) {
    await duck.run('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Contents named in one statement. */
const AT_ONCE = 1000;

async function forget(duck: Duck, gone: readonly string[]): Promise<void> {
  for (let from = 0; from < gone.length; from += AT_ONCE) {
    const list = gone
      .slice(from, from + AT_ONCE)
      .map(literal)
      .join(', ');
    for (const { name } of TABLES)
      await duck.run(`DELETE FROM ${identifier(name)} WHERE sha256 IN (${list})`);
  }
}

function said(error: unknown, path: string): unknown {
  const { message } = error as Error;
  if (isDiskFull(error)) return targetError(path, error);
  const why = /lock/i.test(message) ? '另一个程序正打开着它 · another program has it open' : message;
  return new ArchiveError(`打不开 · cannot be opened: ${basename(path)}: ${why}`, { cause: error });
}
