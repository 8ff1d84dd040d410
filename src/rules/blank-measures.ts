import type { FormView } from './form-view.ts';
import { isBlank, isGiven } from './leaf.ts';
import { isFiller, type Row } from './row.ts';

/** from this share of the scored rows on a blank column is one thing that was left undone */
const MOST = 0.5;

/** and from this many rows */
const SEVERAL = 3;

/** Scored rows whose actual is blank, or whose target is where the actual is not. */
export function blanksOf({ rows }: FormView, field: 'target' | 'actual'): readonly Row[] {
  return scoredRows(rows).filter(row => {
    if (!isBlank(row[field])) return false;
    return field === 'actual' || !isBlank(row.actual);
  });
}

/** Whether the column was left blank as a whole. */
export function isColumnBlank({ rows }: FormView, blanks: readonly Row[]): boolean {
  return blanks.length >= SEVERAL && blanks.length >= scoredRows(rows).length * MOST;
}

function scoredRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter(row => !row.isShared && !isFiller(row) && isGiven(row.score) && row.score.value.gt(0));
}
