import type { Measure } from '../../../src/model.ts';

/** White space taken out, compatibility forms folded; null stays null. */
export function fold(text: unknown): string | null {
  if (text === null || text === undefined) return null;
  return String(text)
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff]/g, '');
}

/** Both blank, or the same after folding. */
export function sameText(expected: unknown, got: unknown): boolean {
  return (fold(expected) ?? '') === (fold(got) ?? '');
}

/** As `sameText`, but without 其中 in front and a colon behind. */
export function sameLabel(expected: unknown, got: unknown): boolean {
  const bare = (text: unknown) => (fold(text) ?? '').replaceAll(/^其中:?|:+$/g, '');
  return bare(expected) === bare(got);
}

/** The same kind, value and printed text. */
export function sameMeasure(expected: Measure | null, got: Measure | null): boolean {
  if (expected === null || got === null) return expected === got;
  if (!sameText(expected.text, got.text)) return false;
  if (expected.kind === 'quantity' && got.kind === 'quantity') {
    const units = sameText(expected.unit, got.unit);
    return units && expected.comparator === got.comparator && expected.number === got.number;
  }
  if (expected.kind === 'date' && got.kind === 'date') {
    return expected.date === got.date && expected.relation === got.relation;
  }
  return expected.kind === got.kind;
}

/** 1 for the same text, 0 for nothing in common: shared pairs of characters. */
export function likeness(a: unknown, b: unknown): number {
  const [x, y] = [fold(a) ?? '', fold(b) ?? ''];
  if (x === y) return 1;
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length }, (_, i) => text.slice(i, i + 2)));
  const [p, q] = [pairs(x.slice(0, 80)), pairs(y.slice(0, 80))];
  const shared = [...p].filter(pair => q.has(pair)).length;
  return (2 * shared) / Math.max(1, p.size + q.size);
}

/** Pairs of indices in order with the greatest sum of likeness; pairs below `least` are not made. */
export function align<A, B>(
  left: readonly A[],
  right: readonly B[],
  by: { readonly score: (a: A, b: B) => number; readonly least: number },
): ReadonlyMap<number, number> {
  const scores = left.map(a => right.map(b => by.score(a, b)));
  const at = (i: number, j: number) => scores[i]?.[j] ?? 0;
  const best = left.map(() => right.map(() => 0).concat(0)).concat([right.map(() => 0).concat(0)]);
  const get = (i: number, j: number) => best[i]?.[j] ?? 0;
  const gain = (i: number, j: number) => (at(i, j) < by.least ? 0 : get(i + 1, j + 1) + at(i, j));
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = best[i];
      if (row) row[j] = Math.max(get(i + 1, j), get(i, j + 1), gain(i, j));
    }
  const pairs = new Map<number, number>();
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (at(i, j) >= by.least && get(i, j) === gain(i, j)) pairs.set(i++, j++);
    else if (get(i, j) === get(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}
