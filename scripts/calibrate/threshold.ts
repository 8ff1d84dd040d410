import type { Sample } from './monotone.ts';

/** The lowest threshold whose share of silent errors is at most `goal`; Infinity where even the surest values are not good enough. */
export function thresholdFor(samples: readonly Sample[], goal: number): number {
  const all = samples.reduce((sum, { count }) => sum + count, 0);
  let allowed = goal * all;
  const bySureness = Map.groupBy(samples, ({ raw }) => raw);
  let threshold = Number.POSITIVE_INFINITY;
  for (const raw of [...bySureness.keys()].sort((a, b) => b - a)) {
    for (const { count, right } of bySureness.get(raw)!) allowed -= count - right;
    if (allowed < -1e-9) return threshold;
    threshold = raw;
  }
  return 0;
}
