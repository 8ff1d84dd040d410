import type { TextLine } from '../../../model.ts';
import { compared } from '../../../values/text.ts';
import type { PageCheck } from '../page-check.ts';
import { onPages, takenOf, titledPages } from '../unassigned-grids.ts';

/** A table without its rulings, as a picture gives it: so many lines, most of them so short (characters). */
const SCATTERED = { lines: 20, length: 5 };

export const piecesWithoutTable: PageCheck = {
  id: 'pieces-without-table',
  reason: 'table-unexplained',
  statement: {
    zh: '图像里自评表的标题之下满是零散的短文字，却没有表格',
    en: 'short pieces all over a picture below the title of a form, and no table',
  },
  why: { zh: '那是没有看出表线的表格', en: 'they are what is left of a table whose rulings were not seen' },
  examples: [],
  find(seen) {
    const read = onPages([...takenOf(seen)]);
    const isScatteredOn = (page: number) => isScattered(seen.lines.filter(line => line.page === page));
    return new Set([...titledPages(seen.lines)].filter(page => !read.has(page) && isScatteredOn(page)));
  },
};

function isScattered(lines: readonly TextLine[]): boolean {
  const pieces = lines.filter(({ reading }) => reading);
  const short = pieces.filter(({ text }) => compared(text).length <= SCATTERED.length);
  return pieces.length >= SCATTERED.lines && short.length > pieces.length / 2;
}
