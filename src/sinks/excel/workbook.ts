import { writeAside } from '../aside.ts';
import type { Sink } from '../sink.ts';
import { linksTo } from './links.ts';

export type ExcelOptions = {
  readonly layout?: 'tables' | 'review';
  /** where the review page is; `{sha256}`, `{form}` and `{page}` in it stand for what is to be shown */
  readonly reviewUrl?: string;
};

/** A workbook for people; it is always written anew, and renamed when it is whole. */
export function excel(path: string, { layout = 'tables', reviewUrl }: ExcelOptions): Sink {
  const linkTo = linksTo(reviewUrl);
  return {
    layout: `excel ${layout}`,
    loaded: async () => null,
    replace: change =>
      writeAside(path, async aside => {
        if (layout === 'review') {
          const { writeReviewSheets } = await import('./review.ts');
          await writeReviewSheets(aside, change.documents(), linkTo);
        } else {
          const { writeTables } = await import('./tables.ts');
          await writeTables(aside, change, linkTo);
        }
      }),
    close: async () => {},
  };
}
