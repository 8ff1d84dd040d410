import type { Evidence, Form, Path } from '../model.ts';
import { LIST_NAMES } from '../schema/fields.ts';

/** Entries of the evidence of a form that are of none of its values: those of its lists, and of the unit beside its data. */
const BESIDE: ReadonlySet<Path> = new Set([...LIST_NAMES.map(list => `/${list}`), '/currencyUnit']);

/** Whether a path with evidence leads to a value: one that can be typed, looked at, counted and corrected. */
export function isLeaf(path: Path): boolean {
  return !BESIDE.has(path);
}

/** The evidence of a form's values, in its order. */
export function leavesOf({ evidence }: Pick<Form, 'evidence'>): [Path, Evidence][] {
  return Object.entries(evidence).filter(([path]) => isLeaf(path));
}

/** What a form says of its lists and its unit, as far as a person must look. */
export function doubtfulLists({ evidence }: Pick<Form, 'evidence'>): [Path, Evidence][] {
  return Object.entries(evidence).filter(([path, { review }]) => review && !isLeaf(path));
}
