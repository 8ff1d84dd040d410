import { UsageError } from '../errors.ts';
import type { Driver, Sql } from './driver.ts';

/** The contents of the items of `samples s`. */
const ITEMS: { readonly [kind in Driver['kind']]: string } = {
  sqlite: `i.value ->> 'sha256' FROM samples s, json_each(s.sample, '$.items') i`,
  postgres: `i ->> 'sha256' FROM samples s, json_array_elements(s.sample::json -> 'items') i`,
};

/**
 * The tables, version by version: a migration that was released is never edited, another one follows it.
 * - `files`: one row a content, with what became of it; `version` is the ziping that read it last.
 * - `documents`: what `extract` prints, byte by byte, by content and version.
 * - `places`: where contents were found; a place that could not be opened has no sha256 but a code and a message.
 * - `corrections`: the log; `entry` is what was hashed, byte by byte, the columns beside it only find it.
 * - `samples`: every draw, as it was before anything of it was shown; its id is the hash of `sample`.
 * - `drawn`: the documents that draws took values of; it only finds them.
 * - `listings`, `listed_forms`, `listed_rules`: what lists of documents show and are filtered by, as corrections made it.
 * - `kept_rows`: what a document gives to the tables of a warehouse, as its latest reading made it.
 */
const MIGRATIONS: readonly ((driver: Pick<Driver, 'text' | 'kind'>) => readonly string[])[] = [
  ({ text }) => [
    `CREATE TABLE files (
       sha256 ${text} PRIMARY KEY, bytes BIGINT NOT NULL, state TEXT NOT NULL, version TEXT,
       kind TEXT, pages BIGINT, forms BIGINT, leaves BIGINT, review BIGINT, templates TEXT,
       code TEXT, message TEXT, milliseconds BIGINT, read_at TEXT)`,
    `CREATE INDEX files_state ON files (state, sha256)`,
    `CREATE TABLE documents (
       sha256 ${text} NOT NULL, version TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (sha256, version))`,
    `CREATE TABLE places (path ${text} PRIMARY KEY, sha256 ${text}, code TEXT, message TEXT, run TEXT NOT NULL)`,
    `CREATE INDEX places_sha256 ON places (sha256)`,
    `CREATE INDEX places_run ON places (run)`,
  ],
  ({ text }) => [
    `CREATE TABLE corrections (
       sequence BIGINT PRIMARY KEY, sha256 ${text} NOT NULL, path ${text} NOT NULL, line ${text} NOT NULL,
       entry TEXT NOT NULL, hash TEXT NOT NULL)`,
    `CREATE INDEX corrections_value ON corrections (sha256, path, line, sequence)`,
    `CREATE TABLE samples (number BIGINT PRIMARY KEY, id ${text} NOT NULL UNIQUE, sample TEXT NOT NULL)`,
  ],
  ({ text }) => [
    `CREATE TABLE listings (
       sha256 ${text} PRIMARY KEY, name ${text} NOT NULL, kind TEXT NOT NULL, pages BIGINT NOT NULL,
       leaves BIGINT NOT NULL, open BIGINT NOT NULL, lowest BIGINT NOT NULL, errors BIGINT NOT NULL,
       warnings BIGINT NOT NULL, words TEXT NOT NULL, error TEXT)`,
    `CREATE INDEX listings_open ON listings (open DESC, sha256)`,
    `CREATE INDEX listings_lowest ON listings (lowest, sha256)`,
    `CREATE INDEX listings_findings ON listings (errors DESC, warnings DESC, sha256)`,
    `CREATE INDEX listings_name ON listings (name, sha256)`,
    `CREATE TABLE listed_forms (
       sha256 ${text} NOT NULL, form BIGINT NOT NULL, kind TEXT NOT NULL, template ${text} NOT NULL, title TEXT,
       project TEXT, department ${text}, year BIGINT, leaves BIGINT NOT NULL, open BIGINT NOT NULL,
       score_band BIGINT, rate_band BIGINT, PRIMARY KEY (sha256, form))`,
    `CREATE TABLE listed_rules (
       sha256 ${text} NOT NULL, rule ${text} NOT NULL, severity TEXT NOT NULL, department ${text},
       number BIGINT NOT NULL, PRIMARY KEY (sha256, rule))`,
    `CREATE INDEX listed_rules_rule ON listed_rules (rule, sha256)`,
  ],
  ({ text, kind }) => [
    `CREATE TABLE drawn (number BIGINT NOT NULL, sha256 ${text} NOT NULL, PRIMARY KEY (number, sha256))`,
    `INSERT INTO drawn (number, sha256) SELECT DISTINCT s.number, ${ITEMS[kind]}`,
  ],
  ({ text, kind }) => [
    `CREATE TABLE kept_rows (
       sha256 ${text} PRIMARY KEY, version TEXT NOT NULL, packed ${kind === 'sqlite' ? 'BLOB' : 'BYTEA'})`,
  ],
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings the tables to the newest version. Throws UsageError for an archive made by a newer ziping. */
export async function migrate(driver: Driver): Promise<void> {
  await driver.transaction(async sql => {
    if (driver.kind === 'postgres') await sql.all('SELECT pg_advisory_xact_lock(2055304553)');
    await sql.all('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
    const found = await schemaVersion(sql);
    assertKnown(found);
    for (const statements of MIGRATIONS.slice(found)) {
      for (const statement of statements(driver)) await sql.all(statement);
    }
    if (found < SCHEMA_VERSION) {
      await sql.all(
        `INSERT INTO meta (key, value) VALUES ('schema', $1)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [String(SCHEMA_VERSION)],
      );
    }
  });
}

/** For an archive that is only read: it must have the newest version already. Throws UsageError. */
export async function assertCurrent(sql: Sql): Promise<void> {
  const found = await schemaVersion(sql).catch(() => 0);
  assertKnown(found);
  if (found === SCHEMA_VERSION) return;
  throw new UsageError(
    found === 0
      ? '归档是空的，请先 ziping ingest · the archive is empty: ziping ingest first'
      : '归档来自较旧的版本，请先运行一次 ziping ingest 升级 · the archive is of an older version: ziping ingest upgrades it',
  );
}

async function schemaVersion(sql: Sql): Promise<number> {
  const [row] = await sql.all(`SELECT value FROM meta WHERE key = 'schema'`);
  return Number(row?.value ?? 0);
}

function assertKnown(found: number): void {
  if (found <= SCHEMA_VERSION) return;
  throw new UsageError(
    `归档由更新的 ziping 写成（格式 ${found}，本版本只懂 ${SCHEMA_VERSION}），请升级 ziping · ` +
      `a newer ziping wrote this archive (format ${found}, this one knows ${SCHEMA_VERSION}): upgrade ziping`,
  );
}
