import type { PageReport } from '../../model.ts';
import { PAGE_CHECKS } from './checks/index.ts';
import type { PageEvidence } from './page-check.ts';

/** What became of each page: the forms on it, or why it has none or has them in doubt. */
export function reportPages(seen: PageEvidence): PageReport[] {
  const { source, pages, forms } = seen;
  const named = PAGE_CHECKS.map(({ reason, find }) => ({ reason, on: find(seen) }));
  return Array.from({ length: source.pages }, (_, index): PageReport => {
    const page = index + 1;
    const on = forms.flatMap((form, number) => (form.pages.includes(page) ? [number] : []));
    const kind = pages.find(own => own.page === page)?.kind ?? 'blank';
    const reason =
      seen.damaged.find(own => own.page === page)?.reason ??
      named.find(check => check.on.has(page))?.reason ??
      null;
    if (reason !== null) return { page, kind, outcome: 'failed', forms: on, reason };
    const outcome = on.length > 0 ? 'form' : kind === 'blank' ? 'blank' : 'no-form';
    return { page, kind, outcome, forms: on };
  });
}
