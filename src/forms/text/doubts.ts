import type { Assembly } from './assembly.ts';

/** A way that is not dearer than the best one by more than this might be the right one. */
const MARGIN = 1.6;

/**
 * The cells (`row,column`) of the best way in which another way, hardly dearer, has something else. Rows are compared
 * one by one; cells that both leave empty agree.
 */
export function doubtsOf(ways: readonly Assembly[], margin = MARGIN): Set<string> {
  const [best, ...others] = ways;
  const doubts = new Set<string>();
  if (!best) return doubts;
  for (const other of others) {
    if (other.price - best.price > margin) break;
    const rows = Math.max(best.rows.length, other.rows.length);
    for (let row = 0; row < rows; row++) {
      const columns = Math.max(best.rows[row]?.length ?? 0, other.rows[row]?.length ?? 0);
      for (let column = 0; column < columns; column++) {
        const [a, b] = [best.rows[row]?.[column], other.rows[row]?.[column]];
        if ((a?.text ?? '') !== (b?.text ?? '')) doubts.add(`${row},${column}`);
      }
    }
  }
  return doubts;
}
