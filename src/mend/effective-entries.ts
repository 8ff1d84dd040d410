import type { Correction } from '../model.ts';

/** The entries that nobody took back, without those that take back. An undo can be taken back, too. */
export function standingOf(corrections: readonly Correction[]): readonly Correction[] {
  const undone = new Set<number>();
  return corrections
    .toReversed()
    .filter(({ sequence, kind, undoes }) => {
      if (undone.has(sequence)) return false;
      if (kind === 'undo') undone.add(undoes ?? 0);
      return kind !== 'undo';
    })
    .reverse();
}

/** Of the entries of one track the ones that count, at most one a value: the last that nobody took back. */
export function effective(corrections: readonly Correction[]): readonly Correction[] {
  const last = new Map(standingOf(corrections).map(one => [one.path, one]));
  return [...last.values()].sort((a, b) => a.sequence - b.sequence);
}
