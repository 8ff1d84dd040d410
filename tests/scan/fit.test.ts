import { describe, expect, test } from 'vitest';
import { miscalibration } from '../../scripts/lab/calibrate/miscalibration.ts';
import { fitMonotone, reliability, type Sample, wilson } from '../../scripts/lab/calibrate/monotone.ts';
import { reviewUpTo } from '../../scripts/lab/calibrate/threshold.ts';
import { random } from '../../scripts/lab/press/random.ts';
import { calibrated } from '../../src/quality/calibration.ts';

const samples = (raw: number, count: number, right: number): Sample[] => [{ raw, count, right }];

/** Values of a reader that is surer than it should be: of what it calls p, p² is right. */
function synthetic(count: number, seed: number): Sample[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const raw = Math.round(1000 * (1 - next() ** 3)) / 1000;
    return { raw, count: 1, right: Number(next() < raw ** 2) };
  });
}

describe('the map from what is said to what is so', () => {
  test('a reader that is surer than it should be is put right, on samples that were not fitted', () => {
    const knots = fitMonotone(synthetic(8000, 1), 200);
    const unseen = synthetic(8000, 2).map(s => ({ ...s, raw: calibrated(knots, s.raw) }));
    for (const { said, right } of reliability(unseen, [0, 0.25, 0.5, 0.75, 0.9, 1]))
      expect(said).toBeCloseTo(right, 1);
    expect(calibrated(knots, 0.8)).toBeCloseTo(0.64, 1);
  });

  test('never falls, even where the samples do', () => {
    const knots = fitMonotone(
      [...samples(0.2, 50, 30), ...samples(0.4, 50, 10), ...samples(0.9, 50, 45)],
      20,
    );
    expect(knots).toEqual([
      [0.3, 0.402],
      [0.9, 0.8846],
    ]);
  });

  test('is straight between its knots and flat beyond them', () => {
    const knots = [
      [0.5, 0.2],
      [1, 0.9],
    ] as const;
    expect([0.1, 0.5, 0.75, 1].map(raw => calibrated(knots, raw))).toEqual([0.2, 0.2, 0.55, 0.9]);
  });

  test('what was never seen wrong is not certain', () => {
    expect(fitMonotone(samples(1, 98, 98), 10)).toEqual([[1, 0.99]]);
  });
});

describe('the threshold of review', () => {
  const mixed = [...samples(0.6, 100, 60), ...samples(0.9, 400, 396), ...samples(0.99, 500, 500)];

  test('is the lowest that keeps the goal', () => {
    expect(reviewUpTo(mixed, 0.004)).toBe(0.6);
    expect(reviewUpTo(mixed, 0.003)).toBe(0.9);
    expect(reviewUpTo(mixed, 0.1)).toBe(0);
  });

  test('may lie above everything', () => {
    expect(reviewUpTo(samples(1, 10, 9), 0.01)).toBe(1);
  });
});

test('an interval holds the share and stays within 0 and 1', () => {
  expect(wilson(10, 10)[1]).toBe(1);
  expect(wilson(0, 100)[1]).toBeCloseTo(0.037, 3);
});

describe('whether confidence is what it says', () => {
  const next = random(5);
  const said = { silent: 0, goal: 0.02 };
  /** values that are right as often as is said of them */
  const honest = Array.from({ length: 40000 }, (): Sample => {
    const raw = [0.25, 0.6, 0.85, 0.97, 0.994][Math.floor(5 * next())]!;
    return { raw, count: 1, right: Number(next() < raw) };
  });
  const righter = (share: number) =>
    honest.map(one => (one.raw === 0.85 ? { ...one, right: Number(next() < share) } : one));

  test('values that are right as often as they say pass', () => {
    expect(miscalibration(honest, said)).toEqual({ off: [], unordered: [], silent: null });
  });

  test('a bin that says too much, an order that is broken, and silent errors above the goal do not', () => {
    expect(miscalibration(righter(0.7), said).off.map(({ from }) => from)).toEqual([0.8]);
    expect(miscalibration(righter(0.4), said).unordered.map(({ from }) => from)).toEqual([0.8]);
    expect(miscalibration(honest, { silent: 1200, goal: 0.02 }).silent).toBe(0.03);
  });
});
