import type { Evidence, Form, Note, Path } from '../model.ts';
import { type Constraint, constraintsOf } from './constraints.ts';
import { REVIEW_BELOW } from './validate.ts';

/** How often a misread value still satisfies a sum, a rate or a repetition, by accident. */
const ACCIDENT = 0.02;

/** Arithmetic alone makes nothing surer than this. */
const SUREST = 0.995;

/** From here on a value that was only read unsurely needs no person any more: the arithmetic has read it too. */
const CLEARED = 0.97;

/** What arithmetic cannot answer: the value may be of another kind, or another field's. */
const OTHER_DOUBTS: ReadonlySet<Note> = new Set<Note>([
  'ambiguous',
  'broken-unicode',
  'not-a-number',
  'truncated',
]);

/**
 * Given a form read from pictures; returned with the confidence that its own arithmetic leaves: sums, rates, scores and
 * repeated names that agree raise the values in them, what contradicts lowers them, the unsure ones most. Values, texts
 * and whatever comes from a text layer, a dump or a person stand as they are: a form that adds up wrongly was not
 * therefore read wrongly.
 *
 * Each constraint is a witness in Bayes' sense. With c the values' confidence, P the product of the others' and e the
 * share of forms that are themselves wrong: P(holds | right) = (1 − e)(P + (1 − P)·ACCIDENT), P(holds | wrong) = ACCIDENT.
 */
export function settle(form: Form): Form {
  const constraints = constraintsOf(form).filter(({ paths }) =>
    paths.some(path => isOcr(form.evidence[path])),
  );
  const odds = new Map<Path, number>();
  for (const constraint of constraints) weigh(constraint, form, odds);
  if (odds.size === 0) return form;
  const evidence = Object.entries(form.evidence).map(([path, own]): [Path, Evidence] => {
    const factor = odds.get(path);
    return [path, factor === undefined ? own : settled(own, factor)];
  });
  return { ...form, evidence: Object.fromEntries(evidence) };
}

/** Multiplies each read value's odds by what the constraint says of it. */
function weigh({ paths, holds, exceptions }: Constraint, { evidence }: Form, odds: Map<Path, number>): void {
  const sure = paths.map(path => bounded(evidence[path]?.confidence ?? 1));
  const all = sure.reduce((product, each) => product * each, 1);
  paths.forEach((path, i) => {
    if (!isOcr(evidence[path]) || !valueIsThere(evidence[path]!)) return;
    const others = all / (sure[i] ?? 1);
    const ifRight = (1 - exceptions) * (others + (1 - others) * ACCIDENT);
    const factor = holds ? ifRight / ACCIDENT : (1 - ifRight) / (1 - ACCIDENT);
    odds.set(path, (odds.get(path) ?? 1) * factor);
  });
}

function settled(own: Evidence, factor: number): Evidence {
  const before = bounded(own.confidence);
  const after = (before / (1 - before)) * factor;
  const confidence = Math.round(Math.min(SUREST, after / (1 + after)) * 1000) / 1000;
  const isDoubted = own.notes.some(note => OTHER_DOUBTS.has(note));
  if (confidence < REVIEW_BELOW) {
    return { ...own, confidence, review: true, notes: [...new Set<Note>([...own.notes, 'low-confidence'])] };
  }
  const isCleared = !isDoubted && confidence >= CLEARED;
  if (!isCleared)
    return { ...own, confidence: Math.max(confidence, own.review ? own.confidence : confidence) };
  return { ...own, confidence, review: false, notes: own.notes.filter(note => note !== 'low-confidence') };
}

/** A blank is a cell without ink: no sum says anything of it. */
function valueIsThere({ text }: Evidence): boolean {
  return text !== null && text.trim() !== '';
}

function isOcr(evidence: Evidence | undefined): boolean {
  return evidence?.source === 'ocr';
}

/** keeps odds finite */
function bounded(confidence: number): number {
  return Math.min(0.999, Math.max(0.001, confidence));
}
