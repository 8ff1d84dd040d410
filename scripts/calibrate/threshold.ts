import { type Sample, wilson } from './fit.ts';

/** What a threshold costs: a value below it is marked for review. */
export type Tradeoff = {
  readonly threshold: number;
  /** shares of all values */
  readonly silent: number;
  /** upper end of the 95% interval */
  readonly silentAtMost: number;
  readonly review: number;
};

/** What marking everything below `threshold` would do. */
export function tradeoff(samples: readonly Sample[], threshold: number): Tradeoff {
  const kept = samples.filter(({ raw }) => raw >= threshold);
  const wrong = kept.filter(s => !s.right).length;
  const count = samples.length;
  return {
    threshold,
    silent: wrong / count,
    silentAtMost: wilson(wrong, count)[1],
    review: (count - kept.length) / count,
  };
}

/** The lowest threshold whose share of silent errors is at most `goal`; Infinity where even the surest values are not good enough. */
export function thresholdFor(samples: readonly Sample[], goal: number): number {
  const allowed = Math.floor(goal * samples.length + 1e-9);
  const wrong = samples
    .filter(s => !s.right)
    .map(({ raw }) => raw)
    .sort((a, b) => b - a);
  const first = wrong[allowed];
  if (first === undefined) return 0;
  const above = samples.map(({ raw }) => raw).filter(raw => raw > first);
  return above.length === 0 ? Number.POSITIVE_INFINITY : above.reduce((a, b) => Math.min(a, b));
}
