import { UsageError } from '../errors.ts';
import { isPostgres } from '../values/address.ts';
import type { FilePath } from '../values/file-names.ts';
import type { Archive } from './archive.ts';
import { changeTokensOf } from './change-tokens.ts';
import type { Driver } from './driver.ts';
import { forget } from './forget.ts';
import { listsOf } from './listing.ts';
import { isListingDue, listOlder, type OnListing } from './listing-upgrade.ts';
import type { Judge } from './lists.ts';
import { logOf } from './log.ts';
import { assertCurrent, migrate } from './migrations.ts';
import { plansOf } from './plans.ts';
import { relistBy } from './relist.ts';
import { samplesOf } from './samples.ts';
import { signaturesOf } from './signatures.ts';
import { openSqlite, type SqliteOptions } from './sqlite.ts';
import { readStatus } from './status.ts';
import { storeOf } from './store.ts';
import { verifyArchive } from './verify.ts';

type ArchiveOptions = SqliteOptions & {
  /** what corrections make of a document: lists show that, from the moment that either is written */
  readonly judge?: Judge;
  /** told how many documents of an older archive are listed anew, which takes a while */
  readonly onListing?: OnListing;
};

/**
 * Opens the archive at a path or at `postgres://…`; one that is not there yet is made, and one of an older version brought up,
 * unless it is only to be read. Throws UsageError for what is no archive or is of a newer version, ArchiveError where
 * it cannot be reached.
 */
export async function openArchive(target: FilePath, options: ArchiveOptions = {}): Promise<Archive> {
  const driver =
    typeof target === 'string' && isPostgres(target)
      ? await (await import('./postgres.ts')).openPostgres(target, options)
      : await openSqlite(target, options);
  const relist = relistBy(options.judge);
  try {
    if (options.readOnly) await assertReady(driver);
    else if ((await migrate(driver)) || (await isListingDue(driver)))
      await listOlder(driver, relist, options.onListing);
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
    stamps: slice => changeTokensOf(driver, slice),
    ...listsOf(driver),
    status: () => readStatus(driver),
    close: () => driver.close(),
    [Symbol.asyncDispose]: () => driver.close(),
  };
}

/** For an archive that is only read. Throws UsageError where it is not what this version made, all of it. */
async function assertReady(driver: Driver): Promise<void> {
  await assertCurrent(driver);
  if (!(await isListingDue(driver))) return;
  throw new UsageError(
    '归档正在升级，或升级中断了，请等它完成，或运行一次 ziping ingest · ' +
      'the archive is being upgraded, or that was interrupted: wait for it, or run ziping ingest',
  );
}
