import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { isScoredWithoutBudget } from '../support/zero-budget.ts';

export const fundingZeroBudgetScored: Rule = {
  id: 'funding/zero-budget-scored',
  severity: 'error',
  statement: { zh: '全年预算数为 0，却有执行率或得分', en: 'a rate or score on an adjusted budget of 0' },
  basis: EVALUATION,
  why: {
    zh: '没有预算就没有执行率，分母为 0 不得分。',
    en: 'Without a budget there is no rate: where the denominator is 0, so is the score.',
  },
  examples: [
    example(
      { zh: '0，执行率 100%，得 10 分', en: '0, rate 100%, scored 10' },
      { money: ['0', '0', '0', '10', '100', '10'] },
      ['/funding/0/score'],
    ),
    example(
      { zh: '年初 50 调为 0，得 10 分', en: 'cut from 50 to 0, scored 10' },
      { money: ['50', '0', '0', '10', null, '10'] },
      ['/funding/0/score'],
    ),
    example(
      { zh: '0，执行率 100%，未计分', en: '0, rate 100%, not scored' },
      { money: ['0', '0', '0', '10', '100', '0'] },
      ['/funding/0/executionRate'],
    ),
    example(
      { zh: '0，执行率 0，得 0 分', en: '0, rate 0, scored 0' },
      { money: ['0', '0', '0', '10', '0', '0'] },
    ),
    example({ zh: '预算空白', en: 'the budget is blank' }, { money: [null, null, null, '10', '100', '10'] }),
    example(
      {
        zh: '总额 0 而来源不为 0，由“总额与来源”报告',
        en: 'the total is 0, its parts are not: reported by parts-sum',
      },
      { money: ['0', '0', '90', '10', '100', '10'], parts: [['90', '90', '90']] },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const { money } = view;
  if (!money || !isScoredWithoutBudget(view)) return null;
  const { executionRate, score, adjustedBudget } = money;
  const rate = isGiven(executionRate) && executionRate.value.gt(0) ? exact(executionRate.value) : null;
  const points = isGiven(score) && score.value.gt(0) ? exact(score.value) : null;
  const zh = [rate && `有执行率 ${rate}%`, points && `得 ${points} 分`].filter(Boolean).join('、');
  const en = [rate && `a rate of ${rate}%`, points && `a score of ${points}`].filter(Boolean).join(' and ');
  return {
    at: [points === null ? executionRate.at : score.at, adjustedBudget.at],
    message: {
      zh: `全年预算数为 0，却${zh}。分母为 0 时执行率与得分均为 0，请更正或核对全年预算数。`,
      en: `The adjusted budget is 0, yet there is ${en}. Without a budget both are 0: correct them, or check the budget.`,
    },
    expected: '0',
    found: points ?? rate,
  };
}
