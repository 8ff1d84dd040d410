import type { Correction, Document, Evidence } from '../../model.ts';
import { leavesOf } from '../../values/leaves.ts';
import type { DocumentView } from '../desk.ts';

/** One value of a document: its pointer, and what is known of it. */
export type Value = { readonly at: string; readonly path: string; readonly evidence: Evidence };

export function valuesOf({ forms }: Document): ReadonlyMap<string, Value> {
  return new Map(
    forms.flatMap((form, index) =>
      leavesOf(form).map(([path, evidence]): [string, Value] => {
        const at = `/forms/${index}/data${path}`;
        return [at, { at, path, evidence }];
      }),
    ),
  );
}

/** The last entry about a value, which the next one builds on. */
export function lastOf({ corrections }: DocumentView, at: string): Correction | null {
  return corrections.findLast(({ path }) => path === at) ?? null;
}

/** The last thing that this reviewer said and did not take back. */
export function lastOfMine({ corrections }: DocumentView, reviewer: string): Correction | null {
  const undone = new Set<number>();
  for (const one of corrections.toReversed()) {
    if (undone.has(one.sequence)) continue;
    if (one.kind === 'undo') undone.add(one.undoes ?? 0);
    else if (one.reviewer === reviewer) return one;
  }
  return null;
}

/** Values that a pointer means: the value itself, or all in what it points to. */
export function pointed(values: ReadonlyMap<string, Value>, at: string): string[] {
  if (values.has(at)) return [at];
  return [...values.keys()].filter(pointer => pointer.startsWith(`${at}/`));
}
