import { createHash } from 'node:crypto';

/**
 * Numbers from 0 up to 1 that anybody can draw again from the same words: SFC32 (C. Doty-Humphrey, PractRand), its state
 * the first 96 bits of the words' SHA-256, its counter 1, after 12 rounds.
 */
export function randomOf(...words: readonly string[]): () => number {
  const state = createHash('sha256').update(words.join('\n')).digest();
  let [a, b, c, counter] = [state.readInt32BE(0), state.readInt32BE(4), state.readInt32BE(8), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
}

/** Keeps the `size` things with the least keys of all that it is given: with random keys a random sample. */
export function leastOf<Thing extends { readonly key: number }>(size: number) {
  let kept: Thing[] = [];
  let limit = Number.POSITIVE_INFINITY;
  const cut = () => {
    kept = kept.sort((a, b) => a.key - b.key).slice(0, size);
    if (kept.length === size) limit = kept.at(-1)?.key ?? -1;
  };
  return {
    offer(thing: Thing): void {
      if (thing.key >= limit) return;
      kept.push(thing);
      if (kept.length >= 2 * size + 64) cut();
    },
    /** in the order of their keys */
    least(): readonly Thing[] {
      cut();
      return kept;
    },
  };
}
