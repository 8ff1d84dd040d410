import { expect, test } from 'vitest';
import { endure } from '../../scripts/corrections.ts';

test('corrections by a process that is killed at random: none lost, one chain, the same document', async () => {
  const { entries, kills, ...ordeal } = await endure(40, { changes: 5 });
  expect(entries).toBeGreaterThanOrEqual(40);
  expect(kills).toBeGreaterThan(1);
  expect(ordeal).toEqual({ lost: 0, isWhole: true, isReplayed: true, changes: 5, found: 5 });
}, 60_000);
