import type { Doubt, Fact, Note } from '../model.ts';
import { LEAST } from './calibration.ts';
import { about, type Check, type ReadingWay } from './check.ts';
import { weightOf } from './check-weights.ts';

/** The checks that take up what whoever read a value, or typed it, has noted. */
const NOTED = {
  'several-readings': 'ambiguous',
  'broken-text': 'broken-unicode',
  'cut-text': 'truncated',
  'not-of-its-type': 'not-a-number',
} as const satisfies { readonly [check in Doubt]?: Note };

const TAKEN_UP = Object.keys(NOTED) as readonly (keyof typeof NOTED)[];

/** Whether a check only takes up a note, so that its name would say nothing more. */
export function isTakenUp(id: Doubt): boolean {
  return Object.hasOwn(NOTED, id);
}

/** The values that bear the note of a check. */
export function observeNoted(id: keyof typeof NOTED): Check['observe'] {
  return ({ form }) =>
    about(Object.keys(form.facts).filter(path => form.facts[path]!.notes.includes(NOTED[id])));
}

/** How sure a value is by what was read and noted alone. */
export function priorOf({ sureness, notes }: Fact, ways: readonly ReadingWay[] = ['drawn']): number {
  const noted = TAKEN_UP.filter(check => notes.includes(NOTED[check]));
  return Math.min(sureness, ...noted.map(check => weightOf(check, ways).most));
}

export function isUnsure(fact: Fact): boolean {
  return priorOf(fact) < LEAST;
}
