import { kit } from './kit.ts';
import { judge, type RuleKit, withForms } from './mend/judge.ts';
import type { Correction, Document, Finding } from './model.ts';

/**
 * The findings of a document by the rules as they are now, or by those of one's own. What was found in the prose around
 * its forms stands as it was, for a document does not hold its prose.
 */
export function check(document: Document, own: RuleKit = kit): readonly Finding[] {
  return withForms(document, document.forms, own).findings;
}

/** A document as people's corrections made it, with the findings of that by the rules as they are now. */
export function corrected(document: Document, corrections: readonly Correction[]): Document {
  return judge(document, corrections, kit).document;
}
