import { expect, test } from 'vitest';
import { LIMITS, timeFor } from '../../src/batch/limits.ts';

test('the time for a document grows with its pages, but not with what it claims', () => {
  const limits = { ...LIMITS, timeout: 60 };
  expect(timeFor(0, limits)).toBe(60_000);
  expect(timeFor(6, limits)).toBe(120_000);
  expect(timeFor(60, limits)).toBe(660_000);
  expect(timeFor(1e6, limits)).toBe(1_800_000);
});
