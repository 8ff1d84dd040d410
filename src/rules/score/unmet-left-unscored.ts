import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isBlank } from '../leaf.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { isMet, measureText } from '../support/met.ts';

const scored = { target: '=1场', actual: '=1场', weight: '50', score: '50' };

export const scoreUnmetLeftUnscored: Rule = {
  id: 'score/unmet-left-unscored',
  severity: 'warning',
  statement: {
    zh: '指标未完成，分值与得分却都空白',
    en: 'target and actual present and unmet, weight and score both blank',
  },
  basis: EVALUATION,
  why: {
    zh: '未完成的指标不赋分，等于把它移出评价，总分因此偏高。',
    en: 'An unmet indicator without weight is taken out of the evaluation, and the total is too high.',
  },
  examples: [
    example(
      { zh: '=2场 → =0场，分值、得分空白', en: '=2场 → =0场, weight and score blank' },
      { rows: [scored, { target: '=2场', actual: '=0场' }] },
      ['/indicators/1/score'],
    ),
    example(
      { zh: '已完成而未赋分', en: 'met, left unscored' },
      { rows: [scored, { target: '=2场', actual: '=2场' }] },
    ),
    example(
      { zh: '“其中”行是上一行的一部分', en: 'a row named 其中 is a part of the row above' },
      {
        rows: [
          scored,
          { name: '其中：甲类', target: '=2场', actual: '=0场' },
          { name: '乙类', target: '=3场', actual: '=1场' },
        ],
      },
    ),
    example(
      { zh: '表中没有分值、得分栏', en: 'a form without weights and scores' },
      { rows: [{ target: '=2场', actual: '=0场' }], without: ['maxScore', 'score'] },
    ),
  ],
  check: eachRow(check),
};

function check(row: RuleRow, { hasWeights, hasScores }: FormView): Found | null {
  if (!hasWeights || !hasScores) return null;
  if (row.isShared || row.isPart || !isBlank(row.weight) || !isBlank(row.score) || isMet(row) !== false)
    return null;
  const [target, actual] = [measureText(row.target), measureText(row.actual)];
  return {
    at: [row.score.at, row.weight.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，未完成，分值与得分均空白。请核对该指标是否应计入评价并计分。`,
      en: `“${nameOf(row)}”: target ${target}, actual ${actual}, unmet, yet neither weighed nor scored. See whether it belongs into the evaluation, and score it.`,
    },
  };
}
