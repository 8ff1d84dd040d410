import type { Sample } from './monotone.ts';

/** Up to this a person must look, so that at most `goal` of all values are silent errors; 0 where nobody need. */
export function reviewUpTo(samples: readonly Sample[], goal: number): number {
  let allowed = goal * samples.reduce((sum, { count }) => sum + count, 0);
  for (const [raw, own] of [...Map.groupBy(samples, one => one.raw)].sort(([a], [b]) => b - a)) {
    for (const { count, right } of own) allowed -= count - right;
    if (allowed < -1e-9) return raw;
  }
  return 0;
}
