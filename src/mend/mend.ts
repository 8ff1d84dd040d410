import type { Correction, Document, Mendings, MendKind, Place, ValueKind } from '../model.ts';
import { type Misfit, withSaid } from './apply-correction.ts';
import { effective, standingOf } from './effective-entries.ts';
import { formAdded, formDeleted, formJoined, formSplit } from './forms.ts';
import { readWhere } from './original-place.ts';
import { pagesWith, withoutForms } from './pages.ts';
import { type Places, placesIn } from './places.ts';
import { rowAdded, rowDeleted, rowJoined, rowSplit } from './rows.ts';
import { type FormState, putTogether, takenApart } from './state.ts';

/** A document as people left it, before it is judged; what did not fit it any more, and where paths of the log lead. */
export type Mended = {
  readonly document: Document;
  readonly stale: readonly Stale[];
  readonly places: Places;
  readonly states: readonly FormState[];
};

/**
 * Why a correction was not applied: the document has `no-such-value` or `no-such-place`; something else was read there now
 * (`read-anew`); or what it says is none of the field's values (`not-of-its-type`).
 */
export type Stale = { readonly correction: Correction; readonly why: Misfit };

type States = readonly FormState[];

/**
 * The one mechanism by which people change documents: what was read, and the entries of the log applied to it in their
 * order. Of those about one value the last that stands counts. Pure.
 */
export function mend(document: Document, corrections: readonly Correction[]): Mended {
  const stands = new Set(standingOf(corrections));
  const counting = new Set(effective(corrections.filter(one => isOfValue(one) || one.kind === 'undo')));
  const stale: Stale[] = [];
  let [states, isChanged] = [takenApart(document), false];
  for (const correction of corrections) {
    const isGone = !stands.has(correction);
    const isApplied = isOfValue(correction) ? counting.has(correction) : isOfMending(correction);
    if (!isApplied) continue;
    const apply = isOfValue(correction) ? withSaid : isGone ? withPlaceKept : withMended;
    const next = apply(states, correction);
    if (typeof next === 'string') {
      if (!isGone) stale.push({ correction, why: next });
      continue;
    }
    states = next;
    isChanged ||= !isGone;
  }
  const around = { stale, states, places: placesIn(states) };
  const seen = withoutForms(document.pages, corrections);
  if (!isChanged && seen === document.pages) return { document, ...around };
  const forms = isChanged ? putTogether(states) : document.forms;
  const pages = pagesWith(seen, states);
  const error = forms.length > document.forms.length ? null : document.error;
  return { document: { ...document, forms, pages, error }, ...around };
}

const VALUE_KINDS: ReadonlySet<string> = new Set<ValueKind>(['accept', 'correct', 'unreadable']);

/** Whether it says something of one value, or of a list. */
function isOfValue({ kind, path }: Pick<Correction, 'kind' | 'path'>): boolean {
  return VALUE_KINDS.has(kind) && path !== '';
}

export function isOfMending({ kind }: Pick<Correction, 'kind'>): boolean {
  return kind in STEPS;
}

type Applied = { readonly place: Place; readonly isGone: boolean };

const STEPS: {
  readonly [Kind in MendKind]: (
    states: States,
    at: string,
    mending: Mendings[Kind] & Applied,
  ) => States | Misfit;
} = {
  'row-added': rowAdded,
  'row-deleted': rowDeleted,
  'row-split': rowSplit,
  'row-joined': rowJoined,
  'form-added': formAdded,
  'form-deleted': formDeleted,
  'form-split': formSplit,
  'form-joined': formJoined,
};

export const MENDINGS = Object.keys(STEPS) as readonly MendKind[];

/** An entry about rows or forms, applied where what was read there is what its reviewer saw. */
function withMended(states: States, correction: Correction): States | Misfit {
  const { path: at, before } = correction;
  const { kind, mending } = mendingOf(correction);
  const step = STEPS[kind] as (states: States, at: string, mending: object) => States | Misfit;
  const next = step(states, at, { ...mending, place: placeIn(before), isGone: false });
  if (typeof next === 'string') return next;
  return readWhere(states, kind, { at, mending }) === before.text ? next : 'read-anew';
}

/** Of an entry that was taken back: what it had put in is gone, and keeps its place for what was put behind it. */
function withPlaceKept(states: States, correction: Correction): States | Misfit {
  const { path: at } = correction;
  const { kind, mending } = mendingOf(correction);
  const {
    behind = at,
    to = at,
    form = states.find(one => one.at === at)?.form,
  } = mending as Partial<Mendings['row-added'] & Mendings['row-split'] & Mendings['form-added']>;
  if (kind === 'row-added' || kind === 'row-split')
    return rowAdded(states, to, { behind, sayings: {}, place: {}, isGone: true });
  const isForm = (kind === 'form-added' || kind === 'form-split') && form !== undefined;
  return isForm ? formAdded(states, to, { behind, form, isGone: true }) : states;
}

function mendingOf({ kind, mending = {} }: Correction) {
  return { kind: kind as MendKind, mending: mending as Mendings[MendKind] };
}

function placeIn({ regions, lines }: Place): Place {
  return { ...(regions && { regions }), ...(lines && { lines }) };
}
