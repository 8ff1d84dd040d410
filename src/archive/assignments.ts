import type { Correction } from '../model.ts';
import type { Sql } from './driver.ts';

/** The path of what the log says of who is to review a document. */
export const ASSIGNMENT = '/assignment';

/** How many documents a reviewer was given, and how many of them wait. */
export type ReviewerQueue = { readonly reviewer: string; readonly documents: number; readonly open: number };

/** Notes who is to review a document, by its entries about that, in their order. */
export async function keepAssignment(
  sql: Sql,
  sha256: string,
  entries: readonly Correction[],
): Promise<void> {
  await sql.all('DELETE FROM assignments WHERE sha256 = $1', [sha256]);
  const undone = new Set<number>();
  for (const { kind, sequence, undoes, after } of entries.toReversed()) {
    if (undone.has(sequence)) continue;
    if (kind === 'undo') undone.add(undoes ?? 0);
    else {
      const reviewer = after?.text ?? null;
      if (reviewer !== null)
        await sql.all('INSERT INTO assignments (sha256, reviewer) VALUES ($1, $2)', [sha256, reviewer]);
      return;
    }
  }
}

const QUEUES = `
  SELECT a.reviewer, count(*) AS documents, count(CASE WHEN l.state = 'open' THEN 1 END) AS open
  FROM assignments a LEFT JOIN listings l ON l.sha256 = a.sha256 GROUP BY a.reviewer ORDER BY a.reviewer`;

/** The documents that each reviewer was given. */
export async function queuesOf(sql: Sql): Promise<readonly ReviewerQueue[]> {
  const rows = await sql.all(QUEUES);
  return rows.map(({ reviewer, documents, open }) => ({
    reviewer: String(reviewer),
    documents: Number(documents),
    open: Number(open),
  }));
}
