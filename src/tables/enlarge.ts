import type { BBox, GlyphRun, Page, RulingLine } from '../model.ts';
import { median } from '../values/quantile.ts';

/** Points: distances here are those of usual print; pages of smaller print are looked at enlarged, so that they hold for them. */
const SMALL = 4.8;
const USUAL = 10.5;
/** A page beside a small one, whose table may go on, is small up to this. */
const SMALL_BESIDE = 6;

/**
 * How many times a page is enlarged before its tables are looked for: all pages of small print by the same. What was read
 * from a picture has rulings with gaps that would grow as well.
 */
export function enlargementOf(pages: readonly Page[]): (page: number) => number {
  const prints = new Map(pages.filter(isPrinted).map(page => [page.page, sizesOf(page)]));
  const middle = new Map([...prints].map(([page, sizes]) => [page, median(sizes) ?? USUAL]));
  const isBelow = (page: number, most: number) => (middle.get(page) ?? USUAL) < most;
  const isSmall = (page: number) =>
    isBelow(page, SMALL) ||
    (isBelow(page, SMALL_BESIDE) && (isBelow(page - 1, SMALL) || isBelow(page + 1, SMALL)));
  const small = new Set([...middle.keys()].filter(isSmall));
  const print = median([...small].flatMap(page => prints.get(page)!));
  return page => (print !== undefined && small.has(page) ? USUAL / print : 1);
}

/** Single lines of a page may be read from its picture, and leave it its drawn rulings. */
function isPrinted({ typed, runs }: Page): boolean {
  return !typed && runs.filter(({ reading }) => reading).length <= runs.length / 2;
}

/** The size of each character of a page. */
function sizesOf({ runs }: Page): number[] {
  return runs.flatMap(({ text, size }) => [...text].map(() => size));
}

/** The page so many times as large. */
export function enlarged(page: Page, times: number): Page {
  if (times === 1) return page;
  const run = (own: GlyphRun): GlyphRun => ({
    ...own,
    bbox: scaled(own.bbox, times),
    edges: own.edges.map(edge => edge * times),
    size: own.size * times,
  });
  const ruling = (line: RulingLine): RulingLine => ({
    ...line,
    at: line.at * times,
    from: line.from * times,
    to: line.to * times,
  });
  return {
    ...page,
    width: page.width * times,
    height: page.height * times,
    runs: page.runs.map(run),
    rulings: page.rulings.map(ruling),
    images: page.images.map(box => scaled(box, times)),
    ...(page.decoration && { decoration: page.decoration.map(run) }),
  };
}

/** A box so many times as large, as its page is. */
export function scaled([x0, y0, x1, y1]: BBox, times: number): BBox {
  return [x0 * times, y0 * times, x1 * times, y1 * times];
}
