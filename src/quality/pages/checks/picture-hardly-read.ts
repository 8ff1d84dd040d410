import type { Page } from '../../../model.ts';
import { type PageCheck, pagesOf } from '../page-check.ts';

/** A picture with so many rulings of each kind may show a table; fewer lines of print tell nothing. */
const RULED = 4;
const LINES = 30;
/** A line that is read less surely than this, and the share of such lines: 0.07 to 0.33 on pages that gave forms, 0.4 and 0.6 on two that gave none. */
const SURE = 0.9;
const UNSURE = 0.35;

export const pictureHardlyRead: PageCheck = {
  id: 'picture-hardly-read',
  reason: 'picture-illegible',
  statement: {
    zh: '图像里有表格，大多没有读准',
    en: 'a picture of a table most of which was not read for sure',
  },
  why: { zh: '读到的太少，不能说没有自评表', en: 'too little was read to say that it holds no form' },
  examples: [],
  find({ pages, forms, illegible }) {
    const scans = pages.filter(page => page.kind === 'scanned' && isHardlyRead(page, illegible));
    return new Set(scans.map(({ page }) => page)).difference(pagesOf(forms));
  },
};

function isHardlyRead({ page, runs, rulings }: Page, illegible: ReadonlySet<number>): boolean {
  const level = rulings.filter(({ axis }) => axis === 'horizontal').length;
  if (level < RULED || rulings.length - level < RULED || runs.length < LINES) return illegible.has(page);
  return runs.filter(({ reading }) => (reading?.confidence ?? 1) < SURE).length >= UNSURE * runs.length;
}
