import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isFiller } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { round2, shown } from '../support/arithmetic.ts';
import { executionRate } from '../support/execution.ts';
import { hasMixedUnits } from '../support/mixed-units.ts';
import { isFull } from '../support/points.ts';

const low = ['2', '2', '0.9', '10', '45.00', '4.5'];

export const scoreContradictsExecution: Rule = {
  id: 'score/contradicts-execution',
  severity: 'warning',
  statement: {
    zh: '预算执行率低于 50%，而产出指标全部满分',
    en: 'execution rate below 50% while every output indicator is full',
  },
  basis: EVALUATION,
  judgedBy: ['lowExecution'],
  why: {
    zh: '资金执行不到一半，产出却全部完成：预算编制、目标设定与得分需要核对。',
    en: 'Less than half the money and yet all outputs: budget, targets and scores want a look.',
  },
  examples: [
    example(
      { zh: '执行率 45%，产出 50 / 50', en: 'rate 45%, outputs 50 of 50' },
      {
        money: low,
        rows: [
          { weight: '30', score: '30' },
          { weight: '20', score: '20' },
        ],
      },
      ['/funding/0/executed'],
    ),
    example(
      { zh: '有产出指标扣分', en: 'one output is not full' },
      {
        money: low,
        rows: [
          { weight: '30', score: '20' },
          { weight: '20', score: '20' },
        ],
      },
    ),
    example(
      { zh: '预算为 0', en: 'the budget is 0' },
      { money: ['0', '0', '0', '10', '0', '0'], rows: [{ weight: '50', score: '50' }] },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const { money, profile } = view;
  const rate = money && executionRate(money);
  if (!view.hasWeights || hasMixedUnits(view)) return null;
  const outputs = view.rows.filter(row => row.group === 'output' && !isFiller(row) && !row.isPart);
  if (
    !money ||
    rate?.lt(0) ||
    !rate ||
    !round2(rate).lt(profile.lowExecution) ||
    outputs.length === 0 ||
    !outputs.every(row => isFull(row))
  )
    return null;
  return {
    at: [money.executed.at, money.adjustedBudget.at, ...outputs.map(row => row.score.at)],
    message: {
      zh: `预算执行率 ${shown(rate)}%，低于 ${profile.lowExecution}%，而 ${outputs.length} 项产出指标均得满分。请核对产出完成情况。`,
      en: `The execution rate is ${shown(rate)}%, below ${profile.lowExecution}%, yet all ${outputs.length} output indicators are full. Check what was done.`,
    },
    expected: `≥ ${profile.lowExecution}%`,
    found: `${shown(rate)}%`,
    profile,
  };
}
