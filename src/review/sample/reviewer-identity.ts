import type { Correction } from '../../model.ts';
import type { Sample } from './sample.ts';

/** Whether two names are of one person, however they are written. */
export function isSamePerson(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** Whether somebody has answered to a sample already as the other one of its two reviewers: who knows the answers is not blind. */
export function hasAnsweredOtherwise(
  entries: readonly Correction[],
  {
    sample,
    reviewer,
    isBlind,
  }: { readonly sample: Sample; readonly reviewer: string; readonly isBlind: boolean },
): boolean {
  const other = isBlind ? 'work' : 'blind';
  return entries.some(
    one => one.sample === sample.id && one.track === other && isSamePerson(one.reviewer, reviewer),
  );
}
