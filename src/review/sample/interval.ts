import jstat from 'jstat';
import { notMore, ROUNDING } from './sizes.ts';

/** Bounds of a rate, from 0 to 1. */
export type Interval = { readonly low: number; readonly high: number };

/**
 * Clopper–Pearson: the rates that `found` in `size` do not contradict, each side at half of what `confidence` leaves
 * (Clopper and Pearson, Biometrika 26 (1934), 404–413). Never covers less than stated.
 */
export function clopperPearson(found: number, size: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  return {
    low: found === 0 ? 0 : jstat.beta.inv(tail, found, size - found + 1),
    high: upperBound(found, size, 1 - tail),
  };
}

/** One-sided: the rate that is not exceeded, at the stated confidence. */
export function upperBound(found: number, size: number, confidence = 0.95): number {
  return found >= size ? 1 : jstat.beta.inv(confidence, found + 1, size - found);
}

/** What was found among how many of how many. */
type DrawnCount = { readonly population: number; readonly size: number; readonly found: number };

/** Of a population that is not endless: numbers of wrong ones in it that what was found does not contradict, as rates. */
export function finiteInterval(drawn: DrawnCount, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  const { population, size, found } = drawn;
  const isUnlikely = (wrong: number) =>
    1 - notMore({ population, wrong, size, limit: found - 1 }) < tail - ROUNDING;
  // what was not drawn may all be right
  const least = found === 0 ? 0 : firstWhere(wrong => !isUnlikely(wrong), found, population - size + found);
  return { low: least / population, high: finiteUpperBound(drawn, 1 - tail) };
}

/** One-sided: the rate that is not exceeded, at the stated confidence. All of it drawn leaves nothing open. */
function finiteUpperBound({ population, size, found }: DrawnCount, confidence = 0.95): number {
  const isTooMany = (wrong: number) =>
    notMore({ population, wrong, size, limit: found }) < 1 - confidence - ROUNDING;
  const most = population - size + found;
  return (isTooMany(most) ? firstWhere(isTooMany, found, most) - 1 : most) / population;
}

/** The least whole number from which on it holds, which it does at `high`. */
function firstWhere(holds: (number: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** A stratum as far as the whole is estimated from it. */
export type Stratum = DrawnCount;

/** `rate` is null where nothing was looked at. */
export type Estimate = {
  readonly rate: number | null;
  readonly interval: Interval;
  readonly atMost: number;
};

/**
 * The error rate of a population from all its strata. The point is the mean of the strata's rates by their sizes. What was
 * drawn whole is known; a single stratum beside it has the bounds of a finite population. Of several the bounds are
 * Clopper–Pearson's for all found in all drawn: with shares as in the population the number found scatters less than a
 * binomial one (Hoeffding, Ann. Math. Statist. 27 (1956), 713–721), so that they cover at least as stated. Where a
 * stratum's share of the sample is not its share of the population they are stretched by the largest and the least ratio
 * of the two, which holds whatever the strata's rates are.
 */
export function estimate(strata: readonly Stratum[], confidence = 0.95): Estimate {
  const drawn = strata.filter(({ size }) => size > 0);
  const population = total(strata, 'population');
  if (drawn.length === 0) return { rate: null, interval: { low: 0, high: 1 }, atMost: 1 };
  const known = drawn.filter(isWhole);
  const rest = bounds(
    drawn.filter(each => !isWhole(each)),
    confidence,
  );
  const share = total(rest.strata, 'population') / population;
  const sure = total(known, 'found') / population;
  const unseen = 1 - total(drawn, 'population') / population;
  const highest = (bound: number) => Math.min(1, sure + bound * share + unseen);
  return {
    rate: drawn.reduce((sum, each) => sum + (each.population / population) * (each.found / each.size), 0),
    interval: { low: sure + rest.interval.low * share, high: highest(rest.interval.high) },
    atMost: highest(rest.atMost),
  };
}

function isWhole({ population, size }: Stratum): boolean {
  return size >= population;
}

/** Bounds of the rate of strata that were drawn in part. */
function bounds(strata: readonly Stratum[], confidence: number) {
  const [first] = strata;
  if (first === undefined) return { strata, interval: { low: 0, high: 0 }, atMost: 0 };
  if (strata.length === 1) {
    return {
      strata,
      interval: finiteInterval(first, confidence),
      atMost: finiteUpperBound(first, confidence),
    };
  }
  const [size, found, population] = [
    total(strata, 'size'),
    total(strata, 'found'),
    total(strata, 'population'),
  ];
  const ratios = strata.map(each => each.population / population / (each.size / size));
  const [widest, narrowest] = [Math.max(...ratios), Math.min(...ratios)];
  const { low, high } = clopperPearson(found, size, confidence);
  return {
    strata,
    interval: { low: low * narrowest, high: high * widest },
    atMost: upperBound(found, size, confidence) * widest,
  };
}

function total(strata: readonly Stratum[], key: keyof Stratum): number {
  return strata.reduce((sum, each) => sum + each[key], 0);
}
