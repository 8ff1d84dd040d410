import type { DocumentView } from '../desk.ts';
import { documentOf } from './api.ts';
import { type Pictures, picturesOf } from './pictures.ts';

/** A document with its pages, ready to be shown. */
export type Loaded = { readonly view: DocumentView; readonly pictures: Pictures | null };

/** The one on the screen, the next one, and those just left. */
const KEPT = 4;
const kept = new Map<string, Promise<Loaded>>();

/** Loads a document; one that was called for before is there at once. Its data are asked for anew unless just fetched. */
export function load(sha256: string): Promise<Loaded> {
  const known = kept.get(sha256);
  kept.delete(sha256);
  const loading = known ?? fetchAll(sha256);
  kept.set(sha256, loading);
  loading.catch(() => kept.delete(sha256));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) {
    void kept.get(oldest)!.then(({ pictures }) => pictures?.close());
    kept.delete(oldest);
  }
  return loading;
}

/** What a document has become meanwhile, for when it is opened again. */
export function remember(view: DocumentView): void {
  const known = kept.get(view.sha256);
  if (known)
    kept.set(
      view.sha256,
      known.then(({ pictures }) => ({ view, pictures })),
    );
}

async function fetchAll(sha256: string): Promise<Loaded> {
  const view = await documentOf(sha256);
  const pictures = await picturesOf(view).catch(() => null);
  return { view, pictures };
}
