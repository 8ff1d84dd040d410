import type { Doubt, Grounds } from '../../../src/model.ts';
import {
  type Calibration,
  heldAgainst,
  type Knot,
  LEAST,
  posteriorOf,
} from '../../../src/quality/calibration.ts';
import { fitMonotone, type Sample } from './monotone.ts';
import type { Readings, Tally } from './readings.ts';
import { reviewUpTo } from './threshold.ts';

/** Share of all values that may be wrong and not for review, by how they were read. */
export const GOALS: { readonly [way in Grounds['way']]: number } = {
  drawn: 0.0005,
  aligned: 0.002,
  picture: 0.003,
  dump: 0.001,
};

/** A check that spoke of fewer values has shown nothing. */
const SPOKEN = 50;
/**
 * Blocks of the isotonic step, as shares of the values that are doubted and of those that are not. Readers of pictures
 * say how sure they are; elsewhere the values of one file are right or wrong together, so that finer steps tell of files
 * and hold for no other program: with a third, what was said of the doubted values of programs left out was off by 25 points.
 */
const BLOCKS: { readonly [way in Grounds['way']]: number } = { drawn: 1, aligned: 1, picture: 0.34, dump: 1 };

/** What the readings tell: what each check leaves, the posterior's last step, and below what a person must look. */
export function fit(readings: Readings, way: Grounds['way']): Calibration {
  const tallies = Object.values(readings).flat();
  const right = checksOf(tallies);
  const samples = samplesOf(tallies, grounds => posteriorOf(grounds, { right }));
  const upTo = reviewUpTo(samples, GOALS[way]);
  return {
    reviewBelow: Math.max(LEAST, (Math.floor(100 * upTo) + 1) / 100),
    right,
    knots: monotone(samples, BLOCKS[way]),
  };
}

/** The steps of each part, flat from its first value to its last: nothing lies between the two. */
function monotone(samples: readonly Sample[], block: number): Knot[] {
  const parts = [samples.filter(({ raw }) => raw < LEAST), samples.filter(({ raw }) => raw >= LEAST)];
  return parts.flatMap(own => {
    if (own.length === 0) return [];
    const raws = own.map(({ raw }) => raw);
    const knots = fitMonotone(own, block * own.reduce((sum, { count }) => sum + count, 0));
    const ends: Knot[] = [[Math.min(...raws), knots[0]![1]], ...knots, [Math.max(...raws), knots.at(-1)![1]]];
    return ends.filter(([raw], at) => at === 0 || raw > ends[at - 1]![0]);
  });
}

/** (right + 1) / (count + 2): what was never seen wrong is not therefore certain. */
function checksOf(tallies: readonly Tally[]): Calibration['right'] {
  const ids = new Set(tallies.flatMap(({ grounds }) => grounds.checks.map(({ id }) => id)));
  const shares = [...ids].sort().flatMap((id): [Doubt, number][] => {
    const own = tallies.filter(({ grounds }) => grounds.checks.some(check => check.id === id));
    const [count, right] = [total(own, 'count'), total(own, 'right')];
    return count < SPOKEN ? [] : [[id, Math.round((100 * (right + 1)) / (count + 2)) / 100]];
  });
  return Object.fromEntries(shares);
}

/**
 * What would be said of every value of each group by what the other groups tell, and whether it is right. What all groups
 * together say puts values into bins: which ones are held against each other does not follow from who was left out.
 */
export function leftOut(readings: Readings, way: Grounds['way']): { samples: Sample[]; silent: number } {
  let silent = 0;
  const whole = fit(readings, way);
  const samples = Object.entries(readings).flatMap(([group, own]) => {
    const { [group]: _, ...others } = readings;
    const calibration = fit(others, way);
    const unseen = own.filter(({ grounds }) => !heldAgainst(calibration, grounds).isDoubted);
    silent += total(unseen, 'count') - total(unseen, 'right');
    return own.map(({ grounds, count, right }): Sample => {
      const said = heldAgainst(calibration, grounds).sure;
      return { raw: heldAgainst(whole, grounds).sure, said, count, right };
    });
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
