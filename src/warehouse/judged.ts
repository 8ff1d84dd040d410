import { kit } from '../defaults.ts';
import { judge } from '../judge.ts';
import type { Correction, Document } from '../model.ts';

/** A document with its corrections in it; in a file of its own, since most archives have none and rules take memory. */
export function judged(document: Document, corrections: readonly Correction[]): Document {
  return judge(document, corrections, kit).document;
}
