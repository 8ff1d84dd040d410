import type { Document } from '../model.ts';
import { isOpen } from './cells.ts';

/**
 * What is to be done with a document, one of these: values are for review, or lists that may lack rows; pages of it were
 * not read, and belong to no form; no form was found in it; nothing could be read; a person has done it; or there was nothing to review.
 */
export const DOCUMENT_STATES = ['open', 'unread', 'no-form', 'failed', 'done', 'clear'] as const;

export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** `isMended`: what people said of the document counts in it. */
export function stateOf(
  document: Pick<Document, 'error' | 'forms' | 'pages'>,
  isMended: boolean,
): DocumentState {
  const { error, forms } = document;
  if (error !== null) return 'failed';
  if (forms.some(({ evidence }) => Object.values(evidence).some(isOpen))) return 'open';
  if (hasUnread(document)) return 'unread';
  if (forms.length === 0 && !isMended) return 'no-form';
  return isMended ? 'done' : 'clear';
}

/** Of a page that a form was read from its values tell what is to be looked at. */
function hasUnread({ forms, pages }: Pick<Document, 'forms' | 'pages'>): boolean {
  const read = new Set(forms.flatMap(form => form.pages));
  return pages.some(({ page, outcome }) => outcome === 'failed' && !read.has(page));
}
