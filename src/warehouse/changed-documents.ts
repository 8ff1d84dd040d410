import type { Archive, StoredDocument } from '../archive/archive.ts';
import { storedDocument } from '../archive/stored.ts';
import { withoutPeople } from './people.ts';
import { packedOf, packRows } from './sinks/packed-rows.ts';
import type { UpsertRows } from './sinks/sink.ts';
import type { Loadable } from './tables/column.ts';

/** Contents that are asked for at a time. */
const TOGETHER = 64;

/** Stamps of all documents of an archive, by their sha256, in its order. */
export async function readChangeTokens(archive: Archive): Promise<Map<string, string>> {
  const stamps = new Map<string, string>();
  let after: string | undefined;
  for (;;) {
    const page = await archive.stamps({ after, limit: STAMPS });
    for (const { sha256, stamp } of page) stamps.set(sha256, stamp);
    after = page.at(-1)?.sha256;
    if (page.length < STAMPS) return stamps;
  }
}

const STAMPS = 5000;

type Stamps = ReadonlyMap<string, string>;

/** The documents of these stamps as they are to be loaded: corrections are in them. */
export async function* readLoadables(
  archive: Archive,
  wanted: Stamps,
  { isWithoutPeople = false }: ExportScope = {},
): AsyncGenerator<Loadable> {
  for (const [sha256, stamp] of wanted) {
    const stored = await archive.document(sha256);
    if (stored === null) continue;
    const whole = await loadable(archive, stored, stamp);
    yield isWithoutPeople ? withoutPeople(whole) : whole;
  }
}

/** What is not loaded. */
export type ExportScope = {
  /** names of people and telephone numbers; kept rows have them, so that all rows are made anew */
  readonly isWithoutPeople?: boolean;
};

/** The rows of these documents: those that were kept when the document was read, or made anew where they are no more true. */
export async function* readRows(
  archive: Archive,
  wanted: Stamps,
  scope: ExportScope = {},
): AsyncGenerator<UpsertRows> {
  const all = [...wanted.keys()];
  for (let from = 0; from < all.length; from += TOGETHER) {
    for (const { sha256, places, formerPath, isCorrected, rows } of await archive.rows(
      all.slice(from, from + TOGETHER),
    )) {
      const stamp = wanted.get(sha256)!;
      const kept = rows === null || isCorrected || scope.isWithoutPeople ? null : packedOf(rows);
      if (kept !== null) yield { sha256, places, formerPath, stamp, packed: kept };
      else
        for await (const made of readLoadables(archive, new Map([[sha256, stamp]]), scope))
          yield { sha256, places: made.places, formerPath, stamp, packed: packRows(made) };
    }
  }
}

async function loadable(archive: Archive, stored: StoredDocument, stamp: string): Promise<Loadable> {
  const { sha256, places, formerPath } = stored;
  const read = storedDocument(sha256, stored.document);
  const corrections = await archive.corrections(sha256);
  const around = { sha256, places, formerPath, stamp };
  if (corrections.length === 0) return { ...around, document: read, corrections };
  return { ...around, ...(await import('./judged-documents.ts')).judged(read, corrections) };
}
