import type { FormTruth, Printed } from './model.ts';
import { present, run } from './run.ts';

/** The truths, with the pages that each form stands on, where `pdftotext` can tell (from heading to heading). */
export async function findPages(pdf: string, printed: readonly Printed[]): Promise<FormTruth[]> {
  const truths = printed.map(p => p.truth);
  if (!(await present('pdftotext'))) return truths;
  const pages = (await run('pdftotext', ['-raw', pdf, '-'])).split('\f').slice(0, -1).map(bare);
  let page = 0;
  let from = 0;
  const spans = truths.map(truth => {
    const start = seek(pages, bare(truth.data.title ?? ''), { page, from });
    if (!start) return null;
    page = start.page;
    from = start.from + 1;
    return { first: start.page };
  });
  return truths.map((truth, i) => {
    const span = spans[i];
    const last = lastPage(pages, truth, spans[i + 1]?.first ?? null, span?.first ?? null);
    return span && last !== null ? { ...truth, pages: range(span.first + 1, last + 1) } : truth;
  });
}

function seek(
  pages: readonly string[],
  title: string,
  at: { page: number; from: number },
): { page: number; from: number } | null {
  for (let page = at.page; page < pages.length; page += 1) {
    const found = (pages[page] ?? '').indexOf(title, page === at.page ? at.from : 0);
    if (found >= 0) return { page, from: found };
  }
  return null;
}

/** The last page on which a name of the form's last row, or its total, stands. */
function lastPage(
  pages: readonly string[],
  truth: FormTruth,
  nextFirst: number | null,
  first: number | null,
): number | null {
  if (first === null) return null;
  const end = nextFirst ?? pages.length - 1;
  const name = bare(truth.data.indicators.at(-1)?.level3 ?? '');
  for (let page = end; page > first; page -= 1) {
    const text = pages[page] ?? '';
    if (/总分|合计/.test(text) && (page !== nextFirst || !text.startsWith(bare(truth.data.title ?? ''))))
      return page;
    if (name !== '' && text.includes(name)) return page;
  }
  return first;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
