import { expect, test } from 'vitest';
import { endure } from '../../scripts/lab/corrections.ts';

test('statements to a server that is killed at random: each confirmed one kept once, one chain, the same documents and lists', async () => {
  const { entries, kills, confirmed, refused, unanswered, kept, ...ordeal } = await endure(40, {
    changes: 5,
    kills: 4,
  });
  expect(confirmed).toBeGreaterThanOrEqual(40);
  expect(entries).toBe(confirmed + kept);
  expect(unanswered).toBeGreaterThanOrEqual(kept);
  expect(kills).toBeGreaterThan(1);
  expect(ordeal).toEqual({
    lost: 0,
    uncalled: 0,
    isWhole: true,
    isReplayed: true,
    isListed: true,
    changes: 5,
    found: 5,
  });
});
