import { expect, test } from 'vitest';
import { LIMITS, timeFor } from '../../src/batch/limits.ts';
import { extract } from '../../src/defaults.ts';
import { bytesOf } from '../helpers/fixtures.ts';

test('the time for a document grows with its pages, but not with what it claims', () => {
  const limits = { ...LIMITS, timeout: 60 };
  expect(timeFor(0, limits)).toBe(60_000);
  expect(timeFor(6, limits)).toBe(120_000);
  expect(timeFor(60, limits)).toBe(660_000);
  expect(timeFor(1e6, limits)).toBe(1_800_000);
});

test('the pages are told before they are read', async () => {
  const told: number[] = [];
  const file = { name: 'a.pdf', bytes: bytesOf('sichuan', 'source.pdf') };
  const { document } = await extract(file, { onOpen: pages => told.push(pages) });
  expect(told).toEqual([document.source.pages]);
});
