import type { Document } from '../model.ts';
import { cellsOf } from '../values/cells.ts';
import { type Listing, listingOf } from './listing-rows.ts';

/** What is counted and listed of a document without opening it. */
export type DocumentSummary = {
  readonly kind: string;
  readonly pages: number;
  /** pages that could not be read, whatever stands on them */
  readonly unread: number;
  readonly forms: number;
  /** values in its forms, one a cell, and those that a person must look at */
  readonly leaves: number;
  readonly review: number;
  /** `family/template` of its forms */
  readonly templates: readonly string[];
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly milliseconds: number;
  readonly listing: Listing;
};

/** Reasons of pages that the reading, not the form, is to blame for. */
const UNREAD = /^(needs-ocr$|unreadable)/;

/** The facts of a document, made where it was read: who keeps it need not open it again. */
export function documentSummaryOf(document: Document, milliseconds: number): DocumentSummary {
  const { source, forms, error } = document;
  const ofForms = forms.map(cellsOf);
  const cells = ofForms.flat();
  return {
    kind: source.kind,
    pages: source.pages,
    unread: document.pages.filter(page => UNREAD.test(page.reason ?? '')).length,
    forms: forms.length,
    leaves: cells.length,
    review: cells.filter(({ evidence }) => evidence.review).length,
    templates: forms.map(form => `${form.family}/${form.template}`),
    error: error && { code: error.code, message: error.message.replaceAll('\0', '') },
    milliseconds: Math.round(milliseconds),
    listing: listingOf(document, false, ofForms),
  };
}
