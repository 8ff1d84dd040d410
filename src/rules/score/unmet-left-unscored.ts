import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isBlank } from '../leaf.ts';
import { nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, form } from '../sketch.ts';
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
    {
      title: { zh: '=2场 → =0场，分值、得分空白', en: '=2场 → =0场, weight and score blank' },
      forms: [form({ rows: [scored, { target: '=2场', actual: '=0场' }] })],
      finds: ['/forms/0/data/indicators/1/score'],
    },
    {
      title: { zh: '已完成而未赋分', en: 'met, left unscored' },
      forms: [form({ rows: [scored, { target: '=2场', actual: '=2场' }] })],
      finds: [],
    },
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
    {
      title: { zh: '表中没有分值、得分栏', en: 'a form without weights and scores' },
      forms: [form({ rows: [{ target: '=2场', actual: '=0场' }], without: ['maxScore', 'score'] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows, hasWeights, hasScores }: FormView): readonly Found[] {
  if (!hasWeights || !hasScores) return [];
  return rows.flatMap(row => {
    if (row.isShared || row.isPart || !isBlank(row.weight) || !isBlank(row.score) || isMet(row) !== false)
      return [];
    const [target, actual] = [measureText(row.target), measureText(row.actual)];
    return [
      {
        at: [row.score.at, row.weight.at],
        message: {
          zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，未完成，分值与得分均空白。请核对该指标是否应计入评价并计分。`,
          en: `“${nameOf(row)}”: target ${target}, actual ${actual}, unmet, yet neither weighed nor scored. See whether it belongs into the evaluation, and score it.`,
        },
      },
    ];
  });
}
