import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, type FormSketch } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { groupsOver } from '../support/groups-over.ts';

const quantity = { under: '产出/数量' };
const group = (level1: string, level2: string | null, maxScore: string) => ({ level1, level2, maxScore });
const hubei: FormSketch = {
  groups: [group('产出指标', '数量指标', '20')],
  without: ['maxScore', 'deviation'],
};

export const groupScoreOverWeight: Rule = {
  id: 'group/score-over-weight',
  severity: 'error',
  statement: {
    zh: '指标组各行得分合计不高于表中标注的分值',
    en: 'the scores of a group are at most its printed weight',
  },
  basis: EVALUATION,
  why: {
    zh: '分值只标注在组上时，组的得分以此为限。',
    en: 'Where weights are printed with groups only, they bound the scores of the group.',
  },
  examples: [
    example(
      { zh: '数量指标（20分），得 12 + 10', en: '数量指标（20分）, scored 12 + 10' },
      {
        ...hubei,
        rows: [
          { ...quantity, score: '12' },
          { ...quantity, score: '10' },
        ],
      },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '只有一行的组，得 21', en: 'a group of one row, scored 21' },
      { ...hubei, rows: [{ ...quantity, score: '21' }] },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '产出指标（40分），得 45', en: '产出指标（40分）, scored 45' },
      {
        ...hubei,
        groups: [group('产出指标', null, '40')],
        rows: [
          { ...quantity, score: '25' },
          { under: '产出/质量', score: '20' },
        ],
      },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '12 + 8 = 20', en: '12 + 8 = 20' },
      {
        ...hubei,
        rows: [
          { ...quantity, score: '12' },
          { ...quantity, score: '8' },
        ],
      },
    ),
    example(
      { zh: '各行有分值，由各行报告', en: 'rows with weights of their own are reported there' },
      {
        groups: hubei.groups ?? [],
        rows: [{ ...quantity, weight: '20', score: '22' }],
      },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const over = groupsOver(view);
  const outer = over.filter(
    ({ rows }) =>
      !over.some(other => other.rows.length < rows.length && other.rows.every(row => rows.includes(row))),
  );
  return outer.map(({ group, weight, rows, score }) => {
    const label = group.level2 ?? group.level1 ?? '';
    return {
      at: [...rows.flatMap(row => (row.score.value === null ? [] : [row.score.at])), weight.at],
      message: {
        zh: `“${label}”标注分值 ${weight.value} 分，各行得分合计 ${exact(score)} 分。请核对得分。`,
        en: `“${label}” weighs ${weight.value}, its rows score ${exact(score)}. Check the scores.`,
      },
      expected: `≤ ${weight.value}`,
      found: exact(score),
    };
  });
}
