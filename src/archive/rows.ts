import type { Sql, SqlRow } from './driver.ts';
import { ENTRY_OF, FORMER_OF } from './journal.ts';
import { wholeRows } from './journal-contents.ts';

/** The rows that a document gave when it was read, as they were kept: what they are is known to who made them. */
export type KeptRows = {
  readonly sha256: string;
  /** where the content was found, least path first */
  readonly places: readonly string[];
  /** where it lay last, if it lies nowhere now */
  readonly formerPath?: string;
  /** there are corrections, which are not in the rows */
  readonly isCorrected: boolean;
  /** null where none were kept, or of another reading */
  readonly rows: Uint8Array | null;
};

const ROWS = (marks: string) => `
  SELECT f.sha256, k.packed, ${ENTRY_OF('f')} AS told, ${FORMER_OF('f')} AS former,
    (SELECT string_agg(p.path, '\n' ORDER BY p.path) FROM places p WHERE p.sha256 = f.sha256) AS places,
    EXISTS (SELECT 1 FROM corrections c WHERE c.sha256 = f.sha256) AS corrected
  FROM files f JOIN documents d ON d.sha256 = f.sha256 AND d.version = f.version
    LEFT JOIN kept_rows k ON k.sha256 = f.sha256 AND k.version = f.version
  WHERE f.sha256 IN (${marks}) ORDER BY f.sha256`;

/** Kept rows of documents, in the order of their sha256; those without a document are left out. */
export async function rowsOf(sql: Sql, sha256s: readonly string[]): Promise<KeptRows[]> {
  const marks = sha256s.map((_, at) => `$${at + 1}`).join(', ');
  const found = await sql.all(ROWS(marks || 'NULL'), sha256s);
  return found.map(row => ({
    sha256: String(row.sha256),
    places: row.places === null ? [] : String(row.places).split('\n'),
    ...formerOf(row),
    isCorrected: Boolean(row.corrected),
    rows: wholeRows(row),
  }));
}

/** The last place of a content that another one took. */
export function formerOf({ places, former }: SqlRow): { readonly formerPath?: string } {
  return places === null && former !== null ? { formerPath: String(former) } : {};
}

/** Keeps the rows of a reading in place of those of the one before. */
export async function keepRows(
  sql: Sql,
  { sha256, version, rows = null }: Pick<KeptRows, 'sha256'> & { version: string; rows?: Uint8Array | null },
): Promise<void> {
  await sql.all(
    `INSERT INTO kept_rows (sha256, version, packed) VALUES ($1, $2, $3)
     ON CONFLICT (sha256) DO UPDATE SET version = excluded.version, packed = excluded.packed`,
    [sha256, version, rows],
  );
}
