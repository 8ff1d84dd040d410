import type { Note } from '../../model.ts';
import type { Token } from './token.ts';

/** A cell as far as a dump tells: its tokens in the order of reading, and what is doubtful about it. */
export type Slot = { readonly tokens: readonly Token[]; readonly notes: readonly Note[] };

export type PairParts = { readonly label: readonly Token[]; readonly value: Slot };

/** A block with headings: as many slots in a row as there are heads. */
export type TableParts = {
  readonly title: readonly Token[];
  readonly heads: readonly (readonly Token[])[];
  readonly rows: readonly (readonly Slot[])[];
};

/** Merged cells of a column of levels. */
export type Span = { readonly slot: Slot; readonly from: number; readonly to: number };

export type IndicatorParts = TableParts & {
  readonly level1: { readonly head: readonly Token[]; readonly spans: readonly Span[] } | null;
  readonly level2: { readonly head: readonly Token[]; readonly spans: readonly Span[] } | null;
  /** label, and a slot for each head; null where no total row is */
  readonly total: {
    readonly label: readonly Token[];
    readonly slots: readonly Slot[];
    readonly grade: Slot | null;
  } | null;
};

/** All that was found of a form, block by block. */
export type FormParts = {
  readonly above: readonly Token[];
  readonly pairs: readonly PairParts[];
  readonly funding: TableParts | null;
  readonly goals: TableParts | null;
  /** the labels of goals are printed */
  readonly hasGoals: boolean;
  readonly indicators: IndicatorParts | null;
  readonly foot: readonly PairParts[];
  readonly below: readonly Token[];
  /** what found no place */
  readonly loose: readonly Token[];
};

export const EMPTY: Slot = { tokens: [], notes: [] };

export function slotOf(tokens: readonly Token[], ...notes: Note[]): Slot {
  return { tokens, notes };
}
