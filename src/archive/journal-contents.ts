import { ArchiveError } from '../errors.ts';
import type { SqlRow } from './driver.ts';
import { entryOf, type Holds, hashOf, type JournalRecord } from './journal.ts';

/** What the journal is told of what the tables hold, and whether it is still so. */

type Reading = {
  readonly sha256: string;
  readonly version: string;
  readonly document: string;
  readonly rows?: Uint8Array | null | undefined;
};

export function readingTold({ sha256, version, document, rows = null }: Reading): JournalRecord {
  const holds = { document: hashOf(document), rows: rows && hashOf(rows) };
  return { about: 'document', subject: version, content: sha256, holds };
}

/** A row of `places`. */
export function placeTold(row: SqlRow): JournalRecord {
  const sha256 = textOf(row.sha256);
  return { about: 'place', subject: String(row.path), content: sha256, holds: placeHolds(row) };
}

export function placeHolds({ way, sha256, code, passed }: SqlRow): Holds {
  return { way: textOf(way), sha256: textOf(sha256), code: textOf(code), passed: textOf(passed) };
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** The document of a row, where it is as it was written: `told` is the last entry about it. Throws ArchiveError. */
export function wholeDocument({ sha256, document, told }: SqlRow): string {
  const text = String(document);
  if (holdsOf(told)?.document !== hashOf(text)) throw changed(String(sha256));
  return text;
}

/** The same for kept rows. */
export function wholeRows({ sha256, packed, told }: SqlRow): Uint8Array | null {
  const bytes = packed as Uint8Array | null;
  if (bytes !== null && holdsOf(told)?.rows !== hashOf(bytes)) throw changed(String(sha256));
  return bytes;
}

function holdsOf(told: unknown): Holds | null {
  return entryOf({ entry: told }).holds;
}

function changed(sha256: string): ArchiveError {
  return new ArchiveError(
    `${sha256}：归档中的内容不是当初写入的，请从备份恢复；ziping verify 列出全部被改动之处 · ` +
      'what the archive holds of it is not what was written: restore it from a backup; ziping verify names all that was changed',
  );
}
