import type { ReadGlyph } from './reader.ts';

/** Glyphs of two readings that stand for the same print; one is missing where only the other reader saw something. */
export type AlignedGlyphs<G = ReadGlyph> = { readonly one?: G; readonly other?: G };

/** A glyph without what is typography only: widths, and signs that print alike. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[—–－―─]/g, '-')
    .replace(/[·•・]/g, '·')
    .replace(/≧/g, '≥')
    .replace(/≦/g, '≤');
}

/** Print that is no sign, as the reader of signs says it: a sign is paired with it last. */
const OTHER_PRINT = '\uFFFC';
const differenceOf = (one: string, other: string) => (one === other ? 0 : other === OTHER_PRINT ? 1.5 : 1);

/** Pairs the glyphs of two readings with the fewest differences (Levenshtein). */
export function aligned<G extends Pick<ReadGlyph, 'text'>>(
  one: readonly G[],
  other: readonly G[],
): AlignedGlyphs<G>[] {
  const [a, b] = [one.map(({ text }) => plain(text)), other.map(({ text }) => plain(text))];
  const cost = costs(a, b);
  const pairs: AlignedGlyphs<G>[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const here = cost[i]![j]!;
    if (i > 0 && j > 0 && here === cost[i - 1]![j - 1]! + differenceOf(a[i - 1]!, b[j - 1]!))
      pairs.push({ one: one[--i]!, other: other[--j]! });
    else if (i > 0 && here === cost[i - 1]![j]! + 1) pairs.push({ one: one[--i]! });
    else pairs.push({ other: other[--j]! });
  }
  return pairs.reverse();
}

function costs(a: readonly string[], b: readonly string[]): number[][] {
  const rows = [b.map((_, j) => j).concat(b.length)];
  for (let i = 1; i <= a.length; i++) {
    const [above, row] = [rows[i - 1]!, [i]];
    for (let j = 1; j <= b.length; j++) {
      const same = above[j - 1]! + differenceOf(a[i - 1]!, b[j - 1]!);
      row.push(Math.min(same, above[j]! + 1, row[j - 1]! + 1));
    }
    rows.push(row);
  }
  return rows;
}
