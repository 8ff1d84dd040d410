import type { PageReport } from '../../model.ts';
import { isLegible } from '../../read/legibility.ts';
import type { ReadSource } from '../../read/read.ts';
import type { PageStates, Subject } from '../check.ts';

/** What is wrong with pages before any form is looked for. */
export function pageStates({ pages, failed }: Pick<ReadSource, 'pages' | 'failed'>): PageStates {
  return {
    illegible: new Set(pages.filter(page => !isLegible(page)).map(({ page }) => page)),
    damaged: new Set(failed.map(({ page }) => page)),
    failed: new Set(),
    cut: new Set(),
  };
}

/** A form that knows what became of the pages around it. */
export function withReports(subject: Subject, reports: readonly PageReport[]): Subject {
  const failed = reports.filter(({ outcome }) => outcome === 'failed');
  const cut = failed.filter(({ forms }) => forms.length === 0);
  const numbers = (pages: readonly PageReport[]) => new Set(pages.map(({ page }) => page));
  return { ...subject, pages: { ...subject.pages, failed: numbers(failed), cut: numbers(cut) } };
}
