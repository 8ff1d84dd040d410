import type { Sql } from './driver.ts';
import { appendToJournal } from './journal.ts';
import { placeTold, readingTold } from './journal-contents.ts';
import { correctionTold } from './log.ts';
import { drawTold } from './samples.ts';

/** Documents that are held at a time. */
const TOGETHER = 50;

/** Of several readings of a content the one that stands comes last. */
const DOCUMENTS = `
  SELECT d.sha256, d.version, d.document, k.packed
  FROM (SELECT sha256, version FROM files WHERE sha256 > $1 ORDER BY sha256 LIMIT ${TOGETHER}) AS f
  JOIN documents d ON d.sha256 = f.sha256
  LEFT JOIN kept_rows k ON k.sha256 = d.sha256 AND k.version = d.version
  ORDER BY d.sha256, CASE WHEN d.version = f.version THEN 1 ELSE 0 END, d.version`;
const PLACES =
  'SELECT place, path, way, sha256, code, passed FROM places WHERE place > $1 ORDER BY place LIMIT 1000';
const ENTRIES =
  'SELECT sequence, sha256, hash FROM corrections WHERE sequence > $1 ORDER BY sequence LIMIT 1000';

/** Tells a new journal of all that an archive of an older version holds, as it stands now. */
export async function backfillJournal(sql: Sql): Promise<void> {
  for await (const rows of pages(sql, DOCUMENTS, { key: 'sha256', after: '' })) {
    const readings = rows.map(({ sha256, version, document, packed }) =>
      readingTold({
        sha256: String(sha256),
        version: String(version),
        document: String(document),
        rows: packed as Uint8Array | null,
      }),
    );
    await appendToJournal(sql, readings);
  }
  for await (const rows of pages(sql, PLACES, { key: 'place', after: 0 }))
    await appendToJournal(sql, rows.map(placeTold));
  for await (const rows of pages(sql, ENTRIES, { key: 'sequence', after: 0 })) {
    const entries = rows.map(({ sequence, sha256, hash }) =>
      correctionTold({ sequence: Number(sequence), sha256: String(sha256), hash: String(hash) }),
    );
    await appendToJournal(sql, entries);
  }
  const draws = await sql.all('SELECT number, id FROM samples ORDER BY number');
  await appendToJournal(
    sql,
    draws.map(({ number, id }) => drawTold({ number: Number(number), id: String(id) })),
  );
}

async function* pages(
  sql: Sql,
  statement: string,
  { key, after: first }: { readonly key: string; readonly after: string | number },
) {
  let after: unknown = first;
  for (;;) {
    const rows = await sql.all(statement, [after]);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)![key];
  }
}
