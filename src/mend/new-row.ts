import { isFieldValue } from '../forms/typed-text.ts';
import type { Evidence, Form, Path, Place, RowSayings } from '../model.ts';
import { blanks, fieldAt, LISTS, type ListName } from '../schema/fields.ts';
import { pointerTo, valueAt, withValueAt } from '../values/pointer.ts';
import { newlySaid } from './apply-correction.ts';
import type { RowState } from './state.ts';

type NewRow = {
  readonly at: string;
  readonly list: ListName;
  readonly sayings: RowSayings;
  readonly place: Place;
  readonly above: RowState | null;
};

/** A row that a person puts in: what is said of it, and blanks. */
export function newRow(form: Form, { at, list, sayings, place, above }: NewRow): RowState {
  const fields = blanks(LISTS[list].fields);
  const leaves = new Set([...Object.keys(fields).map(name => pointerTo(name)), ...Object.keys(sayings)]);
  leaves.delete('/line');
  const beside = {
    ...(list === 'funding' && { line: 'other' }),
    ...(list === 'indicators' && { extras: {} }),
  };
  const data = Object.entries(sayings).reduce<object>(
    (all, [leaf, { value }]) => withValueAt(all, leaf, value),
    { ...beside, ...fields },
  );
  const evidence = [...leaves].map((leaf): [Path, Evidence] => [
    leaf,
    newlySaid(
      form,
      pointerTo(list, 0) + leaf,
      sayings[leaf]?.text ?? '',
      placeOfSaying(sayings[leaf]) ?? placeInLevel(leaf, { list, above, sayings }) ?? place,
    ),
  ]);
  return { at, isGone: false, read: null, data, evidence: Object.fromEntries(evidence), holders: new Map() };
}

function placeOfSaying(saying: RowSayings[string] | undefined): Place | null {
  return saying?.regions ? { regions: saying.regions } : null;
}

/** The name of a group that goes on from the row above stands where that one does. */
function placeInLevel(
  leaf: Path,
  { list, above, sayings }: Pick<NewRow, 'list' | 'above' | 'sayings'>,
): Place | null {
  const evidence = above?.evidence[leaf];
  const isLevel = fieldAt(pointerTo(list, 0) + leaf)?.type === 'level';
  if (!isLevel || !evidence || valueAt(above!.data, leaf) !== sayings[leaf]?.value) return null;
  const { regions, lines } = evidence;
  return { ...(regions && { regions }), ...(lines && { lines }) };
}

/** Whether what is said of a row are values of its fields. */
export function areTyped(list: ListName, sayings: RowSayings): boolean {
  return Object.entries(sayings).every(([leaf, { value }]) => isFieldValue(pointerTo(list, 0) + leaf, value));
}
