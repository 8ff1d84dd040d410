import type { Driver, Sql } from './driver.ts';
import { listingOf } from './listing-rows.ts';
import { keepListing } from './listing-write.ts';
import type { Relist } from './lists.ts';
import { wholeOrNull } from './stored.ts';

/** Told how many of how many are listed by now. */
export type OnListing = (done: number, total: number) => void;

/** Documents that are listed in one transaction: others wait meanwhile. */
const TOGETHER = 50;
const UNLISTED = `
  FROM files f JOIN documents d ON d.sha256 = f.sha256 AND d.version = f.version
  WHERE f.sha256 > $1 AND NOT EXISTS (SELECT 1 FROM listings l WHERE l.sha256 = f.sha256)`;
const NEXT = `SELECT d.sha256, d.document ${UNLISTED} ORDER BY f.sha256 LIMIT ${TOGETHER}`;

/** Whether an upgrade was interrupted before all documents were listed. */
export async function isListingDue(sql: Sql): Promise<boolean> {
  return (await sql.all(`SELECT key FROM meta WHERE key = 'listing'`)).length > 0;
}

/** Lists the documents that an older ziping kept without, or listed otherwise. */
export async function listOlder(driver: Driver, relist: Relist, onListing?: OnListing): Promise<void> {
  const [counted] = await driver.all(`SELECT count(*) AS number ${UNLISTED}`, ['']);
  let done = 0;
  for (let after: string | undefined = ''; after !== undefined; ) {
    after = await driver.transaction(async sql => {
      const rows = await sql.all(NEXT, [after]);
      for (const { sha256, document } of rows) await listOne(sql, relist, [String(sha256), String(document)]);
      done += rows.length;
      return rows.at(-1)?.sha256 as string | undefined;
    });
    if (after !== undefined) onListing?.(done, Number(counted!.number));
  }
  await driver.all(`DELETE FROM meta WHERE key = 'listing'`);
}

/** One that is damaged is for `verify` to tell of: the others are listed all the same. */
async function listOne(sql: Sql, relist: Relist, [sha256, text]: readonly [string, string]): Promise<void> {
  const document = wholeOrNull(text);
  if (document === null) return;
  await keepListing(sql, sha256, listingOf(document));
  await relist(sql, sha256);
}
