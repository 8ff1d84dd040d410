import type { StoredDocument } from '../archive/archive.ts';
import { isOfMending } from '../mend/mend.ts';
import type { Correction, Document } from '../model.ts';
import { sightOf, type Viewpoint } from './document-view.ts';
import { pathsOf } from './paths.ts';

type Known = {
  readonly stored: StoredDocument;
  readonly read: Document;
  /** all that was said about it */
  readonly entries: readonly Correction[];
};

/** A document as somebody sees it, and how things are called on it. */
export function seenBy<By extends Viewpoint>(onlooking: By, { stored, read, entries }: Known) {
  const sight = sightOf(read, entries, onlooking);
  const bare = () => sightOf(read, entries.filter(isOfShape), onlooking).document;
  // where its file lies, beside where its rows went
  const foundAt = stored.places;
  return { ...stored, foundAt, ...onlooking, ...sight, read, entries, bare, paths: pathsOf(sight) };
}

/** What tells which rows and forms there are. */
function isOfShape(one: Correction): boolean {
  return isOfMending(one) || one.kind === 'undo';
}
