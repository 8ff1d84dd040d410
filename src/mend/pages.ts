import type { Correction, PageReport } from '../model.ts';
import { effective } from './standing.ts';
import { type FormState, standing } from './state.ts';

/** What a person answers of a page that was not read: no form stands there. */
export const NO_FORM = 'no-form';

/** The path of all pages of a document, and before the number of one: `/pages/2`. */
export const PAGES = '/pages';

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
  const about = corrections.filter(({ path }) => path === PAGES || path.startsWith(`${PAGES}/`));
  const said = effective(about).filter(({ kind, after }) => kind === 'answer' && after?.text === NO_FORM);
  if (said.length === 0) return pages;
  const paths = new Set(said.map(({ path }) => path));
  return pages.map(({ reason, ...page }, index) => {
    const isSaid = paths.has(PAGES) || paths.has(`${PAGES}/${index}`);
    const isEmpty = isSaid && (page.outcome === 'failed' || page.outcome === 'no-form');
    const outcome = page.forms.length > 0 ? 'form' : 'no-form';
    return isEmpty ? { ...page, outcome } : { ...page, ...(reason !== undefined && { reason }) };
  });
}
