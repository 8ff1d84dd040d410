import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Driver, Sql } from './driver.ts';
import { appendToJournal, type JournalRecord, lockJournal } from './journal.ts';

/** What was taken out: a content with the places where it lay, or a place that held none. */
export type Forgotten = { readonly sha256: string | null; readonly places: readonly string[] };

export type Forgetting = {
  /** paths of places, or contents by their SHA-256 */
  readonly targets: readonly string[];
  readonly by: string;
  readonly reason: string | null;
};

/** Tables that hold something of a content. The log, draws and the journal keep what they say of it. */
const TABLES = [
  ...['documents', 'kept_rows', 'listings', 'listed_forms', 'listed_rules', 'assignments'],
  ...['files', 'places'],
];

/**
 * Takes documents out of an archive, all or none, and tells the journal who did it. What is taken out is overwritten in
 * an SQLite file. Throws UsageError for what the archive does not hold.
 */
export function forget(driver: Driver, { targets, by, reason }: Forgetting): Promise<readonly Forgotten[]> {
  return driver.transaction(
    async sql => {
      await lockJournal(driver, sql);
      if (driver.kind === 'sqlite') await sql.all('PRAGMA secure_delete = ON');
      const forgotten: Forgotten[] = [];
      for (const { sha256, path } of await found(sql, targets)) {
        const places = sha256 === null ? [path!] : await placesOf(sql, sha256);
        const told = await tellings(sql, sha256, places);
        await (sha256 === null ? sql.all('DELETE FROM places WHERE path = $1', [path]) : remove(sql, sha256));
        await appendToJournal(
          sql,
          told.map(one => ({ ...one, holds: null, by, reason })),
        );
        forgotten.push({ sha256, places });
      }
      return forgotten;
    },
    { isDurable: true },
  );
}

type Found = { readonly sha256: string | null; readonly path?: string };

async function found(sql: Sql, targets: readonly string[]): Promise<readonly Found[]> {
  const all = await Promise.all(targets.map(async target => ({ target, found: await findOne(sql, target) })));
  const unknown = all.filter(one => one.found === null).map(({ target }) => target);
  if (unknown.length > 0)
    throw new UsageError(
      `归档里没有，什么也没有移出 · not in the archive, nothing was taken out: ${unknown.join(', ')}`,
    );
  const distinct = new Map(all.map(one => [one.found!.sha256 ?? one.found!.path, one.found!]));
  return [...distinct.values()];
}

async function findOne(sql: Sql, target: string): Promise<Found | null> {
  const [content] = await sql.all('SELECT sha256 FROM files WHERE sha256 = $1', [target.toLowerCase()]);
  if (content) return { sha256: String(content.sha256) };
  for (const path of [target, resolve(target)]) {
    const [place] = await sql.all('SELECT sha256 FROM places WHERE path = $1', [path]);
    if (place) return { sha256: place.sha256 === null ? null : String(place.sha256), path };
  }
  return null;
}

async function placesOf(sql: Sql, sha256: string): Promise<readonly string[]> {
  const rows = await sql.all('SELECT path FROM places WHERE sha256 = $1 ORDER BY path', [sha256]);
  return rows.map(({ path }) => String(path));
}

async function tellings(sql: Sql, sha256: string | null, places: readonly string[]) {
  const readings =
    sha256 === null ? [] : await sql.all('SELECT version FROM documents WHERE sha256 = $1', [sha256]);
  const content = sha256;
  return [
    ...readings.map(({ version }) => ({ about: 'document', subject: String(version), content }) as const),
    ...places.map(path => ({ about: 'place', subject: path, content }) as const),
  ] satisfies Omit<JournalRecord, 'holds'>[];
}

async function remove(sql: Sql, sha256: string): Promise<void> {
  await sql.all('DELETE FROM plans WHERE place IN (SELECT place FROM places WHERE sha256 = $1)', [sha256]);
  for (const table of TABLES) await sql.all(`DELETE FROM ${table} WHERE sha256 = $1`, [sha256]);
}
