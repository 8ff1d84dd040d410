import type { Evidence, Form, Mendings, Path, Place, Region, RowSaying, RowSayings } from '../model.ts';
import { corrected } from '../quality/ledger.ts';
import { LISTS, type ListName } from '../schema/fields.ts';
import { pointerTo, withValueAt } from '../values/pointer.ts';
import { type Misfit, newlySaid } from './apply-correction.ts';
import { areTyped, newRow } from './new-row.ts';
import { rowAt, withForm, withRows } from './resolve-path.ts';
import { type FormState, listNameOf, listOf, type RowState, standing } from './state.ts';

type States = readonly FormState[];

/** A row that a person adds; where it has been taken back it keeps its place, for what was put behind it. */
export function rowAdded(
  states: States,
  at: string,
  {
    behind,
    sayings,
    place,
    isGone,
  }: Mendings['row-added'] & { readonly place: Place; readonly isGone: boolean },
): States | Misfit {
  const list = listNameOf(at);
  const state = list && holderOf(states, { at, behind, list });
  if (!state) return 'no-such-place';
  if (!areTyped(list, sayings)) return 'not-of-its-type';
  const above = state.lists[list].find(row => row.at === behind) ?? null;
  const row = { ...newRow(state.form, { at, list, sayings, place, above }), isGone };
  return withForm(
    states,
    withRows(state, at, rows => inserted(rows, row, behind)),
  );
}

/** The form whose list holds what a row comes behind; the one whose list it is, for a first row. */
function holderOf(
  states: States,
  { at, behind, list }: { readonly at: string; readonly behind: string | null; readonly list: ListName },
): FormState | undefined {
  return standing(states).find(({ at: form, lists }) =>
    behind === null ? at.startsWith(`${form}/`) : lists[list].some(row => row.at === behind),
  );
}

function inserted(rows: readonly RowState[], row: RowState, behind: string | null): readonly RowState[] {
  return rows.toSpliced(rows.findIndex(({ at }) => at === behind) + 1, 0, row);
}

/** A row that nobody printed is taken out; values in its merged cells stay with the next row that they cover. */
export function rowDeleted(states: States, at: string): States | Misfit {
  const place = rowAt(states, at);
  if (place === null) return 'no-such-value';
  return withForm(
    states,
    withRows(place.state, at, rows => handedOn(rows, place.row)),
  );
}

function handedOn(rows: readonly RowState[], gone: RowState): readonly RowState[] {
  const heirs = new Map<Path, string>();
  return rows.map(row => {
    if (row.at === gone.at) return { ...row, isGone: true };
    let next = row;
    for (const [leaf, holder] of row.holders) {
      if (holder !== gone.at) continue;
      const heir = heirs.get(leaf);
      if (heir === undefined) heirs.set(leaf, row.at);
      next =
        heir === undefined
          ? heirOf(next, gone, leaf)
          : { ...next, holders: new Map(next.holders).set(leaf, heir) };
    }
    return next;
  });
}

function heirOf(row: RowState, gone: RowState, leaf: Path): RowState {
  const holders = new Map(row.holders);
  holders.delete(leaf);
  const value = (gone.data as { readonly [name: string]: unknown })[leaf.slice(1)] ?? null;
  return {
    ...row,
    data: withValueAt(row.data, leaf, value),
    evidence: { ...row.evidence, [leaf]: gone.evidence[leaf]! },
    holders,
  };
}

/** One row that was read becomes two: what is not said of the second stays with the first, but for the levels above both. */
export function rowSplit(
  states: States,
  at: string,
  { to, first, second }: Mendings['row-split'],
): States | Misfit {
  const place = rowAt(states, at);
  const list = listNameOf(at);
  if (place === null || list === null || listOf(to) !== listOf(at)) return 'no-such-value';
  if (!areTyped(list, first) || !areTyped(list, second)) return 'not-of-its-type';
  const { state, row } = place;
  const regions = placeOfRow(row);
  const added = newRow(state.form, {
    at: to,
    list,
    sayings: { ...levelsOf(row, list), ...second },
    place: regions,
    above: row,
  });
  const changed = withSayings(state.form, row, { list, sayings: first });
  return withForm(
    states,
    withRows(state, at, rows =>
      inserted(
        rows.map(one => (one === row ? changed : one)),
        added,
        at,
      ),
    ),
  );
}

/** The names of the groups that a row stands in. */
function levelsOf({ data, evidence }: RowState, list: ListName): RowSayings {
  const levels = Object.entries(LISTS[list].fields).filter(([, { type }]) => type === 'level');
  return Object.fromEntries(
    levels.map(([name]): [Path, RowSaying] => {
      const value = (data as { readonly [name: string]: string | null })[name] ?? null;
      return [`/${name}`, { text: evidence[`/${name}`]?.text ?? value, value }];
    }),
  );
}

function withSayings(
  form: Form,
  row: RowState,
  { list, sayings }: { readonly list: ListName; readonly sayings: RowSayings },
): RowState {
  const holders = new Map(row.holders);
  const evidence = Object.entries(sayings).map(([leaf, { text }]): [Path, Evidence] => {
    holders.delete(leaf);
    const { notes } = newlySaid(form, pointerTo(list, 0) + leaf, text ?? '', {});
    return [
      leaf,
      corrected(row.evidence[leaf] ?? newlySaid(form, pointerTo(list, 0) + leaf, '', placeOfRow(row)), notes),
    ];
  });
  const data = Object.entries(sayings).reduce(
    (all, [leaf, { value }]) => withValueAt(all, leaf, value),
    row.data,
  );
  return { ...row, data, evidence: { ...row.evidence, ...Object.fromEntries(evidence) }, holders };
}

/** Where a row stands, as far as its values tell. */
function placeOfRow({ evidence }: RowState): Place {
  const regions = new Map<number, Region>();
  for (const { regions: own = [] } of Object.values(evidence))
    for (const { page, bbox } of own) {
      const known = regions.get(page)?.bbox ?? bbox;
      const least = (at: 0 | 1) => Math.min(known[at], bbox[at]);
      const most = (at: 2 | 3) => Math.max(known[at], bbox[at]);
      regions.set(page, { page, bbox: [least(0), least(1), most(2), most(3)] });
    }
  return { regions: [...regions.values()].sort((a, b) => a.page - b.page) };
}

/** Two rows that are one on the page: the second is no more, and what was said of both stands in the first. */
export function rowJoined(
  states: States,
  at: string,
  { with: other, sayings }: Mendings['row-joined'],
): States | Misfit {
  const [place, second] = [rowAt(states, at), rowAt(states, other)];
  const list = listNameOf(at);
  if (place === null || second === null || list === null || at === other) return 'no-such-value';
  if (place.state.at !== second.state.at || listNameOf(other) !== list) return 'no-such-place';
  if (!areTyped(list, sayings)) return 'not-of-its-type';
  const { state, row } = place;
  const joined = withSayings(state.form, withPlaces(row, second.row, sayings), { list, sayings });
  const held = (one: RowState): RowState => ({
    ...one,
    holders: new Map([...one.holders].map(([leaf, holder]) => [leaf, holder === other ? at : holder])),
  });
  return withForm(
    states,
    withRows(state, at, rows =>
      rows.map(one => (one.at === at ? joined : one.at === other ? { ...one, isGone: true } : held(one))),
    ),
  );
}

/** What was read of both, where both have something. */
function withPlaces(row: RowState, other: RowState, sayings: RowSayings): RowState {
  const evidence = Object.keys(sayings).flatMap((leaf): [Path, Evidence][] => {
    const [a, b] = [row.evidence[leaf], other.evidence[leaf]];
    if (a === undefined || b === undefined) return [];
    const text = [a.text, b.text].filter(part => part !== null).join('\n') || null;
    return [[leaf, { ...a, text, regions: [...(a.regions ?? []), ...(b.regions ?? [])] }]];
  });
  return { ...row, evidence: { ...row.evidence, ...Object.fromEntries(evidence) } };
}
