import type { DocumentView } from '../review-service.ts';
import { documentOf, type PageAddress } from './api.ts';
import { type Pictures, picturesOf } from './page-images.ts';

/** A document with its pages, ready to be shown. */
export type LoadedDocument = {
  readonly view: DocumentView;
  readonly pictures: Pictures | null;
  /** its pages need a password */
  readonly isLocked: boolean;
};

/** The one on the screen, the next one, and those just left. */
const KEPT = 4;
const kept = new Map<string, Promise<LoadedDocument>>();

/** Loads a document; one that was called for before is there at once. Its data are asked for anew unless just fetched. */
export function load(place: PageAddress): Promise<LoadedDocument> {
  const key = keyOf(place);
  const known = kept.get(key);
  kept.delete(key);
  const loading = known ?? fetchAll(place);
  kept.set(key, loading);
  loading.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) {
    void kept.get(oldest)!.then(({ pictures }) => pictures?.close());
    kept.delete(oldest);
  }
  return loading;
}

/** What a document has become meanwhile, for when it is opened again. */
export function remember(place: PageAddress, view: DocumentView): void {
  const key = keyOf(place);
  const known = kept.get(key);
  if (known)
    kept.set(
      key,
      known.then(loaded => ({ ...loaded, view })),
    );
}

function keyOf({ sha256, sample }: PageAddress): string {
  return `${sha256} ${sample}`;
}

async function fetchAll(place: PageAddress): Promise<LoadedDocument> {
  const view = await documentOf(place);
  try {
    return { view, pictures: await picturesOf(view), isLocked: false };
  } catch (error) {
    return { view, pictures: null, isLocked: (error as Error).name === 'PasswordException' };
  }
}
