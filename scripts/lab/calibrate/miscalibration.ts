import { type Bin, reliability, type Sample, wilson } from './monotone.ts';

/** Bins of fewer values say nothing. */
const LEAST = 200;
/** What is said may be off by this where the interval is narrower. */
const SLACK = 0.02;
/** standard deviations of a 99% interval */
const SURE = 2.576;
const EDGES = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1];

/** What is wrong with confidence: bins that say more or less than is so, bins whose order is broken, silent errors above the goal. */
export type Miscalibration = {
  readonly off: readonly Bin[];
  readonly unordered: readonly Bin[];
  /** share of all values that are wrong and not for review; null where it is within the goal */
  readonly silent: number | null;
};

/** Given what was said of values, how many of those that are for nobody's review are wrong, and how many may be. */
export function miscalibration(
  samples: readonly Sample[],
  { silent, goal }: { readonly silent: number; readonly goal: number },
): Miscalibration {
  const bins = reliability(samples, EDGES).filter(({ count }) => count >= LEAST);
  const all = samples.reduce((sum, { count }) => sum + count, 0);
  const [least] = wilson(silent, all, SURE);
  return {
    off: bins.filter(isOff),
    unordered: bins.filter((bin, at) => at > 0 && isBelow(bin, bins[at - 1]!)),
    silent: least > goal ? silent / all : null,
  };
}

export function isCalibrated({ off, unordered, silent }: Miscalibration): boolean {
  return off.length === 0 && unordered.length === 0 && silent === null;
}

function isOff({ said, right, count }: Bin): boolean {
  const [low, high] = wilson(right * count, count, SURE);
  return said < Math.min(low, right - SLACK) || said > Math.max(high, right + SLACK);
}

/** A bin that is less right than the one below it, by more than chance. */
function isBelow(bin: Bin, lower: Bin): boolean {
  const [, high] = wilson(bin.right * bin.count, bin.count, SURE);
  const [low] = wilson(lower.right * lower.count, lower.count, SURE);
  return high < low;
}
