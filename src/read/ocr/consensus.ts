import type { ReadGlyph } from './reader.ts';

/** What the readers of a line say together. */
export type Consensus = {
  readonly glyphs: readonly ReadGlyph[];
  readonly text: string;
  readonly confidence: number;
  /** whole readings that lost, the best first */
  readonly candidates: readonly string[];
};
