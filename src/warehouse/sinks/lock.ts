import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../errors.ts';
import { targetError } from './target-errors.ts';

const BUSY = 5;

/**
 * Holds a lock file until it is let go or the process dies, however it dies: SQLite's lock on the file, which nobody has
 * to clean up. Throws UsageError where another one holds it.
 */
export function lock(path: string): { release(): void } {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== BUSY) throw targetError(path, error);
    throw new UsageError(
      `另一个导出正在写这个目标，请等它结束 · another export is writing to this target: wait for its end (${path})`,
      { cause: error },
    );
  }
  return { release: () => database.close() };
}
