import type { GlyphRun, Page } from '../../../model.ts';
import { type PageCheck, pagesOf } from '../page-check.ts';

/** A picture with so many rulings of each kind may show a table; fewer lines of print tell nothing. */
const RULED = 4;
const LINES = 30;
/** A line that is read less surely than this, and the share of such lines: 0.07 to 0.33 on pages that gave forms, 0.4 and 0.6 on two that gave none. */
const SURE = 0.9;
const UNSURE = 0.35;

/** A frame, and print in it that nobody could read: shares of the page and of all print; 0.4 and 0.9 where a whole form was lost. */
const FRAME = 2;
const NOT_READ = { sure: 0.5, page: 0.1, print: 0.5 };

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

/** Whether a picture shows a frame, and print in it much of which was not read for sure. */
export function isUnsurePicture({ kind, runs, rulings }: Page): boolean {
  const unsure = runs.filter(run => surenessOf(run) < SURE).length;
  return kind === 'scanned' && framedBy(rulings) >= FRAME && unsure > 0 && unsure >= UNSURE * runs.length;
}

function isHardlyRead(picture: Page, illegible: ReadonlySet<number>): boolean {
  const { page, runs, rulings, width, height } = picture;
  const framed = framedBy(rulings);
  const unread = areaOf(runs.filter(run => surenessOf(run) < NOT_READ.sure));
  const isLost = unread >= NOT_READ.page * width * height && unread >= NOT_READ.print * areaOf(runs);
  if (illegible.has(page) || (framed >= FRAME && isLost)) return true;
  return framed >= RULED && runs.length >= LINES && isUnsurePicture(picture);
}

function framedBy(rulings: Page['rulings']): number {
  const level = rulings.filter(({ axis }) => axis === 'horizontal').length;
  return Math.min(level, rulings.length - level);
}

function surenessOf({ reading }: GlyphRun): number {
  return reading?.confidence ?? 1;
}

function areaOf(runs: readonly GlyphRun[]): number {
  return runs.reduce((sum, { bbox: [x0, y0, x1, y1] }) => sum + (x1 - x0) * (y1 - y0), 0);
}
