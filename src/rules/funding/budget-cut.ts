import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { round2, shown } from '../support/arithmetic.ts';
import { hasMixedUnits } from '../support/mixed-units.ts';
import { moneyText } from '../support/money-columns.ts';
import { isScoredWithoutBudget } from '../support/zero-budget.ts';

export const fundingBudgetCut: Rule = {
  id: 'funding/budget-cut',
  severity: 'info',
  statement: {
    zh: '全年预算数不足年初预算数的 80%，而已全部执行',
    en: 'adjusted budget below 80% of the initial one while the rate is full',
  },
  basis: EVALUATION,
  judgedBy: ['budgetCut'],
  why: {
    zh: '预算调减后全额执行，执行率满分不足以说明执行情况。',
    en: 'A budget that is cut first and then spent in full earns a full rate without good execution.',
  },
  examples: [
    example(
      { zh: '530 → 295，执行 295', en: '530 → 295, executed 295' },
      { money: ['530', '295', '295', '10', '100.00', '10'] },
      ['/funding/0/adjustedBudget'],
    ),
    example({ zh: '530 → 0', en: '530 → 0: cut to nothing' }, { money: ['530', '0', '0', '10', '0', '0'] }, [
      '/funding/0/adjustedBudget',
    ]),
    example(
      {
        zh: '530 → 0，却得满分：由“预算为 0 却计分”报告',
        en: '530 → 0, yet scored: reported by zero-budget-scored',
      },
      { money: ['530', '0', '0', '10', '100', '10'] },
    ),
    example({ zh: '530 → 500', en: '530 → 500' }, { money: ['530', '500', '500', '10', '100.00', '10'] }),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const { money, profile, form } = view;
  if (!money || hasMixedUnits(view) || isScoredWithoutBudget(view)) return null;
  const { initialBudget, adjustedBudget, executed } = money;
  if (!isGiven(initialBudget) || !isGiven(adjustedBudget) || !isGiven(executed)) return null;
  const [before, after] = [initialBudget.value, adjustedBudget.value];
  if (before.lte(0) || after.lt(0) || executed.value.lt(after)) return null;
  const share = round2(after.div(before).times(100));
  if (share.gte(profile.budgetCut)) return null;
  const [was, is] = [moneyText(before, form.currencyUnit), moneyText(after, form.currencyUnit)];
  return {
    at: [adjustedBudget.at, initialBudget.at],
    message: {
      zh: `年初预算数 ${was.zh}，全年预算数 ${is.zh}，为年初预算数的 ${shown(share)}%${after.isZero() ? '' : '，已全部执行'}。请核对预算调整原因，以及绩效目标是否同步调整。`,
      en: `The budget went from ${was.en} to ${is.en} (${shown(share)}%)${after.isZero() ? '' : ', spent in full'}. Check why, and whether the targets followed.`,
    },
    expected: `≥ ${profile.budgetCut}%`,
    found: `${shown(share)}%`,
    profile,
  };
}
