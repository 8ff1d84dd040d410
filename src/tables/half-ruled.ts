import type { RulingLine } from '../model.ts';
import type { Lattice } from './lattice.ts';
import type { Phrase } from './phrases.ts';
import { ruledColumns } from './ruled-columns.ts';
import { ruledRows } from './ruled-rows.ts';
import { snippetLines } from './snippets.ts';

/** Lines that a table has at least, if lines of one direction alone are to show it. */
const LEAST_LINES = 4;

/**
 * Tables that have lines in one direction only: the other edges come from the alignment of the text. `before` is the
 * table of this kind at the foot of the page before, whose columns may go on.
 */
export function halfRuledLattices(
  rulings: readonly RulingLine[],
  phrases: readonly Phrase[],
  before: Lattice | null,
): Lattice[] {
  const axes = new Set(rulings.map(line => line.axis));
  if (axes.size !== 1 || rulings.length < LEAST_LINES) return [];
  const lines = snippetLines(phrases);
  return axes.has('horizontal') ? ruledRows(rulings, lines, before) : ruledColumns(rulings, lines);
}
