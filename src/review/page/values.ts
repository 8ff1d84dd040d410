import type { Correction, Evidence, Measure } from '../../model.ts';
import { cellsOf, isOpen } from '../../values/cells.ts';
import type { DocumentView } from '../review-service.ts';

/** One value of a document, which several rows may have: its pointer, and what is known of it. */
export type Value = { readonly at: string; readonly path: string; readonly evidence: Evidence };

/** The values by all their pointers; one of a merged cell goes by that of its first row, or by the one that a draw took. */
export function valuesOf({ document, sample }: Pick<DocumentView, 'document' | 'sample'>): Values {
  return new Map(
    document.forms.flatMap((form, index) =>
      cellsOf(form).flatMap(({ paths, evidence }) => {
        const drawn = sample ? paths.find(path => isOpen(form.evidence[path]!)) : undefined;
        const path = drawn ?? paths[0];
        const value = { at: `/forms/${index}/data${path}`, path, evidence };
        return paths.map((one): [string, Value] => [`/forms/${index}/data${one}`, value]);
      }),
    ),
  );
}

export type Values = ReadonlyMap<string, Value>;

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
    // whose document it is was said in the list
    else if (one.reviewer === reviewer && one.kind !== 'assign') return one;
  }
  return null;
}

/** Values that a pointer means: the value itself, or all in what it points to. */
export function pointed(values: Values, at: string): string[] {
  const own = values.get(at);
  if (own) return [own.at];
  const within = [...values].filter(([pointer]) => pointer.startsWith(`${at}/`));
  return [...new Set(within.map(([, value]) => value.at))];
}

/** The row that a value stands in, by its pointer; null where it stands in none. */
export function rowAt(at: string): string | null {
  return /^\/forms\/\d+\/data\/(?:funding|goals|indicators|groups)\/\d+(?=\/|$)/.exec(at)?.[0] ?? null;
}

/** A value in what a pointer leads to; one whose cell begins there, where there is any. */
export function firstIn(values: Values, at: string): string | null {
  const own = [...values].filter(([pointer]) => pointer.startsWith(`${at}/`));
  return (own.find(([pointer, value]) => pointer === value.at) ?? own[0])?.[0] ?? null;
}

/** A value as text; what a person begins with who corrects it. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return (value as Measure).text ?? String(value);
}
