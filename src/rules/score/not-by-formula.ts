import { exact, shown } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { fits, formulaScores, formulasText } from '../formula.ts';
import { isGiven } from '../leaf.ts';
import { isMet, measureText } from '../met.ts';
import { nameOf, type Row } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const scoreNotByFormula: Rule = {
  id: 'score/not-by-formula',
  severity: 'warning',
  statement: {
    zh: '未完成的定量指标，得分与适用口径的任何公式都不符',
    en: 'the score of an unmet quantity fits none of the profile’s formulas',
  },
  basis: EVALUATION,
  why: {
    zh: '定量指标按比例计分，不凭印象。',
    en: 'Quantities are scored in proportion, not by impression.',
  },
  examples: [
    {
      title: { zh: '=100% → 75%，9 × 75% = 6.75，得 4.75', en: '=100% → 75%, 9 × 75% = 6.75, scored 4.75' },
      forms: [
        form({ rows: [{ under: '产出/质量', target: '=100%', actual: '75%', weight: '9', score: '4.75' }] }),
      ],
      finds: ['/forms/0/data/indicators/0/score'],
    },
    {
      title: {
        zh: '≤100 → 125：7.5（系统公式）或 8（目标÷实际）皆可',
        en: '≤100 → 125: 7.5 (system) or 8 (ratio), either',
      },
      forms: [
        form({
          rows: [
            { under: '产出/时效', target: '≤100分钟', actual: '125分钟', weight: '10', score: '7.5' },
            { under: '产出/时效', target: '≤100分钟', actual: '125分钟', weight: '10', score: '8' },
          ],
        }),
      ],
      finds: [],
    },
    {
      title: { zh: '满分由“未完成却得满分”报告', en: 'a full score is reported by full-although-unmet' },
      forms: [form({ rows: [{ target: '=100%', actual: '75%', weight: '9', score: '9' }] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows, profile }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const { weight, score } = row;
    if (row.isShared || !isGiven(weight) || !isGiven(score) || isMet(row) !== false) return [];
    if (score.value.gte(weight.value) || score.value.lt(0)) return [];
    const formulas = formulaScores(row, weight.value, profile);
    const printed = row.indicator.score ?? '';
    if (formulas.length === 0 || formulas.some(formula => fits(score.value, printed, formula))) return [];
    return [{ ...report(row, formulas), found: exact(score.value), profile }];
  });
}

function report(row: Row, formulas: ReturnType<typeof formulaScores>): Found {
  const [target, actual] = [measureText(row.target), measureText(row.actual)];
  const [zh, en] = [formulasText(formulas, 'zh'), formulasText(formulas, 'en')];
  const found = row.indicator.score;
  return {
    at: [row.score.at, row.actual.at, row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标 ${target}，实际 ${actual}，分值 ${row.indicator.maxScore}，得分 ${found}；${zh}。请按公式计分或说明依据。`,
      en: `“${nameOf(row)}”: target ${target}, actual ${actual}, weight ${row.indicator.maxScore}, score ${found}; ${en}. Score by formula or say why not.`,
    },
    expected: formulas.map(({ score }) => shown(score)).join(' | '),
  };
}
