import type { Form } from '../../model.ts';
import { isDoubtful, isGiven, leafOf, type RuleLeaf } from '../leaf.ts';
import type { RuleRow } from '../row.ts';
import { add, type Decimal, decimal } from './arithmetic.ts';
import { belongsTo, isSameGroup } from './groups.ts';

/**
 * Rows of a form that prints weights with its groups only, with the weights that follow from them: a row that is alone in
 * its group has the group's; and where the scores of a group are as much as it weighs, each of its rows has its full score.
 */
export function withGroupWeights(rows: readonly RuleRow[], form: Form, index: number): readonly RuleRow[] {
  const { groups } = form.data;
  if (groups.length === 0 || rows.some(row => row.weight.state !== 'absent')) return rows;
  const weights = new Map<RuleRow, RuleLeaf<Decimal>>();
  groups.forEach((group, g) => {
    const own = rows.filter(row => belongsTo(row, group));
    if (groups.filter(other => isSameGroup(other, group)).length > 1) return;
    const printed = leafOf(form, index, `/groups/${g}/maxScore`, group.maxScore);
    const weight = { ...printed, value: printed.value === null ? null : decimal(printed.value) };
    const [only, ...others] = own;
    if (only && others.length === 0) weights.set(only, weight);
    else if (isFullGroup(own, weight)) for (const row of own) weights.set(row, ownWeight(row, weight));
  });
  return rows.map(row => ({ ...row, weight: weights.get(row) ?? row.weight }));
}

function isFullGroup(rows: readonly RuleRow[], weight: RuleLeaf<Decimal>): boolean {
  if (!isGiven(weight) || rows.some(row => isDoubtful(row.score))) return false;
  return add(rows.flatMap(row => row.score.value ?? [])).eq(weight.value);
}

/** its score, which is full; in one cell with another row's where the score is */
function ownWeight({ score }: RuleRow, { at }: RuleLeaf<Decimal>): RuleLeaf<Decimal> {
  return { ...score, at };
}
