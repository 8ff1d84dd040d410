import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { example, rowExample } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { coefficientOf, expectedScores, fits, formulaScores, formulasText } from '../support/formula.ts';
import { compare, measureText } from '../support/met.ts';
import { pointsOf } from '../support/points.ts';

const rate = { under: '产出/质量', target: '=100%', actual: '75%', weight: '9' };
const time = { under: '产出/时效', target: '≤100分钟', actual: '125分钟', weight: '10' };
const satisfaction = { under: '满意度/服务对象满意度', target: '≥90%', actual: '75%', weight: '10' };

export const scoreNotByFormula: Rule = {
  id: 'score/not-by-formula',
  severity: 'warning',
  statement: {
    zh: '未完成的定量指标，得分与适用口径的任何公式都不符',
    en: 'the score of an unmet quantity fits none of the profile’s formulas',
  },
  basis: EVALUATION,
  judgedBy: ['reverse', 'satisfaction'],
  why: {
    zh: '定量指标按比例计分，不凭印象。',
    en: 'Quantities are scored in proportion, not by impression.',
  },
  examples: [
    rowExample({ ...rate, score: '4.75' }, 'score'),
    rowExample({ ...time, score: '5' }, 'score'),
    rowExample({ ...satisfaction, score: '7' }, 'score'),
    rowExample({ ...rate, score: '5', extras: { '得分系数(%)': '75%' } }, 'score', {
      zh: '得分系数为 75%',
      en: 'the coefficient is 75%',
    }),
    rowExample({ ...time, score: '7.5' }, null, { zh: '系统公式', en: 'the system’s formula' }),
    rowExample({ ...time, score: '8' }, null, { zh: '目标÷实际', en: 'target ÷ actual' }),
    rowExample({ ...satisfaction, score: '5' }, null, {
      zh: '满意度按 60% 至 90% 分段计分',
      en: 'satisfaction by its scale from 60% to 90%',
    }),
    rowExample({ ...satisfaction, score: '8.33' }, null, {
      zh: '满意度按比例计分也可',
      en: 'satisfaction in proportion, accepted as well',
    }),
    example(
      { zh: '全表得分保留一位小数：6.7', en: 'scores with one decimal: 6.7' },
      { rows: [{ target: '≥3次', actual: '2次', weight: '10', score: '6.7', reason: '受天气影响' }] },
    ),
    rowExample({ ...rate, score: '9' }, null, {
      zh: '满分由“未完成却得满分”报告',
      en: 'a full score is reported by full-although-unmet',
    }),
  ],
  check: eachRow(check),
};

function check(row: RuleRow, { profile, scoreUnit }: FormView): Found | null {
  const points = pointsOf(row);
  if (!points || compare(row)?.isMet !== false) return null;
  const { weight, score } = points;
  if (score.gte(weight) || score.lt(0)) return null;
  const formulas = formulaScores(row, weight, profile);
  const coefficient = coefficientOf(row);
  const accepted = coefficient
    ? [...formulas, { name: { zh: '', en: '' }, score: coefficient.share.times(weight) }]
    : formulas;
  if (formulas.length === 0 || accepted.some(formula => fits(score, scoreUnit, formula))) return null;
  const [target, actual] = [measureText(row.target), measureText(row.actual)];
  const [zh, en] = [formulasText(formulas, 'zh'), formulasText(formulas, 'en')];
  return {
    at: [row.score.at, row.actual.at, row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，分值 ${exact(weight)} 分，得 ${exact(score)} 分；${zh}。请按公式重新计分，或说明计分依据。`,
      en: `“${nameOf(row)}”: target ${target}, actual ${actual}, weight ${exact(weight)}, score ${exact(score)}; ${en}. Score it by formula or say why not.`,
    },
    expected: expectedScores(formulas),
    found: exact(score),
    profile,
  };
}
