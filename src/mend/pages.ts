import type { Correction, PageReport } from '../model.ts';
import { effective } from './effective-entries.ts';
import { type FormState, standing } from './state.ts';

/** What a person answers of a page that was not read: no form stands there. */
export const NO_FORM = 'no-form';

/** The path of all pages of a document, and before the number of one: `/pages/2`. */
export const PAGES = '/pages';

/** Which pages an answer at a path is about; null where it is about something else. */
export function pagesAt(path: string, pages: readonly PageReport[]): readonly PageReport[] | null {
  if (path === PAGES) return pages;
  const number = path.startsWith(`${PAGES}/`) ? path.slice(PAGES.length + 1) : null;
  return number === null ? null : pages.filter((_, index) => String(index) === number);
}

/** Of a page that holds a form a program found, nobody says that it holds none: forms are deleted. */
export function isFormless({ outcome }: PageReport): boolean {
  return outcome === 'failed' || outcome === 'no-form';
}

/** Pages with the forms that stand on them now: a form that was entered from a page that failed mends it. */
export function pagesWith(pages: readonly PageReport[], states: readonly FormState[]): readonly PageReport[] {
  if (states.every(({ at, isGone }, index) => !isGone && at === `/forms/${index}`)) return pages;
  const forms = standing(states).map(({ form }) => form.pages);
  return pages.map(({ reason, ...page }) => {
    const own = forms.flatMap((numbers, index) => (numbers.includes(page.page) ? [index] : []));
    const isNew = own.length > page.forms.length;
    const outcome = isNew ? 'form' : own.length === 0 && page.outcome === 'form' ? 'no-form' : page.outcome;
    return { ...page, outcome, forms: own, ...(reason !== undefined && !isNew && { reason }) };
  });
}

/** Pages as people answered of them; the same ones where nobody did. */
export function withoutForms(
  pages: readonly PageReport[],
  corrections: readonly Correction[],
): readonly PageReport[] {
  const about = corrections.filter(({ path }) => pagesAt(path, pages) !== null);
  const said = effective(about).filter(({ kind, after }) => kind === 'answer' && after?.text === NO_FORM);
  if (said.length === 0) return pages;
  const empty = new Set(said.flatMap(({ path }) => pagesAt(path, pages)!.filter(isFormless)));
  return pages.map(page => {
    if (!empty.has(page)) return page;
    const { reason: _, ...rest } = page;
    return { ...rest, outcome: page.forms.length > 0 ? 'form' : 'no-form' };
  });
}
