import type { Document } from '../../model.ts';
import { doubtfulLists } from '../../values/leaves.ts';
import { keysOf } from '../../values/pointer.ts';

/** Whether a document tells by itself that something of it may be lost: it could not be read, or a page or a list is in doubt. */
export function declaresGaps(document: Document): boolean {
  return isIncomplete(document) || document.forms.some(form => doubtfulLists(form).length > 0);
}

/** A form may be missing where not all could be read. */
export function isIncomplete({ error, pages }: Document): boolean {
  return error !== null || pages.some(({ outcome }) => outcome === 'failed');
}

/** Whether somebody was asked to look at a list, at a row of it, or at all of the document. */
export function isListAsked(document: Document, path: string): boolean {
  const [, index, , list, row] = keysOf(path);
  const form = document.forms[Number(index)];
  if (isIncomplete(document) || form === undefined) return true;
  if (form.evidence[`/${list}`]?.review === true) return true;
  if (row === undefined) return false;
  const own = Object.entries(form.evidence).filter(([leaf]) => leaf.startsWith(`/${list}/${row}/`));
  return own.length > 0 && own.every(([, { review }]) => review);
}
