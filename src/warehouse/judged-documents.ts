import { kit } from '../defaults.ts';
import { judge } from '../mend/judge.ts';
import type { Places } from '../mend/places.ts';
import type { Correction, Document } from '../model.ts';
import { keysOf } from '../values/pointer.ts';
import type { LoadedCorrection } from './tables/column.ts';

/**
 * A document with its corrections in it, and these with what they are about there; in a file of its own, since most archives
 * have none and rules take memory.
 */
export function judged(
  document: Document,
  corrections: readonly Correction[],
): { readonly document: Document; readonly corrections: readonly LoadedCorrection[] } {
  const { document: mended, places } = judge(document, corrections, kit);
  return { document: mended, corrections: corrections.map(one => ({ ...one, shown: aboutOf(one, places) })) };
}

/** The place that an entry is about; of an answer or a comment, that of the finding or the value. */
function aboutOf({ path }: Correction, { shown }: Places): string | null {
  const [first, , place] = keysOf(path);
  if (first === 'comments') return shown(path.slice('/comments'.length));
  return shown(first === 'findings' ? (place ?? '') : path);
}
