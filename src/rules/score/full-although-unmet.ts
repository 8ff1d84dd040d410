import { exact, shown } from '../arithmetic.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { formulaScores, formulasText } from '../formula.ts';
import { isGiven } from '../leaf.ts';
import { isMet, measureText } from '../met.ts';
import { nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const scoreFullAlthoughUnmet: Rule = {
  id: 'score/full-although-unmet',
  severity: 'error',
  statement: { zh: '按填报数未完成，却得满分', en: 'unmet by its own numbers, yet the full score' },
  basis: EVALUATION,
  why: {
    zh: '未完成的指标应按完成比例计分，满分虚增总分。',
    en: 'What is unmet is scored in proportion; the full score inflates the total.',
  },
  examples: [
    {
      title: { zh: '=10个 → =7个，8 / 8', en: '=10个 → =7个, 8 of 8' },
      forms: [form({ rows: [{ target: '=10个', actual: '=7个', weight: '8', score: '8' }] })],
      finds: ['/forms/0/data/indicators/0/score'],
    },
    {
      title: { zh: '成本 ≤460元 → 575元，9 / 9', en: 'cost ≤460元 → 575元, 9 of 9' },
      forms: [
        form({
          rows: [{ under: '成本/经济成本', target: '≤460元', actual: '575元', weight: '9', score: '9' }],
        }),
      ],
      finds: ['/forms/0/data/indicators/0/score'],
    },
    {
      title: { zh: '单位换算后已完成：≥2万人 → 20500人', en: 'met in its own unit: ≥2万人 → 20500人' },
      forms: [form({ rows: [{ target: '≥2万人', actual: '20500人', weight: '9', score: '9' }] })],
      finds: [],
    },
    {
      title: { zh: '成本目标无符号，高低不明', en: 'a cost without sign leaves it open' },
      forms: [
        form({ rows: [{ under: '产出/成本', target: '20万元', actual: '18万元', weight: '9', score: '9' }] }),
      ],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows, profile }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const { weight, score } = row;
    if (row.isShared || !isGiven(weight) || !isGiven(score) || weight.value.lte(0)) return [];
    if (!score.value.eq(weight.value) || isMet(row) !== false) return [];
    const formulas = formulaScores(row, weight.value, profile);
    const [target, actual, full] = [measureText(row.target), measureText(row.actual), exact(score.value)];
    const [zh, en] = [formulasText(formulas, 'zh'), formulasText(formulas, 'en')];
    return [
      {
        at: [score.at, row.actual.at, row.target.at],
        message: {
          zh: `“${nameOf(row)}”目标 ${target}，实际 ${actual}，未完成，却得满分 ${full}；${zh}。请扣分并说明原因。`,
          en: `“${nameOf(row)}”: target ${target}, actual ${actual}, unmet, yet the full ${full}; ${en}. Deduct and give the reason.`,
        },
        expected: formulas.map(formula => shown(formula.score)).join(' | '),
        found: full,
        profile,
      },
    ];
  });
}
