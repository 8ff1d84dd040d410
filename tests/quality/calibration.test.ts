import { describe, expect, test } from 'vitest';
import { wilson } from '../../scripts/calibrate/fit.ts';
import { countsOf, reviewBelow } from '../../scripts/calibrate/table.ts';
import { CALIBRATION } from '../../src/quality/calibration-table.ts';

const wrongIn = (bins: readonly { from: number; count: number; right: number }[], from: number) =>
  bins.filter(bin => bin.from >= from).reduce((sum, { count, right }) => sum + count - right, 0);
const all = (bins: readonly { count: number }[]) => bins.reduce((sum, { count }) => sum + count, 0);

describe('the table of confidence', () => {
  test('the half of the scans that was held back is as right as the one that was fitted, bin by bin', () => {
    for (const [at, fitted] of CALIBRATION.fitted.entries()) {
      const held = CALIBRATION.held[at]!;
      if (fitted.count === 0 || held.count === 0) continue;
      const [least, most] = wilson(held.right, held.count);
      const [low, high] = wilson(fitted.right, fitted.count);
      expect(low, `from ${fitted.from}`).toBeLessThanOrEqual(most);
      expect(high, `from ${fitted.from}`).toBeGreaterThanOrEqual(least);
    }
  });

  test('above the threshold the half that was held back has no more silent errors than chance allows', () => {
    const [least] = wilson(wrongIn(CALIBRATION.held, CALIBRATION.reviewBelow), all(CALIBRATION.held));
    expect(least).toBeLessThanOrEqual(CALIBRATION.goal);
    expect(wrongIn(CALIBRATION.fitted, CALIBRATION.reviewBelow)).toBeLessThanOrEqual(
      CALIBRATION.goal * all(CALIBRATION.fitted),
    );
  });
});

test('the threshold lies above the surest error that is one too many', () => {
  const samples = Array.from({ length: 2000 }, (_, at) => ({
    raw: at / 2000,
    right: at !== 1880 && at !== 1900,
  }));
  expect(reviewBelow(samples, 0)).toBe(0.96);
  expect(reviewBelow(samples, 0.0005)).toBe(0.95);
  expect(reviewBelow(samples, 0.01)).toBe(0.9);
  expect(countsOf(samples).reduce((sum, { count }) => sum + count, 0)).toBe(2000);
});
