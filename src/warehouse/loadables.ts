import { type Archive, allDocuments, type StoredDocument } from '../archive/archive.ts';
import type { Document } from '../model.ts';
import type { Loadable } from '../sinks/tables/column.ts';

/** Documents in memory at a time. */
const TOGETHER = 8;

/** Stamps of all documents of an archive, by their sha256, in its order. */
export async function readStamps(archive: Archive): Promise<Map<string, string>> {
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

/** The documents of these stamps as they are to be loaded: corrections are in them. */
export async function* readLoadables(
  archive: Archive,
  wanted: ReadonlyMap<string, string>,
  isWhole: boolean,
): AsyncGenerator<Loadable> {
  for await (const stored of isWhole ? allDocuments(archive, TOGETHER) : named(archive, wanted)) {
    const stamp = wanted.get(stored.sha256);
    // what came after the stamps were read is for the next load
    if (stamp !== undefined) yield await loadable(archive, stored, stamp);
  }
}

async function* named(archive: Archive, wanted: ReadonlyMap<string, string>): AsyncGenerator<StoredDocument> {
  for (const sha256 of wanted.keys()) {
    const stored = await archive.document(sha256);
    if (stored !== null) yield stored;
  }
}

async function loadable(archive: Archive, stored: StoredDocument, stamp: string): Promise<Loadable> {
  const { sha256, places } = stored;
  const read = JSON.parse(stored.document) as Document;
  const corrections = await archive.corrections(sha256);
  const document = corrections.length === 0 ? read : (await import('./judged.ts')).judged(read, corrections);
  return { sha256, document, places, corrections, stamp };
}
