import type { Fact, Note } from '../model.ts';
import { CALIBRATION } from './calibration-table.ts';
import { about, type Check, type Way } from './check.ts';
import { weightOf } from './weights.ts';

/** The checks that take up what whoever read a value, or typed it, has noted. */
const NOTED: { readonly [check: string]: Note } = {
  'several-readings': 'ambiguous',
  'broken-text': 'broken-unicode',
  'cut-text': 'truncated',
  'not-of-its-type': 'not-a-number',
};

/** The values that bear the note of a check. */
export function observeNoted(id: keyof typeof NOTED): Check['observe'] {
  return ({ form }) =>
    about(Object.keys(form.facts).filter(path => form.facts[path]!.notes.includes(NOTED[id]!)));
}

/** How sure a value is by what was read and noted alone. */
export function priorOf({ sureness, notes }: Fact, ways: readonly Way[] = ['drawn']): number {
  const noted = Object.entries(NOTED).filter(([, note]) => notes.includes(note));
  return Math.min(sureness, ...noted.map(([check]) => weightOf(check, ways).most));
}

export function isUnsure(fact: Fact): boolean {
  return priorOf(fact) < CALIBRATION.reviewBelow;
}
