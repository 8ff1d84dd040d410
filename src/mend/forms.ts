import type { Extras, Form, FormData, Mendings, Path } from '../model.ts';
import { awaited } from '../quality/ledger.ts';
import { blanks, FORM, LIST_NAMES, namesOf, TOTAL } from '../schema/fields.ts';
import { isLeaf } from '../values/leaves.ts';
import { escapeKey, valueAt, withValueAt } from '../values/pointer.ts';
import type { Misfit } from './apply-correction.ts';
import { withForm } from './resolve-path.ts';
import { type FormState, listNameOf, listsBy, type RowState, standing } from './state.ts';

type States = readonly FormState[];

/** A form that was not read: all that it may hold waits to be entered. */
export function formAdded(
  states: States,
  at: string,
  { behind, form, isGone }: Mendings['form-added'] & { readonly isGone: boolean },
): States | Misfit {
  if (behind !== null && !states.some(one => one.at === behind)) return 'no-such-place';
  const lists = listsBy(() => []);
  const added = { at, isGone, read: null, form: empty(form), lists };
  return states.toSpliced(states.findIndex(one => one.at === behind) + 1, 0, added);
}

function empty(about: Mendings['form-added']['form']): Form {
  const none = Object.fromEntries(LIST_NAMES.map(list => [list, []]));
  const data = { ...blanks(FORM), ...none, total: blanks(TOTAL), extras: {} } as unknown as FormData;
  const head = namesOf(FORM).map(name => `/${name}`);
  const total = namesOf(TOTAL).map(name => `/total/${name}`);
  const beside = [...LIST_NAMES.map(list => `/${list}`), '/currencyUnit'];
  const paths = [...head, ...total].map((path): [Path, Form['evidence'][Path]] => [
    path,
    awaited({ regions: [] }),
  ]);
  return {
    ...about,
    data,
    evidence: Object.fromEntries([...paths, ...beside.map(path => [path, awaited({})] as const)]),
  };
}

export function formDeleted(states: States, at: string): States | Misfit {
  const state = formAt(states, at);
  return state ? withForm(states, { ...state, isGone: true }) : 'no-such-value';
}

function formAt(states: States, at: string): FormState | undefined {
  return standing(states).find(one => one.at === at);
}

/** Two forms that were read as one: the second begins with the rows that are named, and its head waits to be entered. */
export function formSplit(states: States, at: string, { to, from }: Mendings['form-split']): States | Misfit {
  const state = formAt(states, at);
  if (!state) return 'no-such-value';
  const starts = new Map(
    Object.entries(from).map(([list, row]) => [list, rowsIn(state, list).findIndex(one => one.at === row)]),
  );
  if (starts.size === 0 || [...starts.values()].some(start => start < 0)) return 'no-such-place';
  const start = (list: string) => starts.get(list) ?? Number.POSITIVE_INFINITY;
  const first = { ...state, lists: listsBy(list => state.lists[list].slice(0, start(list))) };
  const rest = listsBy(list => state.lists[list].slice(start(list)));
  const second = { at: to, isGone: false, read: null, form: beginning(state.form, rest), lists: rest };
  const index = states.indexOf(state);
  return states.toSpliced(index, 1, withoutTotal(first, second), second);
}

function rowsIn({ lists }: FormState, list: string): readonly RowState[] {
  const name = listNameOf(`/forms/0/data/${list}`);
  return name === null ? [] : lists[name];
}

/** What a form that goes on behind another one takes with it: year, kind, unit, and the total, which is printed last. */
function beginning(form: Form, lists: FormState['lists']): Form {
  const { family, template, currencyUnit, data, evidence } = form;
  const pages = Object.values(lists).flatMap(rows => rows.flatMap(pagesOf));
  const own = empty({
    family,
    template,
    currencyUnit,
    pages: pages.length === 0 ? form.pages : [...new Set(pages)].sort(byNumber),
  });
  const kept = Object.entries(evidence).filter(
    ([path]) => path === '/fiscalYear' || path.startsWith('/total/'),
  );
  return {
    ...own,
    data: { ...own.data, fiscalYear: data.fiscalYear, total: data.total },
    evidence: { ...own.evidence, ...Object.fromEntries(kept) },
  };
}

function pagesOf({ evidence }: RowState): readonly number[] {
  return Object.values(evidence).flatMap(({ regions = [] }) => regions.map(({ page }) => page));
}

function byNumber(a: number, b: number): number {
  return a - b;
}

function withoutTotal(first: FormState, { form }: FormState): FormState {
  const total = Object.keys(first.form.evidence).filter(path => path.startsWith('/total/'));
  const evidence = total.map(path => [path, awaited({ regions: [] })] as const);
  const last = Math.min(...form.pages);
  return {
    ...first,
    form: {
      ...first.form,
      pages: first.form.pages.filter(page => page <= last),
      data: { ...first.form.data, total: blanks(TOTAL) },
      evidence: { ...first.form.evidence, ...Object.fromEntries(evidence) },
    },
  };
}

/** One form that was read as two: the rows of the second come behind those of the first, and fill what the first lacks. */
export function formJoined(
  states: States,
  at: string,
  { with: other }: Mendings['form-joined'],
): States | Misfit {
  const [first, second] = [formAt(states, at), formAt(states, other)];
  if (!first || !second || first === second) return 'no-such-value';
  const form = filled(first.form, second.form);
  const lists = listsBy(list => [...first.lists[list], ...second.lists[list]]);
  const gone = { ...second, isGone: true, lists: listsBy(() => []) };
  return withForm(withForm(states, { ...first, form, lists }), gone);
}

function filled(first: Form, second: Form): Form {
  const extras = joinedExtras(first, second);
  const pages = [...new Set([...first.pages, ...second.pages])].sort(byNumber);
  const taken = Object.entries(second.evidence).filter(
    ([path]) =>
      isLeaf(path) &&
      !path.startsWith('/extras/') &&
      valueAt(first.data, path) === null &&
      valueAt(second.data, path) !== null,
  );
  const data = taken.reduce((all, [path]) => withValueAt(all, path, valueAt(second.data, path)), first.data);
  return {
    ...first,
    pages,
    currencyUnit: first.currencyUnit ?? second.currencyUnit,
    data: { ...data, extras: { ...data.extras, ...extras.data } },
    evidence: { ...first.evidence, ...Object.fromEntries(taken), ...extras.evidence },
  };
}

/** A label that both have gets `#2`. */
function joinedExtras({ data }: Form, second: Form): { data: Extras; evidence: Form['evidence'] } {
  const named = Object.entries(second.data.extras).map(([label, value]) => {
    const own = Object.hasOwn(data.extras, label) ? `${label}#2` : label;
    return { label, own, value };
  });
  return {
    data: Object.fromEntries(named.map(({ own, value }) => [own, value])),
    evidence: Object.fromEntries(
      named.map(({ label, own }) => [
        `/extras/${escapeKey(own)}`,
        second.evidence[`/extras/${escapeKey(label)}`]!,
      ]),
    ),
  };
}
