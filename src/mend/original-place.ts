import type { Mendings, MendKind } from '../model.ts';
import { rowAt } from './resolve-path.ts';
import { type FormState, listNameOf, listOf, type RowState, standing } from './state.ts';

type States = readonly FormState[];

/**
 * What was read where an entry about rows or forms applies, as it was read at first: kept with the entry, it tells after
 * another reading whether this is still the same row, the same place between rows, the same form.
 */
export function readWhere<Kind extends MendKind>(
  states: States,
  kind: Kind,
  { at, mending }: { readonly at: string; readonly mending: Mendings[Kind] },
): string | null {
  if (kind === 'row-added') return readAround(states, at, (mending as Mendings['row-added']).behind);
  if (kind === 'form-added') return readOn(states, (mending as Mendings['form-added']).form.pages);
  if (kind.startsWith('row-')) return rowAt(states, at)?.row.read ?? null;
  return standing(states).find(one => one.at === at)?.read ?? null;
}

/** The rows of one list between which a place is: the one read last before it, and the one read first behind. */
function readAround(states: States, at: string, behind: string | null): string {
  const list = listNameOf(at);
  const all = states.map(({ lists }): readonly RowState[] => (list === null ? [] : lists[list]));
  const rows =
    all.find(own => own.some(row => row.at === behind)) ??
    all.flat().filter(row => listOf(row.at) === listOf(at));
  const place = rows.findIndex(row => row.at === behind) + 1;
  const origin = behind === null ? at : behind;
  const isNear = ({ read, at: own }: RowState) => read !== null && listOf(own) === listOf(origin);
  const [before, next] = [rows.slice(0, place).findLast(isNear), rows.slice(place).find(isNear)];
  return [before, next].map(row => row?.read ?? '').join('\n\n');
}

/** The forms that were read on pages. */
function readOn(states: States, pages: readonly number[]): string {
  return states
    .filter(({ read, form }) => read !== null && form.pages.some(page => pages.includes(page)))
    .map(({ read }) => read)
    .join('\n\n');
}
