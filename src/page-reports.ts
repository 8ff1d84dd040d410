import type { Form, PageReport } from './model.ts';
import type { ReadSource } from './read/read.ts';

/** Why what stands on a page is not to be relied on. */
type PageDoubt = 'illegible' | 'unread' | 'lost' | 'unsound' | 'orphaned';

type Doubts = { readonly [doubt in PageDoubt]: ReadonlySet<number> };

/**
 * What became of each page: the forms on it, or why it has none or has them in doubt. `unsound` are numbers of forms, the
 * others of pages.
 */
export function reportPages(read: ReadSource, forms: readonly Form[], doubts: Doubts): PageReport[] {
  const { source, pages } = read;
  if (source.kind === 'text') return [];
  return Array.from({ length: source.pages }, (_, index): PageReport => {
    const page = index + 1;
    const on = forms.flatMap((form, number) => (form.pages.includes(page) ? [number] : []));
    const kind = pages.find(own => own.page === page)?.kind ?? 'blank';
    const reason = reasonFor(page, { read, on, doubts });
    if (reason !== null) return { page, kind, outcome: 'failed', forms: on, reason };
    return {
      page,
      kind,
      outcome: on.length > 0 ? 'form' : kind === 'blank' ? 'blank' : 'no-form',
      forms: on,
    };
  });
}

type OnPage = { readonly read: ReadSource; readonly on: readonly number[]; readonly doubts: Doubts };

function reasonFor(page: number, { read, on, doubts }: OnPage): string | null {
  const { illegible, unread, lost, unsound, orphaned } = doubts;
  const failure = read.failed.find(own => own.page === page);
  if (failure) return failure.reason;
  if (on.length === 0 && illegible.has(page)) return 'broken-text-layer';
  if ((on.length === 0 && unread.has(page)) || lost.has(page)) return 'table-not-found';
  if (on.some(form => unsound.has(form))) {
    const own = read.pages.find(candidate => candidate.page === page);
    const isReread = own?.kind === 'native' && own.runs.some(({ reading }) => reading);
    return isReread ? 'broken-text-layer' : 'table-doubtful';
  }
  return orphaned.has(page) ? 'table-doubtful' : null;
}
