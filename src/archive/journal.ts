import { createHash } from 'node:crypto';
import { ArchiveError } from '../errors.ts';
import type { Driver, Sql, SqlRow } from './driver.ts';

/**
 * One chain of hashes over all that an archive holds and must not lose: whoever writes a reading, a place, an entry of
 * the log, a draw or a signature tells of it here in the same transaction. What stands in a table is what the last entry
 * about it says, or it was changed by somebody else.
 */
export type About = 'document' | 'place' | 'correction' | 'draw' | 'signature';

/** What the journal is told; `holds` is what tells whether it is still as it was, null where it was taken out. */
export type JournalRecord = {
  readonly about: About;
  /** which: the version of a reading, the path of a place, a number */
  readonly subject: string;
  /** the content that it is about */
  readonly content: string | null;
  readonly holds: Holds | null;
  /** who took it out, and why */
  readonly by?: string;
  readonly reason?: string | null;
};

export type Holds = { readonly [name: string]: string | null };

export type JournalEntry = JournalRecord & {
  /** from 1 without gaps */
  readonly number: number;
  /** hash of the entry before; null for the first */
  readonly previous: string | null;
  /** ISO 8601, UTC */
  readonly at: string;
};

/** An entry of the journal by its number and hash: whoever knows one knows all before it. */
export type JournalHead = { readonly number: number; readonly hash: string };

/** A head as people keep it: `12-3f…`. */
export function headText({ number, hash }: JournalHead): string {
  return `${number}-${hash}`;
}

/** Null for what is none. */
export function headFrom(text: string): JournalHead | null {
  const [, number, hash] = /^([1-9]\d{0,14})-([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return number === undefined || hash === undefined ? null : { number: Number(number), hash };
}

/** The lock of whoever adds to the journal: `zipl`. */
const WRITING = 0x7a69706c;

/**
 * Waits until nobody else adds to the journal; on SQLite a transaction is the only one that writes. It is taken before any
 * row is, so that no two wait for each other.
 */
export async function lockJournal({ kind }: Pick<Driver, 'kind'>, sql: Sql): Promise<void> {
  if (kind === 'postgres') await sql.all(`SELECT pg_advisory_xact_lock(${WRITING})`);
}

const LAST = 'SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1';
/** The last entry about the reading that stands in `files f` or `documents d`, by its alias. */
export const ENTRY_OF = (alias: 'f' | 'd') => `(SELECT j.entry FROM journal j WHERE j.about = 'document'
  AND j.content = ${alias}.sha256 AND j.subject = ${alias}.version ORDER BY j.number DESC LIMIT 1)`;

/** Where a content was found last, and lies no more; null where the journal does not go back so far. */
export const FORMER_OF = (alias: 'f' | 'd') => `(SELECT j.subject FROM journal j WHERE j.about = 'place'
  AND j.content = ${alias}.sha256 ORDER BY j.number DESC LIMIT 1)`;

export async function headOf(sql: Sql): Promise<JournalHead | null> {
  const [last] = await sql.all(LAST);
  return last === undefined ? null : { number: Number(last.number), hash: String(last.hash) };
}

/** Rows of one statement: databases take some ten thousand parameters in one. */
const TOGETHER = 1000;

/** Adds entries, in a transaction that holds the lock. */
export async function appendToJournal(sql: Sql, records: readonly JournalRecord[]): Promise<void> {
  if (records.length === 0) return;
  const last = await headOf(sql);
  let [number, previous] = [last?.number ?? 0, last?.hash ?? null];
  const at = new Date().toISOString();
  const rows = records.map(({ about, subject, content, ...rest }) => {
    number += 1;
    const entry: JournalEntry = { number, previous, at, about, subject, content, ...rest };
    const text = canonical(entry);
    previous = hashOf(text);
    return [number, about, content, subject, text, previous];
  });
  for (let from = 0; from < rows.length; from += TOGETHER) {
    const some = rows.slice(from, from + TOGETHER);
    const marks = some.map((row, at) => `(${row.map((_, i) => `$${at * row.length + i + 1}`).join(', ')})`);
    await sql.all(
      `INSERT INTO journal (number, about, content, subject, entry, hash) VALUES ${marks.join(', ')}`,
      some.flat(),
    );
  }
}

/** An entry of the journal; a damaged one says nothing. */
export function entryOf({
  entry,
  subject,
  content,
}: SqlRow): Pick<JournalEntry, 'subject' | 'content' | 'holds'> {
  try {
    return JSON.parse(String(entry));
  } catch {
    return { subject: String(subject), content: content === null ? null : String(content), holds: null };
  }
}

/** JSON that an archive keeps. Throws ArchiveError where it is damaged. */
export function parsed<T>(json: string, what: string): T {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ArchiveError(
      `归档已损坏（${what}），请从备份恢复 · the archive is damaged (${what}): restore it from a backup`,
      { cause: error },
    );
  }
}

/** SHA-256 of a text or of bytes, in hexadecimal digits. */
export function hashOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** JSON with the keys of every object in the order of their code units, without white space. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
