import { add, type Decimal, decimal } from './arithmetic.ts';
import type { FormView } from './form-view.ts';

/** Weights are set, not calculated: only what printing cuts off may be missing. */
export const WEIGHT_TOLERANCE = decimal('0.02');

/** An indicator row that is the execution rate itself. */
const EXECUTION_ROW = /^(?:全年|年度|部门|项目|专项|财政)*(?:预算|资金|经费)?(?:支出)?执行率$/;

/** Whether the execution rate is scored among the indicators (决策, 管理 …): then not once more in the funding block. */
export function hasExecutionRow({ rows }: FormView): boolean {
  return rows.some(({ indicator, weight, score, group }) => {
    const isScored = group === null && (weight.value !== null || score.value !== null);
    return (
      isScored && [indicator.level2, indicator.level3].some(name => EXECUTION_ROW.test(name?.trim() ?? ''))
    );
  });
}

/**
 * Whether what a total has more than its rows can be the execution rate's, which the form does not print: its weight as
 * prescribed, its score at most what the weights leave of 100.
 */
export function mayBeExecution(view: FormView, column: 'maxScore' | 'score', total: Decimal): boolean {
  const printed = view.money?.[column];
  if (printed && printed.state !== 'absent') return false;
  const [weights, scores] = [
    add(view.rows.flatMap(row => row.weight.value ?? [])),
    add(view.rows.flatMap(row => row.score.value ?? [])),
  ];
  if (column === 'maxScore') return total.minus(weights).eq(view.profile.execution);
  const [most, more] = [decimal(100).minus(weights), total.minus(scores)];
  return view.hasWeights && more.gt(0) && more.lte(most);
}

/** What the total may be: all weights or scores with the execution's, and without it where a row stands for it. */
export function sumsOf(view: FormView, column: 'maxScore' | 'score'): readonly Decimal[] {
  const leaves = view.rows.map(row => (column === 'maxScore' ? row.weight : row.score));
  const rows = add(leaves.flatMap(leaf => leaf.value ?? []));
  const whole = rows.plus(view.money?.[column].value ?? 0);
  return hasExecutionRow(view) ? [whole, rows] : [whole];
}
