import { levelKeys } from '../values/cells.ts';
import type { ResolvedValue } from './resolve-path.ts';
import { type RowState, standing } from './state.ts';

/**
 * The values of other rows that stand in the same merged cell, given the one of its first row: what is said of that is said
 * of them. None for another of its rows, which is a word about that row alone.
 */
export function othersInCell({ state, row, leaf }: ResolvedValue): readonly RowState[] {
  if (row === null) return [];
  const keys = keysOf(row, leaf);
  // a level is said on every row of its cell, and with the weight of its group; other values are said once
  const rows =
    keys.size > 0 ? [...state.lists.indicators, ...state.lists.groups] : listWith(state.lists, row);
  const isIn = (one: RowState) =>
    one.at === row.at || one.holders.get(leaf) === row.at || !keysOf(one, leaf).isDisjointFrom(keys);
  const [first, ...others] = standing(rows).filter(isIn);
  return first?.at === row.at ? others : [];
}

function listWith(lists: ResolvedValue['state']['lists'], { at }: RowState): readonly RowState[] {
  return Object.values(lists).find(rows => rows.some(row => row.at === at)) ?? [];
}

function keysOf({ data, evidence }: RowState, leaf: string): ReadonlySet<string> {
  return new Set(evidence[leaf] ? levelKeys(leaf, data, evidence[leaf]) : []);
}
