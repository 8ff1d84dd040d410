import type { Group } from '../../model.ts';
import type { FormView } from '../form-view.ts';
import { isDoubtful, isGiven, leafOf, type RuleLeaf } from '../leaf.ts';
import type { RuleRow } from '../row.ts';
import { add, type Decimal, decimal } from './arithmetic.ts';
import { belongsTo, isSameGroup } from './groups.ts';

type GroupOver = {
  readonly group: Group;
  readonly weight: RuleLeaf<string>;
  readonly rows: readonly RuleRow[];
  readonly score: Decimal;
};

/** Groups of a form without weights of rows whose scores are more than the weight printed with them. */
export function groupsOver({ data, form, index, rows, hasWeights }: FormView): readonly GroupOver[] {
  if (hasWeights) return [];
  return data.groups.flatMap((group, g) => {
    const weight = leafOf(form, index, `/groups/${g}/maxScore`, group.maxScore);
    const isOnly = data.groups.filter(other => isSameGroup(other, group)).length === 1;
    const own = rows.filter(row => belongsTo(row, group));
    if (!isOnly || !isGiven(weight) || own.some(row => isDoubtful(row.score))) return [];
    const score = add(own.flatMap(row => row.score.value ?? []));
    return score.gt(decimal(weight.value)) ? [{ group, weight, rows: own, score }] : [];
  });
}
