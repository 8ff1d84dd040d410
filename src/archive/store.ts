import type { Archive, Outcome, Slice, StoredDocument } from './archive.ts';
import type { Driver, Sql, SqlRow } from './driver.ts';
import { appendToJournal, ENTRY_OF, FORMER_OF, type JournalRecord, lockJournal } from './journal.ts';
import { readingTold, wholeDocument } from './journal-contents.ts';
import { keepListing } from './listing-write.ts';
import type { Relist } from './lists.ts';
import { formerOf, keepRows, rowsOf } from './rows.ts';

type Store = Pick<Archive, 'save' | 'documents' | 'document' | 'rows'>;

/** The documents of an archive over a database: the statements are the same in both dialects. */
export function storeOf(driver: Driver, relist: Relist): Store {
  return {
    save: (outcomes, along) =>
      driver.transaction(async sql => {
        if (outcomes.length > 0) await lockJournal(driver, sql);
        const told: JournalRecord[] = [];
        for (const outcome of outcomes) {
          if (isPoor(outcome) && (await standsBeside(sql, outcome))) continue;
          await save(sql, outcome);
          await keepRows(sql, outcome);
          told.push(readingTold(outcome));
          await relist(sql, outcome.sha256);
        }
        await appendToJournal(sql, told);
        await along?.(sql);
      }),
    documents: async slice => (await driver.all(DOCUMENTS, bounds(slice))).map(documentOf),
    async document(sha256, version) {
      const [row] = await driver.all(
        version === undefined ? ONE_DOCUMENT : ONE_VERSION,
        [sha256, version].slice(0, version === undefined ? 1 : 2),
      );
      return row === undefined ? null : documentOf(row);
    },
    rows: sha256s => rowsOf(driver, sha256s),
  };
}

/** Paths have no line feeds in this list: where one has, it is split. */
const PATHS = (aggregate: string) => `(SELECT ${aggregate} FROM places p WHERE p.sha256 = d.sha256)`;
const LATEST = `
  SELECT d.sha256, d.version, d.document, ${ENTRY_OF('d')} AS told, ${FORMER_OF('d')} AS former, ${PATHS(`string_agg(p.path, '\n' ORDER BY p.path)`)} AS places
  FROM files f JOIN documents d ON d.sha256 = f.sha256 AND d.version = f.version`;
const DOCUMENTS = `${LATEST} WHERE f.sha256 > $1 ORDER BY f.sha256 LIMIT $2`;
const ONE_DOCUMENT = `${LATEST} WHERE f.sha256 = $1`;
const ONE_VERSION = `${LATEST.replace('d.version = f.version', 'd.version = $2')} WHERE f.sha256 = $1`;

function bounds({ after = '', limit }: Slice): readonly unknown[] {
  return [after, limit];
}

/** Whether an earlier reading could be a better one. */
function isPoor({ state, facts }: Outcome): boolean {
  return state !== 'done' || facts.unread > 0;
}

/**
 * Notes that a content could not be read again, or that the same version read fewer of its pages: what is missing on this
 * machine says nothing of the document. False where there is no better reading that stands.
 */
async function standsBeside(sql: Sql, { sha256, version, state, facts }: Outcome): Promise<boolean> {
  const isWorse = state === 'done' ? 'version = $2 AND unread < $6' : '$6 >= 0';
  const { code, message } = facts.error ?? PAGES_UNREAD;
  const rows = await sql.all(
    `UPDATE files SET state = 'done', again_version = $2, again_code = $3, again_message = $4, again_at = $5
     WHERE sha256 = $1 AND version IS NOT NULL AND code IS NULL AND ${isWorse} RETURNING sha256`,
    [sha256, version, code, message, new Date().toISOString(), facts.unread],
  );
  return rows.length > 0;
}

const PAGES_UNREAD = {
  code: 'pages-unread',
  message: '重读时有些页面读不出 · pages that were read before could not be read again',
};

async function save(sql: Sql, { sha256, version, state, document, facts }: Outcome): Promise<void> {
  await sql.all(
    `INSERT INTO documents (sha256, version, document) VALUES ($1, $2, $3)
     ON CONFLICT (sha256, version) DO UPDATE SET document = excluded.document`,
    [sha256, version, document],
  );
  const { kind, pages, unread, forms, leaves, review, templates, error, milliseconds } = facts;
  await sql.all(
    `UPDATE files SET state = $2, version = $3, kind = $4, pages = $5, forms = $6, leaves = $7, review = $8,
       templates = $9, code = $10, message = $11, milliseconds = $12, read_at = $13,
       again_version = NULL, again_code = NULL, again_message = NULL, again_at = NULL, unread = $14 WHERE sha256 = $1`,
    [
      ...[sha256, state, version, kind, pages, forms, leaves, review, templates.join('\n')],
      ...[error?.code ?? null, error?.message ?? null, milliseconds, new Date().toISOString(), unread],
    ],
  );
  // whoever lists a document holds its row among the files by now
  await keepListing(sql, sha256, facts.listing);
}

function documentOf(row: SqlRow): StoredDocument {
  const { sha256, version, places } = row;
  return {
    sha256: String(sha256),
    version: String(version),
    document: wholeDocument(row),
    places: places === null ? [] : String(places).split('\n'),
    ...formerOf(row),
  };
}
