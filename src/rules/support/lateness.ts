import type { Measure } from '../../model.ts';
import { readPeriod, spanOf } from '../../values/period.ts';
import { isGiven } from '../leaf.ts';
import type { RuleRow } from '../row.ts';

type DateMeasure = Extract<Measure, { kind: 'date' }>;

/** What was due when, and when it was done. */
type Late = { readonly target: DateMeasure; readonly actual: DateMeasure };

/**
 * Target and actual of a row that was late for certain: the first day that the actual may be comes after the last one that
 * the target allows. 'Before December' as actual may be any earlier day.
 */
export function lateness(row: RuleRow): Late | null {
  const [target, actual] = [dateOf(row.target), dateOf(row.actual)];
  if (!target || !actual || target.relation === 'after' || isOpen(actual)) return null;
  const [due, done] = [spanOf(target.text, target.date), spanOf(actual.text, actual.date)];
  const isLonger = isSpell(target) && isSpell(actual) && done.from === due.from && done.to > due.to;
  return done.from > due.to || isLonger ? { target, actual } : null;
}

function dateOf(leaf: RuleRow['target']): DateMeasure | null {
  return isGiven(leaf) && leaf.value.kind === 'date' ? leaf.value : null;
}

function isOpen({ text, relation }: DateMeasure): boolean {
  return relation === 'before' || (relation === 'by' && readPeriod(text) === null);
}

/** 1-6月 → 1-7月: it began as planned and went on for longer */
function isSpell({ text }: DateMeasure): boolean {
  return readPeriod(text)?.isSpell === true;
}
