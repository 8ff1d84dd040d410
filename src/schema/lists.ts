import type { PageReport } from './document.ts';
import type { Evidence, Note } from './evidence.ts';
import { LIST_NAMES } from './fields.ts';
import type { Form } from './form.ts';

/** Where nothing of the pages speaks against it. */
const SURE = 0.99;
/** Where the pages say that something is lost or stands in another's place. */
const DOUBTFUL = 0.5;

type Pages = readonly Pick<PageReport, 'page' | 'kind' | 'outcome' | 'forms'>[];

/**
 * A form with what is to be said of its lists, each as a whole, and of the unit beside its data; given what became of the
 * pages of its document. A page that failed has lost rows or holds them wrongly: rows of the forms on it, and rows that
 * a form goes on with, where it stands right before or behind them. A dump has no pages, and settles nothing for sure.
 */
export function withLists(form: Form, pages: Pages): Form {
  const isWrong = form.pages.length === 0 || pages.some(page => hasFailed(page) && isOf(form, page));
  const isCut = pages.some(page => hasFailed(page) && page.forms.length === 0 && isBeside(form, page));
  const source = sourceOf(form, pages);
  const list: readonly Note[] = isWrong
    ? ['may-lack-rows', 'may-hold-foreign-rows']
    : isCut
      ? ['may-lack-rows']
      : [];
  const entries = LIST_NAMES.map(name => [`/${name}`, entry(source, list)]);
  const unit: readonly Note[] = isWrong ? ['low-confidence'] : [];
  const evidence = { ...form.evidence, ...Object.fromEntries(entries), '/currencyUnit': entry(source, unit) };
  return { ...form, evidence };
}

function entry(source: Evidence['source'], doubts: readonly Note[]): Evidence {
  const review = doubts.length > 0;
  return { text: null, source, confidence: review ? DOUBTFUL : SURE, review, notes: doubts };
}

function hasFailed({ outcome }: Pages[number]): boolean {
  return outcome === 'failed';
}

function isOf(form: Form, { page }: Pages[number]): boolean {
  return form.pages.includes(page);
}

function isBeside({ pages }: Form, { page }: Pages[number]): boolean {
  return page === Math.min(...pages) - 1 || page === Math.max(...pages) + 1;
}

function sourceOf(form: Form, pages: Pages): Evidence['source'] {
  if (form.pages.length === 0) return 'text-dump';
  return pages.some(page => page.kind === 'scanned' && isOf(form, page)) ? 'ocr' : 'text-layer';
}
