import type { Evidence, Form, LeafValue, Path } from '../model.ts';
import { pointerTo, valueAt } from '../values/pointer.ts';
import { partsOf } from './places.ts';
import { type FormState, listNameOf, type RowState, standing } from './state.ts';

/** A value of a document that is mended: of a row, or of a form's head. */
export type ResolvedValue = {
  readonly state: FormState;
  readonly row: RowState | null;
  /** its pointer below that */
  readonly leaf: Path;
  /** the pointer by which its field is known */
  readonly field: Path;
  readonly value: LeafValue;
  /** undefined where nothing was said of such a value yet */
  readonly evidence: Evidence | undefined;
};

/** What a path of the log leads to; null where that does not stand in the document. */
export function foundAt(states: readonly FormState[], path: string): ResolvedValue | null {
  const parts = partsOf(path);
  if (parts === null) return null;
  const { leaf } = parts;
  if (parts.row === null) {
    const state = standing(states).find(({ at }) => at === parts.form);
    if (!state) return null;
    const { data, evidence } = state.form;
    return { state, row: null, leaf, field: leaf, ...held(data, evidence, leaf) };
  }
  const place = rowAt(states, parts.row);
  if (place === null) return null;
  const { state, row } = place;
  const field = pointerTo(listNameOf(row.at)!, 0) + leaf;
  return { state, row, leaf, field, ...held(row.data, row.evidence, leaf) };
}

function held(data: object, evidence: Form['evidence'], leaf: Path) {
  return { value: (valueAt(data, leaf) ?? null) as LeafValue, evidence: evidence[leaf] };
}

/** A row that stands, with the form that holds it now. */
export function rowAt(
  states: readonly FormState[],
  path: string,
): { readonly state: FormState; readonly row: RowState } | null {
  const list = listNameOf(path);
  for (const state of standing(states)) {
    const row = list && state.lists[list].find(({ at, isGone }) => at === path && !isGone);
    if (row) return { state, row };
  }
  return null;
}

export function withForm(states: readonly FormState[], state: FormState): readonly FormState[] {
  return states.map(one => (one.at === state.at ? state : one));
}

/** A form with other rows in the list that holds the row of the path. */
export function withRows(
  state: FormState,
  path: string,
  change: (rows: readonly RowState[]) => readonly RowState[],
): FormState {
  const list = listNameOf(path)!;
  return { ...state, lists: { ...state.lists, [list]: change(state.lists[list]) } };
}

export function withRow(state: FormState, row: RowState): FormState {
  return withRows(state, row.at, rows => rows.map(one => (one.at === row.at ? row : one)));
}
