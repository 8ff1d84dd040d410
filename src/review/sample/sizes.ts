import jstat from 'jstat';

/** How a sample's size and its limit came about. Rates are from 0 to 1. */
export type Method =
  /** nothing may be wrong: then the rate is below `rate` */
  | { readonly kind: 'zero'; readonly rate: number }
  /** a declared rate is assessed: more than `limit` wrong contradict it */
  | { readonly kind: 'declared'; readonly rate: number; readonly limit: number }
  /** as many as one likes, for an interval; accepted where its upper bound is at most `rate` */
  | { readonly kind: 'rate'; readonly size: number; readonly rate: number | null };

/**
 * Smallest sample in which nothing wrong says, at the confidence, that the rate is below `rate`: (1 − rate)^n ≤ 1 −
 * confidence. 95%: 299 for 1%, 2,995 for 0.1%. Drawing without return only makes it surer.
 */
export function zeroDefectSize(rate: number, confidence = 0.95): number {
  return Math.ceil(Math.log1p(-confidence) / Math.log1p(-rate));
}

/** The risk of contradicting a declared rate that is right, of GB/T 2828.4 and GB/T 2828.11. */
const PRODUCERS_RISK = 0.05;
/** The risk at which the limiting quality of these standards is told. */
const CONSUMERS_RISK = 0.1;

/**
 * The size for a declared rate, after the principle of GB/T 2828.11 (small populations) and GB/T 2828.4 / ISO 2859-4: the
 * largest sample in which a population that is as declared, with ⌊rate × population⌋ wrong ones, shows more than `limit`
 * of them with a risk of 5% at most. With a limit of 0, which stands for their level 0, that would be next to nothing:
 * there, as in ISO 2859-4:2020, the sample tells the same quality from the declared one as level I (a limit of 1) does,
 * and its risk is higher. The standards' tables are not reproduced: sizes are computed, and may differ by a few.
 */
export function declaredSize({ population, rate, limit }: Declared): number {
  if (limit === 0) {
    const quality = limitingQuality(declaredSize({ population, rate, limit: 1 }), 1);
    return Math.min(population, Math.ceil(Math.log(CONSUMERS_RISK) / Math.log1p(-quality)));
  }
  const wrong = Math.floor(population * rate);
  if (wrong <= limit) return population;
  const isSafe = (size: number) =>
    notMore({ population, wrong, size, limit }) >= 1 - PRODUCERS_RISK - ROUNDING;
  return lastWhere(isSafe, population);
}

/** of sums of logarithms */
export const ROUNDING = 1e-9;

type Declared = { readonly population: number; readonly rate: number; readonly limit: number };

/** The rate at which a sample still passes with a risk of 10%: what the plan can tell from the declared one. */
export function limitingQuality(size: number, limit: number): number {
  return limit >= size ? 1 : jstat.beta.inv(1 - CONSUMERS_RISK, limit + 1, size - limit);
}

type Lot = {
  readonly population: number;
  readonly wrong: number;
  readonly size: number;
  readonly limit: number;
};

/** Hypergeometric: the probability of at most `limit` wrong ones among `size` drawn without return. */
export function notMore({ population, wrong, size, limit }: Lot): number {
  let sum = 0;
  for (let k = Math.max(0, size + wrong - population); k <= Math.min(limit, size, wrong); k += 1) {
    sum += Math.exp(choose(wrong, k) + choose(population - wrong, size - k) - choose(population, size));
  }
  return Math.min(1, sum);
}

/** Logarithm of the number of ways to choose. */
function choose(n: number, k: number): number {
  return jstat.gammaln(n + 1) - jstat.gammaln(k + 1) - jstat.gammaln(n - k + 1);
}

/** The last of 1 … most for which it holds, which it does up to some size and no further. */
function lastWhere(holds: (size: number) => boolean, most: number): number {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
