import { listingOf } from './listing-rows.ts';
import { keepListing } from './listing-write.ts';
import type { Judge, Relist } from './lists.ts';
import { correctionsOf } from './log.ts';
import { storedDocument } from './stored.ts';

/** Without a judge documents stay listed as they were read. */
export function relistBy(judge: Judge | undefined): Relist {
  return async (sql, sha256) => {
    const corrections = judge ? await correctionsOf(sql, sha256) : [];
    if (corrections.length === 0) return;
    // of two that list it at once the later one waits, and sees what the earlier one did
    await sql.all('UPDATE files SET state = state WHERE sha256 = $1', [sha256]);
    const [row] = await sql.all(DOCUMENT, [sha256]);
    if (!row) return;
    const document = storedDocument(sha256, String(row.document));
    const mended = judge!(document, corrections);
    await keepListing(sql, sha256, listingOf(mended, mended !== document));
  };
}

const DOCUMENT = `
  SELECT d.document FROM files f JOIN documents d ON d.sha256 = f.sha256 AND d.version = f.version
  WHERE f.sha256 = $1`;
