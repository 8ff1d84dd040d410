import type { Content, ContentRow, Layout } from '../model.ts';
import { down, item, label, line, prose, runs, small, title, value } from '../sheet.ts';
import { formTruth, fundingLine, indicator, numberIn } from '../truth.ts';
import { groupsOf, heads, LEVELS } from './blocks.ts';

const NOTES = [
  '备注：1.预算执行情况口径：预算数为调整后财政资金总额（含上年结余结转），执行数为资金使用单位财政资金实际支出数。',
  '2.定量指标：正向指标得分=权重*B/A，反向指标得分=权重*A/B，得分不得突破权重总额。',
  '3.定性指标：按100-80%（含80%）、80-50%（含50%）、50-0%确定得分。',
];
const REASON = '偏差大或目标未完成原因分析';
const MEASURES = '改进措施及结果应用方案';
const KINDS: readonly (readonly [string, string])[] = [
  ['项目类别', '1、部门预算项目 ☑ 2、市直专项 □ 3、市对下转移支付项目 □'],
  ['项目属性', '1、持续性项目 ☑ 2、新增性项目 □'],
  ['项目类型', '1、常年性项目 □ 2、延续性项目 ☑ 3、一次性项目 □'],
];

/** Hubei: no weight column, weights in the labels; `merged` lets one score cell cover the rows of a second level. */
export const hubei: Layout = (content, variant = 'plain') => {
  const titleText = `${content.year}年度${content.project}自评表`;
  const merged = variant === 'merged';
  return {
    sheet: {
      above: [
        title(titleText),
        line(
          `单位名称：${content.implementing}　　填报日期：${content.year + 1}年3月12日　　（总分：${content.totalScore}）`,
        ),
      ],
      sections: [headsOf(content), fundsOf(content), rowsOf(content, merged), endOf(content)],
      below: NOTES.map(small),
    },
    truth: formTruth(content, {
      title: titleText,
      funding: [
        {
          ...fundingLine('total', '年度财政资金总额', content.total, [
            'adjusted',
            'executed',
            'rate',
            'score',
          ]),
          maxScore: '20',
        },
      ],
      goals: [],
      indicators: content.rows.map((r, i) =>
        indicator(r, {
          maxScore: null,
          deviation: null,
          score: numberIn(scoreCell(content, { i, merged }) ?? ''),
        }),
      ),
      groups: [{ level1: '年度绩效目标1', level2: null, maxScore: '80' }, ...groupsOf(content.rows)],
      total: { maxScore: null, score: content.totalScore, grade: null },
      extras: {
        单位名称: content.implementing,
        填报日期: `${content.year + 1}年3月12日`,
        总分: content.totalScore,
        ...Object.fromEntries(KINDS),
        [REASON]: '个别指标受外部条件影响略低于目标值。',
        [MEASURES]: '细化指标，按月跟踪，结果用于下年度预算安排。',
        备注: NOTES.join('').replace('备注：', ''),
      },
    }),
  };
};

function headsOf(content: Content) {
  const named = heads(content, { implementing: '项目实施单位' }, [170, 470, 640]);
  return {
    ...named,
    rows: [...named.rows, ...KINDS.map(([name, text]) => [label(name), value(text, { cols: 3 })])],
  };
}

function fundsOf(content: Content) {
  const { adjusted, executed, rate, score } = content.total;
  const columns = ['', '预算数（A）', '执行数（B）', '执行率（B/A）', '得分（20分*执行率）'];
  return {
    cuts: [0, 170, 340, 500, 660, 820, 1000],
    rows: [
      [label('预算执行情况（万元）（20分）', { rows: 2 }), ...columns.map(h => label(h))],
      [item('年度财政资金总额'), value(adjusted), value(executed), value(rate), value(score)],
    ],
  };
}

function rowsOf(content: Content, merged: boolean) {
  const { rows } = content;
  const weights = new Map(groupsOf(rows).map(g => [g.level1, g.maxScore]));
  const first = new Map(runs(rows, r => r.level1).map(r => [r[1], r]));
  const second = new Map(runs(rows, levels).map(r => [r[1], r]));
  const body = rows.map((r, i) => {
    const one = first.get(i);
    const two = second.get(i);
    const score = scoreCell(content, { i, merged });
    return [
      ...(one ? [label(`${r.level1}（${weights.get(r.level1)}分）`, { rows: one[2] })] : []),
      ...(two ? [label(r.level2, { rows: two[2] })] : []),
      prose(r.name),
      value(r.target.text),
      value(r.actual.text),
      ...(score === null ? [] : [value(score, { rows: merged && two ? two[2] : 1 })]),
    ];
  });
  const columns = [...LEVELS, '年初目标值（A）', '实际完成值（B）', '得分'].map(h => label(h));
  return {
    cuts: [0, 60, 170, 290, 540, 700, 870, 1000],
    rows: [[down('年度绩效目标1（80分）', { rows: rows.length + 1 }), ...columns], ...body],
    heads: 1,
  };
}

const levels = (row: ContentRow) => `${row.level1}/${row.level2}`;

/** The score that the row's own cell prints; null where the cell above covers the row. */
function scoreCell(content: Content, at: { i: number; merged: boolean }): string | null {
  const row = content.rows[at.i];
  if (!row || !at.merged) return row?.score ?? null;
  const run = runs(content.rows, levels).find(r => r[1] <= at.i && at.i < r[1] + r[2]);
  if (!run || run[1] !== at.i) return null;
  const sum = content.rows
    .slice(run[1], run[1] + run[2])
    .reduce((n, r) => n + Math.round(Number(r.score || 0) * 100), 0);
  return String(sum / 100);
}

function endOf(content: Content) {
  return {
    cuts: [0, 170, 870, 1000],
    rows: [
      [label('总分', { cols: 2 }), value(content.totalScore)],
      [label(REASON), prose('个别指标受外部条件影响略低于目标值。', { cols: 2 })],
      [label(MEASURES), prose('细化指标，按月跟踪，结果用于下年度预算安排。', { cols: 2 })],
    ],
  };
}
