import { IDEOGRAPHS } from '../../../src/values/radicals.ts';
import type { FormTruth, Printed } from './model.ts';
import { present, run } from './run.ts';

/** The truths, with the pages that each form stands on, where `pdftotext` can tell (from heading to heading). */
export async function findPages(pdf: string, printed: readonly Printed[]): Promise<FormTruth[]> {
  const truths = printed.map(p => p.truth);
  if (!(await present('pdftotext'))) return truths;
  const pages = (await run('pdftotext', ['-raw', pdf, '-'])).split('\f').slice(0, -1).map(bare);
  const starts = headings(pages, truths);
  return truths.map((truth, i) => {
    const start = starts[i];
    if (!start) return truth;
    const text = own(pages, start, starts[i + 1] ?? null);
    const marks = endings(truth);
    const last = text.findLastIndex(part => marks.some(mark => part.includes(mark)));
    return { ...truth, pages: Array.from({ length: Math.max(last, 0) + 1 }, (_, n) => start.page + 1 + n) };
  });
}

type Start = { readonly page: number; readonly at: number };

/** Where each form's heading stands, in order; null where it is not found. */
function headings(pages: readonly string[], truths: readonly FormTruth[]): (Start | null)[] {
  let from: Start = { page: 0, at: 0 };
  return truths.map(truth => {
    const title = bare(truth.data.title ?? '');
    for (let page = from.page; page < pages.length; page += 1) {
      const at = (pages[page] ?? '').indexOf(title, page === from.page ? from.at : 0);
      if (at < 0) continue;
      from = { page, at: at + title.length };
      return { page, at };
    }
    return null;
  });
}

/** The text of each page from one heading to the next. */
function own(pages: readonly string[], start: Start, next: Start | null): string[] {
  const last = next?.page ?? pages.length - 1;
  return pages.slice(start.page, last + 1).map((text, i) => {
    const to = next !== null && start.page + i === last ? next.at : text.length;
    return text.slice(i === 0 ? start.at : 0, to);
  });
}

/** What stands at the end of a form: the total row, the last indicator, what is written below. */
function endings({ data }: FormTruth): string[] {
  const { extras, indicators } = data;
  const below = Object.entries(extras).flatMap(([name, text]) => [name, (text ?? '').slice(-12)]);
  const rows = indicators.slice(-2).map(row => row.level3 ?? '');
  return [`总分${data.total.maxScore}`, `合计${data.total.maxScore}`, ...rows, ...below]
    .map(bare)
    .filter(text => text.length > 2);
}

const bare = (text: string): string =>
  [...text]
    .map(c => IDEOGRAPHS.get(c) ?? c)
    .join('')
    .normalize('NFKC')
    .replaceAll(/\s/g, '');
