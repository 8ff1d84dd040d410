import { isFieldValue, typeText } from '../forms/typed-text.ts';
import type { Correction, Evidence, Form, LeafValue, Note, Path, Place, Region } from '../model.ts';
import { accepted, awaited, corrected, entered } from '../quality/ledger.ts';
import { isLeaf } from '../values/leaves.ts';
import { pointerTo, withValueAt } from '../values/pointer.ts';
import { othersInCell } from './merged-cells.ts';
import { foundAt, type ResolvedValue, withForm, withRow } from './resolve-path.ts';
import { type FormState, listNameOf, listsBy, type RowState } from './state.ts';

/** Why an entry is not applied, in `judge.ts`. */
export type Misfit = 'no-such-value' | 'read-anew' | 'not-of-its-type' | 'no-such-place';

/** What people said of one value, applied to a document that is mended; or why it does not fit there. */
export function withSaid(
  states: readonly FormState[],
  correction: Correction,
): readonly FormState[] | Misfit {
  const found = foundAt(states, correction.path);
  const why = found === null ? 'no-such-value' : misfit(found, correction);
  if (why !== null || found === null) return why ?? 'no-such-value';
  const others = othersInCell(found).flatMap(row => foundAt(states, row.at + found.leaf) ?? []);
  return [found, ...others].reduce(
    (so, one) => put(so, { ...one, state: stateIn(so, one) }, heldBy(one, found, correction)),
    states,
  );
}

function stateIn(states: readonly FormState[], { state }: ResolvedValue): FormState {
  return states.find(({ at }) => at === state.at)!;
}

/** A row whose value stands in the cell of another one has no value of its own, and no doubt any more. */
function heldBy(one: ResolvedValue, said: ResolvedValue, correction: Correction): Held {
  const { row, leaf, value, evidence } = one;
  const isHeld = one !== said && row?.holders.has(leaf);
  return isHeld && evidence ? { value, evidence: accepted(evidence) } : changed(one, correction);
}

/** Whether it is a label without a field of its own: such a one can be entered where it is missing. */
export function isExtra(field: Path): boolean {
  return /^(?:\/indicators\/\d+)?\/extras\/[^/]+$/s.test(field);
}

/** Another version may have read another row at the same path: what was read and where must be the same. */
function misfit(
  { leaf, field, evidence }: ResolvedValue,
  { kind, before, after }: Correction,
): Misfit | null {
  const isWhole = !isLeaf(leaf);
  const isNew = evidence === undefined && kind === 'correct' && isExtra(field);
  if ((evidence === undefined && !isNew) || (isWhole && kind !== 'accept')) return 'no-such-value';
  if (evidence && (evidence.text !== before.text || !isSamePlace(evidence, before))) return 'read-anew';
  const said = kind === 'accept' ? before.value : after?.value;
  const isTyped = isWhole || kind === 'unreadable' || isFieldValue(field, said);
  return isTyped ? null : 'not-of-its-type';
}

function isSamePlace(now: Place, then: Place): boolean {
  if (then.lines || now.lines) return `${then.lines}` === `${now.lines}`;
  const [a, b] = [now.regions?.[0], then.regions?.[0]];
  return a === undefined || b === undefined ? a === b : overlap(a, b);
}

function overlap({ page, bbox: [left, top, right, bottom] }: Region, other: Region): boolean {
  const [x0, y0, x1, y1] = other.bbox;
  return page === other.page && left <= x1 && x0 <= right && top <= y1 && y0 <= bottom;
}

type Held = { readonly value: LeafValue; readonly evidence: Evidence };

/** What a person says stands in place of every doubt of the machine, and `text` keeps what the machine read. */
function changed(
  { state, leaf, field, value, evidence = awaited({}) }: ResolvedValue,
  { kind, before, after }: Correction,
): Held {
  const isAccepted = kind === 'accept';
  const said = isAccepted ? before.value : kind === 'correct' ? (after?.value ?? null) : null;
  // what was accepted may be what another person had put there
  if (isAccepted && (!isLeaf(leaf) || isLike(said, value))) return { value, evidence: accepted(evidence) };
  const kept = evidence.notes.filter(note => note === 'joined-over-page-break');
  const text = isAccepted ? textOf(said) : (after?.text ?? '');
  const typing: readonly Note[] = kind === 'unreadable' ? ['unreadable'] : factsOf(state.form, field, text);
  const shown = after?.regions && { regions: after.regions };
  return { value: said, evidence: { ...corrected(evidence, [...kept, ...typing]), ...shown } };
}

/** What a value and its evidence become that a person enters where nothing was read. */
export function newlySaid(form: Form, field: Path, text: string, place: Place): Evidence {
  return entered(place, factsOf(form, field, text));
}

/** A person's word leaves no doubt, only what the cell is. */
function factsOf(form: Form, field: Path, text: string): readonly Note[] {
  return typeText(form, field, text).notes.filter(
    note => note === 'blank' || note === 'not-applicable' || note === 'year-from-form',
  );
}

/** Measures with their keys in whatever order. */
function isLike(a: LeafValue, b: unknown): boolean {
  const sorted = (value: unknown) => JSON.stringify(Object.entries(Object(value)).sort());
  return typeof a === 'object' && a !== null ? sorted(a) === sorted(b) : a === b;
}

function textOf(value: LeafValue): string {
  return typeof value === 'object' ? (value?.text ?? '') : String(value);
}

function put(
  states: readonly FormState[],
  { state, row, leaf }: ResolvedValue,
  { value, evidence }: Held,
): readonly FormState[] {
  if (row !== null) return withForm(states, withRow(state, withHeld(row, leaf, { value, evidence })));
  const { form } = state;
  // lists and the unit hold no value of their own
  const data = isLeaf(leaf) ? withValueAt(form.data, leaf, value) : form.data;
  const next = { ...state, form: { ...form, data, evidence: { ...form.evidence, [leaf]: evidence } } };
  return withForm(states, leaf === '/fiscalYear' ? withYear(next) : next);
}

/** A month printed without a year took the form's: another year gives another date. */
function withYear({ form, lists, ...state }: FormState): FormState {
  const dated = (row: RowState): RowState => {
    const own = Object.entries(row.evidence).filter(
      ([, { notes, source }]) => notes.includes('year-from-form') && source !== 'correction',
    );
    const field = (leaf: Path) => pointerTo(listNameOf(row.at)!, 0) + leaf;
    const data = own.reduce(
      (all, [leaf, { text }]) => withValueAt(all, leaf, typeText(form, field(leaf), text ?? '').value),
      row.data,
    );
    return { ...row, data };
  };
  return { ...state, form, lists: listsBy(list => lists[list].map(dated)) };
}

/** What a person says of a value in another row's cell is its own from then on. */
function withHeld(row: RowState, leaf: Path, { value, evidence }: Held): RowState {
  const holders = new Map(row.holders);
  if (evidence.source === 'correction') holders.delete(leaf);
  return {
    ...row,
    data: withValueAt(row.data, leaf, value),
    evidence: { ...row.evidence, [leaf]: evidence },
    holders,
  };
}
