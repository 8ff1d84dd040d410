import { isPostgres } from '../address.ts';
import type { Path } from '../names.ts';
import type { Archive } from './archive.ts';
import { forget } from './forget.ts';
import { listOlder, listsOf } from './listing.ts';
import type { Judge } from './lists.ts';
import { logOf } from './log.ts';
import { assertCurrent, migrate } from './migrations.ts';
import { plansOf } from './plans.ts';
import { relistBy } from './relist.ts';
import { samplesOf } from './samples.ts';
import { signaturesOf } from './signatures.ts';
import { openSqlite, type SqliteOptions } from './sqlite.ts';
import { stampsOf } from './stamps.ts';
import { readStatus } from './status.ts';
import { storeOf } from './store.ts';
import { verifyArchive } from './verify.ts';

export type ArchiveOptions = SqliteOptions & {
  /** what corrections make of a document: lists show that, from the moment that either is written */
  readonly judge?: Judge;
};

/**
 * Opens the archive at a path or at `postgres://…`; one that is not there yet is made, and one of an older version brought up,
 * unless it is only to be read. Throws UsageError for what is no archive or is of a newer version, ArchiveError where
 * it cannot be reached.
 */
export async function openArchive(target: Path, options: ArchiveOptions = {}): Promise<Archive> {
  const driver =
    typeof target === 'string' && isPostgres(target)
      ? await (await import('./postgres.ts')).openPostgres(target, options)
      : await openSqlite(target, options);
  const relist = relistBy(options.judge);
  try {
    if (options.readOnly) await assertCurrent(driver);
    else if (await migrate(driver)) await listOlder(driver, relist);
  } catch (error) {
    await driver.close();
    throw error;
  }
  const [log, samples] = [logOf(driver, relist), samplesOf(driver)];
  return {
    kind: driver.kind,
    ...plansOf(driver),
    ...storeOf(driver, relist),
    ...log,
    ...samples,
    ...signaturesOf(driver),
    verify: (options = {}) => verifyArchive(driver, { ...log, ...samples }, options),
    forget: forgetting => forget(driver, forgetting),
    stamps: slice => stampsOf(driver, slice),
    ...listsOf(driver),
    status: () => readStatus(driver),
    close: () => driver.close(),
  };
}
