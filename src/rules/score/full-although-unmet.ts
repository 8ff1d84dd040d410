import type { Bilingual } from '../../model.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, rowExample } from '../sketch.ts';
import { add, type Decimal, exact } from '../support/arithmetic.ts';
import {
  coefficientOf,
  expectedScores,
  formulaScores,
  formulasText,
  isFullByFormula,
} from '../support/formula.ts';
import { compare, measureText } from '../support/met.ts';
import { isFull } from '../support/points.ts';

const cost = { under: '产出/成本', weight: '10', score: '10' };
const hubei = {
  groups: [{ level1: '产出指标', level2: null, maxScore: '40' }],
  without: ['maxScore', 'deviation'],
};
const time = { under: '产出/时效', weight: '10', score: '10' };

export const scoreFullAlthoughUnmet: Rule = {
  id: 'score/full-although-unmet',
  severity: 'error',
  statement: {
    zh: '按填报数未完成，却得满分（成本、工期等超出“=”或无符号的目标为警告）',
    en: 'unmet by its own numbers, yet the full score (warning for a cost or a time above a target with = or no sign)',
  },
  basis: EVALUATION,
  judgedBy: ['reverse', 'satisfaction'],
  why: {
    zh: '未完成的指标应按完成比例计分，满分虚增总分。',
    en: 'What is unmet is scored in proportion; the full score inflates the total.',
  },
  examples: [
    rowExample({ target: '=10个', actual: '=7个', weight: '8', score: '8' }, 'score'),
    rowExample({ ...cost, name: '人均成本', target: '≤460元', actual: '575元' }, 'score'),
    rowExample({ target: '不少于10个', actual: '7个', weight: '8', score: '8' }, 'score'),
    rowExample({ name: '群众知晓率', target: '95%以上', actual: '88%', weight: '5', score: '5' }, 'score'),
    rowExample({ ...cost, name: '项目总成本', target: '控制在100万元以内', actual: '120万元' }, 'score'),
    rowExample({ target: '10-12场', actual: '8场', weight: '8', score: '8' }, 'score'),
    rowExample({ ...time, name: '计量偏差', target: '±5%', actual: '7%' }, 'score'),
    rowExample({ name: '增长率', target: '提高5%', actual: '提高3%', weight: '5', score: '5' }, 'score'),
    rowExample({ name: '单位能耗', target: '下降3%', actual: '下降2%', weight: '5', score: '5' }, 'score'),
    rowExample({ name: '走访企业', target: '不得少于10家', actual: '8家', weight: '5', score: '5' }, 'score'),
    rowExample({ ...cost, name: '慰问金标准', target: '=500元/人', actual: '400元/人' }, 'score'),
    rowExample({ name: '合格率', target: '≥95%', actual: '0.8', weight: '5', score: '5' }, 'score', {
      zh: '0.8 与 80% 都未完成',
      en: 'unmet as 0.8 and as 80%',
    }),
    rowExample({ name: '安全事故数', target: '0起', actual: '2起', weight: '5', score: '5' }, 'score'),
    rowExample({ ...cost, name: '项目总成本', target: '=500元', actual: '650元' }, 'score'),
    rowExample({ ...cost, name: '项目总成本', target: '100万元', actual: '130万元' }, 'score'),
    rowExample({ ...time, name: '施工工期', target: '=90天', actual: '120天' }, 'score'),
    rowExample({ ...time, name: '绿化管护期', target: '2年', actual: '1年' }, 'score'),
    rowExample({ name: '造林面积', target: '≥30亩', actual: '1公顷', weight: '5', score: '5' }, 'score'),
    rowExample({ name: '管护期', target: '≥2年', actual: '18个月', weight: '5', score: '5' }, 'score'),
    example(
      { zh: '两行共用一个得分，一行未完成', en: 'two rows share a score, one of them is unmet' },
      {
        rows: [
          { target: '≥8期', actual: '8期', weight: '5', score: '10' },
          { target: '≥8期', actual: '4期', weight: '5' },
        ],
        notes: { '/indicators/1/score': ['merged-with-row-0'] },
      },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '只有一行的指标组，分值即组的分值', en: 'a group of one row: its printed weight is the row’s' },
      {
        rows: [{ target: '≥8期', actual: '4期', score: '20' }],
        groups: [{ level1: '产出指标', level2: '数量指标', maxScore: '20' }],
        without: ['maxScore'],
      },
      ['/indicators/0/score'],
    ),
    example(
      {
        zh: '产出指标（40分），各行得分合计 40：一行未完成',
        en: '产出指标（40分）, its rows score 40: one of them is unmet',
      },
      {
        ...hubei,
        rows: [
          { target: '≥8期', actual: '4期', score: '20' },
          { under: '产出/质量', score: '20' },
        ],
      },
      ['/indicators/0/score'],
    ),
    example(
      {
        zh: '产出指标（40分），两行共得 40 分，一行未完成',
        en: '产出指标（40分）, two rows share 40, one is unmet',
      },
      {
        ...hubei,
        rows: [{ score: '40' }, { target: '≥8期', actual: '4期' }],
        notes: { '/indicators/1/score': ['merged-with-row-0'] },
      },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '产出指标（40分），各行得分合计 39', en: '产出指标（40分）, its rows score 39' },
      {
        ...hubei,
        rows: [
          { target: '≥8期', actual: '7期', score: '19' },
          { under: '产出/质量', score: '20' },
        ],
      },
    ),
    rowExample({ target: '≥12600人', actual: '12599人', weight: '8', score: '8' }, null, {
      zh: '按公式保留两位小数即为满分',
      en: 'full by the formula itself, rounded to two decimals',
    }),
    rowExample({ ...cost, target: '≤202.6万元', actual: '202.64万元' }, null),
    rowExample({ name: '到位率', target: '≥98%', actual: '97.98%', weight: '5', score: '5' }, null),
    rowExample(
      { under: '满意度/服务对象满意度', target: '≥95%', actual: '92%', weight: '10', score: '10' },
      null,
      { zh: '满意度达 90% 为满分', en: 'a satisfaction of 90% is full' },
    ),
    rowExample({ target: '≥2万人', actual: '20500人', weight: '9', score: '9' }, null),
    rowExample({ ...cost, name: '项目总成本', target: '=100万元', actual: '99.5万元' }, null, {
      zh: '成本节约不是未完成',
      en: 'a saved cost is no failure',
    }),
    rowExample({ ...cost, name: '项目成本', target: '20万元', actual: '18万元' }, null),
    rowExample({ ...cost, name: '低保标准', target: '=780元/月', actual: '800元/月' }, null),
    rowExample({ ...time, target: '2024年上半年', actual: '2023年上半年' }, null),
    rowExample({ ...time, name: '施工工期', target: '=90天', actual: '85天' }, null, {
      zh: '没有“≤”，而越短越好',
      en: 'no ≤, but the less the better',
    }),
    rowExample({ name: '漏损率', target: '10%', actual: '8%', weight: '5', score: '5' }, null),
    rowExample({ name: '厂界噪声', target: '70分贝', actual: '60分贝', weight: '5', score: '5' }, null),
    rowExample({ name: '在编人数', target: '35人', actual: '33人', weight: '5', score: '5' }, null),
    rowExample({ target: '10-12场', actual: '15场', weight: '8', score: '8' }, null),
    rowExample({ name: '合格率', target: '≥95%', actual: '80%以上', weight: '5', score: '5' }, null),
    rowExample({ name: '合格率', target: '≥95%', actual: '0.96', weight: '5', score: '5' }, null),
    rowExample({ name: '合格率', target: '≥120%', actual: '98%', weight: '5', score: '5' }, null, {
      zh: '目标高于 100%，由“目标”一条报告',
      en: 'a target above 100% is reported itself',
    }),
    rowExample({ name: '合格率', target: '=0%', actual: '98%', weight: '5', score: '5' }, null, {
      zh: '目标为 0，由“目标”一条报告',
      en: 'a target of 0 is reported itself',
    }),
    rowExample({ name: '单位能耗', target: '下降3%', actual: '提高2%', weight: '5', score: '5' }, null),
    rowExample({ name: '合格率', target: '≤95%', actual: '98%', weight: '5', score: '5' }, null, {
      zh: '符号写反，由“符号方向”报告',
      en: 'the sign is the wrong way round: target/direction says so',
    }),
    example(
      { zh: '两行共用一个得分，都已完成', en: 'two rows share a score, both are met' },
      {
        rows: [
          { target: '≥8期', actual: '8期', weight: '5', score: '10' },
          { target: '≥8期', actual: '9期', weight: '5' },
        ],
        notes: { '/indicators/1/score': ['merged-with-row-0'] },
      },
    ),
  ],
  check: eachForm(view => [
    ...view.rows.flatMap(row => ownScore(row, view) ?? []),
    ...view.rows.flatMap(row => mergedScore(row, view) ?? []),
  ]),
};

function ownScore(row: RuleRow, view: FormView): Found | null {
  return isFull(row) && row.weight.value ? unmetBut(row, view, row.weight.value) : null;
}

/** One score cell over several rows, full although one of them is unmet. */
function mergedScore(holder: RuleRow, view: FormView): Found | null {
  const rows = view.rows.filter(row => row === holder || row.score.holder === holder.index);
  if (rows.length < 2 || !isGiven(holder.score)) return null;
  const weights = rows.filter(row => row.weight.state !== 'merged').map(row => row.weight);
  if (!weights.every(isGiven)) return null;
  const weight = add(weights.flatMap(leaf => leaf.value ?? []));
  if (weight.lte(0) || !holder.score.value.eq(weight)) return null;
  const [unmet] = rows.flatMap(row => unmetBut(row, view, weight) ?? []);
  return unmet ? { ...unmet, at: [holder.score.at, ...unmet.at.slice(1)], expected: null } : null;
}

function unmetBut(row: RuleRow, { profile, scoreUnit }: FormView, weight: Decimal): Found | null {
  const values = compare(row);
  if (values?.isMet !== false) return null;
  const formulas = formulaScores(row, weight, profile);
  if (isFullByFormula(weight, scoreUnit, formulas)) return null;
  const [target, actual, full] = [measureText(row.target), measureText(row.actual), exact(weight)];
  const { zh, en } = proofOf(row, formulas);
  const missed =
    values.isByName && values.isLimit ? { zh: '超出目标', en: 'above it' } : { zh: '未完成', en: 'unmet' };
  return {
    at: [row.score.at, row.actual.at, row.target.at],
    severity: values.isByName ? 'warning' : 'error',
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，${missed.zh}，却得满分 ${full} 分${zh}。请按公式重新计分并说明原因。`,
      en: `“${nameOf(row)}”: target ${target}, actual ${actual}, ${missed.en}, yet the full ${full}${en}. Score it by formula and give the reason.`,
    },
    expected: expectedScores(formulas),
    found: full,
    profile,
  };
}

function proofOf(row: RuleRow, formulas: ReturnType<typeof formulaScores>): Bilingual {
  const coefficient = coefficientOf(row);
  if (coefficient?.share.eq(1)) {
    const { text } = coefficient;
    return { zh: `；得分系数“${text}”与实际值不符`, en: `; the coefficient ${text} contradicts the actual` };
  }
  if (formulas.length === 0) return { zh: '', en: '' };
  return { zh: `；${formulasText(formulas, 'zh')}`, en: `; ${formulasText(formulas, 'en')}` };
}
