import type { Doubt, Grounds } from '../../src/model.ts';
import { type Calibration, heldAgainst, LEAST, posteriorOf } from '../../src/quality/calibration.ts';
import { fitMonotone, type Sample } from './monotone.ts';
import type { Readings, Tally } from './readings.ts';
import { thresholdFor } from './threshold.ts';

/** Share of all values that may be wrong and not for review, by how they were read. */
export const GOALS: { readonly [way in Grounds['way']]: number } = {
  drawn: 0.0005,
  aligned: 0.002,
  picture: 0.003,
  dump: 0.001,
};

/** A check that spoke of fewer values has shown nothing. */
const SPOKEN = 50;
/** A block of the isotonic step. */
const BLOCK = 100;

/** What the readings tell: what each check leaves, the posterior's last step, and below what a person must look. */
export function fit(readings: Readings, goal: number): Calibration {
  const tallies = Object.values(readings).flat();
  const right = checksOf(tallies);
  const samples = samplesOf(tallies, grounds => posteriorOf(grounds, { right }));
  const threshold = Math.max(LEAST, Math.min(1, thresholdFor(samples, goal)));
  return {
    reviewBelow: Math.ceil(threshold * 100) / 100,
    right,
    knots: fitMonotone(samples, BLOCK),
  };
}

/** (right + 1) / (count + 2): what was never seen wrong is not therefore certain. */
function checksOf(tallies: readonly Tally[]): Calibration['right'] {
  const ids = new Set(tallies.flatMap(({ grounds }) => grounds.checks.map(({ id }) => id)));
  const shares = [...ids].sort().flatMap((id): [Doubt, number][] => {
    const own = tallies.filter(({ grounds }) => grounds.checks.some(check => check.id === id));
    const [count, right] = [total(own, 'count'), total(own, 'right')];
    return count < SPOKEN ? [] : [[id, Math.round((1000 * (right + 1)) / (count + 2)) / 1000]];
  });
  return Object.fromEntries(shares);
}

/** What would be said of every value of each group by what the other groups tell, and whether it is right. */
export function leftOut(readings: Readings, goal: number): { samples: Sample[]; silent: number } {
  let silent = 0;
  const samples = Object.entries(readings).flatMap(([group, own]) => {
    const { [group]: _, ...others } = readings;
    const calibration = fit(others, goal);
    const wrong = own.filter(({ grounds }) => !heldAgainst(calibration, grounds).isDoubted);
    silent += total(wrong, 'count') - total(wrong, 'right');
    return samplesOf(own, grounds => heldAgainst(calibration, grounds).sure);
  });
  return { samples, silent };
}

/** What the table says of every value. */
export function samplesOf(tallies: readonly Tally[], said: (grounds: Grounds) => number): Sample[] {
  return tallies.map(({ grounds, count, right }) => ({ raw: said(grounds), count, right }));
}

function total(tallies: readonly Tally[], what: 'count' | 'right'): number {
  return tallies.reduce((sum, tally) => sum + tally[what], 0);
}
