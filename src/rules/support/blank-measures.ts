import type { FormView } from '../form-view.ts';
import { isBlank, isGiven } from '../leaf.ts';
import { hasReason, isFiller, type RuleRow } from '../row.ts';

/** from this share of the scored rows on a blank column is one thing that was left undone */
const MOST = 0.5;

/** and from this many rows */
const SEVERAL = 3;

/** Scored rows whose actual is blank, or whose target is where the actual is not; in a form without scores rows with a target. */
export function blanksOf(view: FormView, field: 'target' | 'actual'): readonly RuleRow[] {
  const rows = rowsToFill(view).filter(row => isBlank(row[field]));
  return field === 'actual' ? rows : rows.filter(row => !isBlank(row.actual));
}

/** Whether the column was left blank as a whole. */
export function isColumnBlank(view: FormView, blanks: readonly RuleRow[]): boolean {
  return blanks.length >= SEVERAL && blanks.length >= rowsToFill(view).length * MOST;
}

function rowsToFill({ rows, hasScores }: FormView): readonly RuleRow[] {
  const own = rows.filter(row => !row.isShared && !row.isPart && !isFiller(row));
  if (hasScores) return own.filter(row => isGiven(row.score) && row.score.value.gt(0));
  const isUnscored = rows.every(row => row.score.state === 'absent');
  return isUnscored ? own.filter(row => isGiven(row.target) && hasReason(row) !== true) : [];
}
