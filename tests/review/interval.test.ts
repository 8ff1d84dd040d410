import { describe, expect, test } from 'vitest';
import { coverage } from '../../scripts/lab/coverage.ts';
import { clopperPearson, estimate, finiteInterval, upperBound } from '../../src/review/sample/interval.ts';
import { leastOf, randomOf } from '../../src/review/sample/random.ts';
import { declaredSize, limitingQuality, notMore, zeroDefectSize } from '../../src/review/sample/sizes.ts';

describe('Clopper–Pearson', () => {
  // the first three: closed forms at the ends; the others: Newcombe, Statistics in Medicine 17 (1998), table I, method 5
  test.each([
    [0, 20, 0, 1 - 0.025 ** (1 / 20)],
    [20, 20, 0.025 ** (1 / 20), 1],
    [0, 299, 0, 1 - 0.025 ** (1 / 299)],
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [1, 29, 0.0009, 0.1776],
  ])('%i of %i: %f to %f', (found, size, low, high) => {
    const interval = clopperPearson(found, size);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('one-sided: nothing of 299 is below 1%, of 298 it is not', () => {
    expect(upperBound(0, 299)).toBeLessThan(0.01);
    expect(upperBound(0, 298)).toBeGreaterThan(0.01);
    expect(upperBound(5, 5)).toBe(1);
  });
});

describe('a population that is not endless', () => {
  /** exactly: ways to draw, as whole numbers */
  const choose = (n: number, k: number): bigint => {
    if (k < 0 || k > n) return 0n;
    let ways = 1n;
    for (let i = 1; i <= k; i += 1) ways = (ways * BigInt(n - k + i)) / BigInt(i);
    return ways;
  };
  const share = (population: number, wrong: number, size: number, is: (k: number) => boolean) => {
    let ways = 0n;
    for (let k = 0; k <= size; k += 1)
      if (is(k)) ways += choose(wrong, k) * choose(population - wrong, size - k);
    return Number((ways * 10n ** 15n) / choose(population, size)) / 1e15;
  };

  test.each([
    [20, 7, 0],
    [50, 25, 3],
    [60, 59, 4],
    [80, 30, 30],
  ])(
    'of %i, %i drawn, %i found: all numbers of wrong ones that this does not contradict',
    (population, size, found) => {
      const possible = Array.from({ length: population + 1 }, (_, wrong) => wrong).filter(
        wrong =>
          share(population, wrong, size, k => k <= found) >= 0.025 &&
          share(population, wrong, size, k => k >= found) >= 0.025,
      );
      const { low, high } = finiteInterval({ population, size, found });
      expect(low * population).toBeCloseTo(possible[0]!, 9);
      expect(high * population).toBeCloseTo(possible.at(-1)!, 9);
    },
  );

  test('leaves nothing open where all of it was looked at, and is never wider than that of an endless one', () => {
    expect(estimate([{ population: 500, size: 500, found: 10 }])).toEqual({
      rate: 0.02,
      interval: { low: 0.02, high: 0.02 },
      atMost: 0.02,
    });
    const { low, high } = finiteInterval({ population: 500, size: 200, found: 4 });
    const endless = clopperPearson(4, 200);
    expect([low >= endless.low - 1 / 500, high <= endless.high + 1 / 500]).toEqual([true, true]);
  });

  test('a stratum that was looked at whole is known, the others are estimated', () => {
    const whole = { population: 100, size: 100, found: 50 };
    const { rate, interval } = estimate([whole, { population: 900, size: 90, found: 0 }]);
    expect(rate).toBeCloseTo(0.05, 12);
    expect(interval.low).toBeCloseTo(0.05, 12);
    expect(interval.high).toBeLessThan(0.05 + 0.9 * clopperPearson(0, 90).high);
  });
});

describe('the whole from its strata', () => {
  test('in shares as in the population it is that of one sample', () => {
    const strata = [
      { population: 900, size: 90, found: 1 },
      { population: 100, size: 10, found: 2 },
    ];
    const { rate, interval } = estimate(strata);
    expect(rate).toBeCloseTo(0.03, 12);
    expect(interval.low).toBeCloseTo(clopperPearson(3, 100).low, 12);
    expect(interval.high).toBeCloseTo(clopperPearson(3, 100).high, 12);
  });

  test('other shares stretch it, and a stratum that nobody looked at may be all wrong', () => {
    const strata = [
      { population: 900, size: 50, found: 0 },
      { population: 100, size: 50, found: 10 },
    ];
    const { rate, interval } = estimate(strata);
    expect(rate).toBeCloseTo(0.02, 12);
    expect(interval.low).toBeCloseTo(clopperPearson(10, 100).low * 0.2, 12);
    expect(interval.high).toBeCloseTo(clopperPearson(10, 100).high * 1.8, 12);
    const unseen = [
      { population: 900, size: 100, found: 0 },
      { population: 100, size: 0, found: 0 },
    ];
    expect(estimate(unseen).interval.high).toBeGreaterThan(0.1);
    expect(estimate([{ population: 9, size: 0, found: 0 }])).toMatchObject({ rate: null, atMost: 1 });
  });
});

describe('intervals of simulated draws', () => {
  const draws = 1000;
  // three standard deviations of a share of 95%
  const least = 0.95 - 3 * Math.sqrt((0.95 * 0.05) / draws);
  test.each([
    ['one population', [{ population: 100_000, wrong: 1000 }], false],
    ['a small one', [{ population: 400, wrong: 20 }], false],
    [
      'strata that differ',
      [
        { population: 90_000, wrong: 90 },
        { population: 9000, wrong: 450 },
        { population: 1000, wrong: 300 },
      ],
      true,
    ],
  ])('cover the truth: %s', (name, strata, isStratified) => {
    const { twoSided, oneSided } = coverage({ name, strata, size: 200, isStratified }, draws);
    expect(twoSided).toBeGreaterThan(least);
    expect(oneSided).toBeGreaterThan(least);
  });
});

describe('sizes', () => {
  test('of zero-defect plans at 95%', () => {
    expect([0.01, 0.001, 0.05].map(rate => zeroDefectSize(rate))).toEqual([299, 2995, 59]);
  });

  test('of declared rates: as published for 0.65% with 2 allowed (ISO 2859-4: 125 in 2002, 127 in 2020)', () => {
    const size = declaredSize({ population: 10_000_000, rate: 0.0065, limit: 2 });
    expect(size).toBeGreaterThanOrEqual(125);
    expect(size).toBeLessThanOrEqual(127);
  });

  test('a right declaration is contradicted one time in twenty at most, and with one more it would be oftener', () => {
    for (const [population, rate, limit] of [
      [100, 0.05, 2],
      [250, 0.02, 1],
      [5000, 0.01, 1],
      [2_000_000, 0.001, 1],
    ] as const) {
      const wrong = Math.floor(population * rate);
      const size = declaredSize({ population, rate, limit });
      expect(notMore({ population, wrong, size, limit })).toBeGreaterThanOrEqual(0.95);
      expect(notMore({ population, wrong, size: size + 1, limit })).toBeLessThan(0.95);
    }
    expect(declaredSize({ population: 50, rate: 0.01, limit: 1 })).toBe(50);
  });

  test('with nothing allowed a sample tells the same quality as with one', () => {
    const of = (limit: number) => declaredSize({ population: 1_000_000, rate: 0.01, limit });
    expect(limitingQuality(of(0), 0)).toBeLessThanOrEqual(limitingQuality(of(1), 1));
    expect(limitingQuality(of(0) - 1, 0)).toBeGreaterThan(limitingQuality(of(1), 1));
  });

  test('the hypergeometric is the count of all ways', () => {
    // 10 with 3 wrong, 4 drawn: C(7,4) = 35 and C(3,1)·C(7,3) = 105 of C(10,4) = 210
    const lot = { population: 10, wrong: 3, size: 4 };
    expect(notMore({ ...lot, limit: 0 })).toBeCloseTo(35 / 210, 10);
    expect(notMore({ ...lot, limit: 1 })).toBeCloseTo(140 / 210, 10);
    expect(notMore({ ...lot, limit: 3 })).toBeCloseTo(1, 10);
  });

  test('what a plan can tell', () => {
    expect(limitingQuality(100, 0)).toBeCloseTo(1 - 0.1 ** 0.01, 10);
  });
});

describe('lots', () => {
  test('are the same for the same words, others for others, and spread evenly', () => {
    const draw = (...words: string[]) => Array.from({ length: 3 }, randomOf(...words));
    expect(draw('a', 'b')).toEqual(draw('a', 'b'));
    expect(draw('a', 'b')).not.toEqual(draw('a', 'c'));
    const random = randomOf('spread');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i += 1) tenths[Math.floor(random() * 10)]! += 1;
    // chi-square with 9 degrees of freedom: beyond 27.9 once in a thousand
    expect(tenths.reduce((sum, one) => sum + (one - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });

  test('the least are kept, however many there are', () => {
    const random = randomOf('least');
    const all = Array.from({ length: 5000 }, () => ({ key: random() }));
    const least = leastOf<{ key: number }>(7);
    for (const one of all) least.offer(one);
    expect(least.least()).toEqual(all.toSorted((a, b) => a.key - b.key).slice(0, 7));
    const none = leastOf<{ key: number }>(0);
    none.offer({ key: 0.5 });
    expect(none.least()).toEqual([]);
  });
});
