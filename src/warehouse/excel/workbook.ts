import { extname } from 'node:path';
import { writeAtomically } from '../sinks/atomic-write.ts';
import type { LoadChange, Sink } from '../sinks/sink.ts';
import { linksTo } from './links.ts';

type ExcelOptions = {
  /** where the review page is; `{sha256}`, `{form}` and `{page}` in it stand for what is to be shown */
  readonly reviewUrl?: string;
};

/** A workbook of the tables for people; it is always written anew, and renamed when it is whole. */
export function excel(path: string, { reviewUrl }: ExcelOptions): Sink {
  return sinkOf('excel tables', path, async (aside, change) => {
    const { writeTables } = await import('./tables.ts');
    await writeTables(aside, change, linksTo(reviewUrl));
  });
}

/** Review sheets, in one workbook or, by departments, in a folder. Throws UsageError where something is there already. */
export async function reviewSheets(path: string, { reviewUrl }: ExcelOptions): Promise<Sink> {
  const { assertFree, writeReviewFile, writeReviewFolder } = await import('./review.ts');
  await assertFree(path);
  const write = isWorkbook(path) ? writeReviewFile : writeReviewFolder;
  return sinkOf('excel review', path, (aside, change) =>
    write(aside, { coming: change.documents(), linkTo: linksTo(reviewUrl) }),
  );
}

function isWorkbook(path: string): boolean {
  return extname(path).toLowerCase() === '.xlsx';
}

function sinkOf(
  layout: string,
  path: string,
  write: (aside: string, change: LoadChange) => Promise<void>,
): Sink {
  return {
    layout,
    loaded: async () => null,
    replace: change => writeAtomically(path, aside => write(aside, change)),
    close: async () => {},
  };
}
