import jstat from 'jstat';

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

/** A stratum as far as the whole is estimated from it. */
export type Stratum = { readonly population: number; readonly size: number; readonly found: number };

/** `rate` is null where nothing was looked at. */
export type Estimate = {
  readonly rate: number | null;
  readonly interval: Interval;
  readonly atMost: number;
};

/**
 * The error rate of a population from all its strata. The point is the mean of the strata's rates by their sizes. The
 * bounds are Clopper–Pearson's for all found in all drawn: with shares as in the population the number found scatters
 * less than a binomial one (Hoeffding, Ann. Math. Statist. 27 (1956), 713–721), so that they cover at least as stated.
 * Where a stratum's share of the sample is not its share of the population they are stretched by the largest and the
 * least ratio of the two, which holds whatever the strata's rates are.
 */
export function estimate(strata: readonly Stratum[], confidence = 0.95): Estimate {
  const drawn = strata.filter(({ size }) => size > 0);
  const population = total(strata, 'population');
  const [size, found] = [total(drawn, 'size'), total(drawn, 'found')];
  if (size === 0) return { rate: null, interval: { low: 0, high: 1 }, atMost: 1 };
  const ratios = drawn.map(each => each.population / population / (each.size / size));
  const unseen = 1 - total(drawn, 'population') / population;
  const highest = (bound: number) => Math.min(1, bound * Math.max(...ratios) + unseen);
  const { low, high } = clopperPearson(found, size, confidence);
  return {
    rate: drawn.reduce((sum, each) => sum + (each.population / population) * (each.found / each.size), 0),
    interval: { low: low * Math.min(...ratios), high: highest(high) },
    atMost: highest(upperBound(found, size, confidence)),
  };
}

function total(strata: readonly Stratum[], key: keyof Stratum): number {
  return strata.reduce((sum, each) => sum + each[key], 0);
}
