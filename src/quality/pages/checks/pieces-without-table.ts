import type { TextLine } from '../../../model.ts';
import { compared } from '../../../values/text.ts';
import type { PageCheck, PageEvidence } from '../page-check.ts';
import { onPages, takenOf, titledPages } from '../unassigned-grids.ts';

/** A table without its rulings: so many pieces of text, most of them so short (characters). */
const SCATTERED = { pieces: 20, length: 5 };

export const piecesWithoutTable: PageCheck = {
  id: 'pieces-without-table',
  reason: 'table-unexplained',
  statement: {
    zh: '自评表的标题之下满是零散的短文字，却没有读成自评表',
    en: 'short pieces of text all over a page below the title of a form, and no form',
  },
  why: {
    zh: '那是没有看出行列的表格',
    en: 'they are what is left of a table whose rows and columns were not seen',
  },
  examples: [],
  find(seen) {
    const read = onPages([...takenOf(seen)]);
    const pieces = Map.groupBy(piecesOf(seen), ({ page }) => page);
    const isScatteredOn = (page: number) => isScattered(pieces.get(page) ?? []);
    return new Set([...titledPages(seen.lines)].filter(page => !read.has(page) && isScatteredOn(page)));
  },
};

/** Lines outside tables, and those in the cells of tables that no form took. */
function piecesOf(seen: PageEvidence): readonly TextLine[] {
  const taken = takenOf(seen);
  const others = seen.grids.filter(grid => !taken.has(grid));
  return [...seen.lines, ...others.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines))];
}

function isScattered(pieces: readonly TextLine[]): boolean {
  const short = pieces.filter(({ text }) => compared(text).length <= SCATTERED.length);
  return pieces.length >= SCATTERED.pieces && short.length > pieces.length / 2;
}
