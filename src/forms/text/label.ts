import type { Token } from './token.ts';
import type { LabelKind } from './words.ts';

/** A label of the form, of the tokens that spell it. */
export type Label = {
  readonly kinds: readonly LabelKind[];
  /** the whole label, as the lexicon has it */
  readonly name: string;
  readonly tokens: readonly Token[];
};
