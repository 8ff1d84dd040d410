import { exact, shown } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const fundingBudgetCut: Rule = {
  id: 'funding/budget-cut',
  severity: 'info',
  statement: {
    zh: '全年预算数不足年初预算数的 80%，而执行率为 100%',
    en: 'adjusted budget below 80% of the initial one while the rate is full',
  },
  basis: EVALUATION,
  why: {
    zh: '先调减预算再全额执行，执行率满分不说明执行得好。',
    en: 'A budget that is cut first and then spent in full earns a full rate without good execution.',
  },
  examples: [
    {
      title: { zh: '530 → 295，执行 295', en: '530 → 295, executed 295' },
      forms: [form({ money: ['530', '295', '295', '10', '100.00', '10'] })],
      finds: ['/forms/0/data/funding/0/adjustedBudget'],
    },
    {
      title: { zh: '530 → 500', en: '530 → 500' },
      forms: [form({ money: ['530', '500', '500', '10', '100.00', '10'] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ money, profile }: FormView): readonly Found[] {
  if (!money) return [];
  const { initialBudget, adjustedBudget, executed } = money;
  if (!isGiven(initialBudget) || !isGiven(adjustedBudget) || !isGiven(executed)) return [];
  const [before, after] = [initialBudget.value, adjustedBudget.value];
  if (before.lte(0) || after.lte(0) || executed.value.lt(after)) return [];
  const share = after.div(before).times(100);
  if (share.gte(profile.budgetCut)) return [];
  return [
    {
      at: [adjustedBudget.at, initialBudget.at],
      message: {
        zh: `预算由 ${exact(before)} 调为 ${exact(after)}（${shown(share)}%），执行率因此为满。请核对调整原因与目标是否同步调整。`,
        en: `The budget went from ${exact(before)} to ${exact(after)} (${shown(share)}%), hence the full rate. Check why, and whether the targets followed.`,
      },
      expected: `≥ ${profile.budgetCut}%`,
      found: `${shown(share)}%`,
      profile,
    },
  ];
}
