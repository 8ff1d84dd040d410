import type { Amounts, Content, Layout } from '../model.ts';
import { item, label, prose, title, value } from '../sheet.ts';
import { formTruth, fundingLine, indicator, signed } from '../truth.ts';

const FUND_HEADS = [
  '',
  '年初预算数',
  '全年（调整）预算数',
  '全年执行数',
  '执行率（%）',
  '执行率权重（分）',
  '执行率得分（分）',
];
const COLUMNS = ['initial', 'adjusted', 'executed', 'rate', 'weight', 'score'] as const;
const HEADS = [
  '指标名称',
  '计量单位',
  '指标性质',
  '年初指标值',
  '调整指标值',
  '全年完成值',
  '得分系数（%）',
  '指标权重（分）',
  '指标得分（分）',
  '是否核心指标',
];

/** Chongqing: a flat list of indicators, score coefficients, the total in the head. */
export const chongqing: Layout = content => {
  const rows = content.rows.map((row, i) => ({
    row,
    changed: i % 4 === 2 ? row.target.value : '',
    core: i % 3 === 0 ? '是' : '否',
  }));
  const percent = { ...content.total, rate: content.total.rate.replace('%', '') };
  return {
    sheet: {
      above: [title(`${content.year}年度部门整体绩效自评表`)],
      sections: [
        headsOf(content),
        fundsOf(percent),
        {
          cuts: [0, 130, 420, 710, 1000],
          rows: [
            [
              label('当年绩效目标', { rows: 2 }),
              label('年初绩效目标'),
              label('调整绩效目标'),
              label('全年目标实际完成情况'),
            ],
            [prose(content.goals[0]?.expected ?? ''), prose(''), prose(content.goals[0]?.actual ?? '')],
          ],
        },
        {
          cuts: [0, 60, 280, 350, 420, 510, 600, 690, 770, 850, 925, 1000],
          rows: [
            [label('绩效指标', { rows: rows.length + 1 }), ...HEADS.map(h => label(h))],
            ...rows.map(({ row, changed, core }) => [
              prose(row.name),
              value(row.target.unit),
              value(row.target.sign || '定性'),
              value(changed && row.target.sign ? '' : row.target.value),
              value(changed),
              value(row.actual.value),
              value('100'),
              value(row.weight),
              value(row.score),
              value(core),
            ]),
          ],
          heads: 1,
        },
      ],
      below: [],
    },
    truth: formTruth(
      content,
      {
        title: `${content.year}年度部门整体绩效自评表`,
        projectName: null,
        supervisingDepartment: null,
        goals: content.goals.slice(0, 1),
        funding: [fundingLine('total', '年度总金额', percent, COLUMNS)],
        indicators: rows.map(({ row, core, changed }) =>
          indicator(row, {
            target: signed(row.target),
            level1: null,
            level2: null,
            deviation: null,
            extras: {
              年初指标值: changed && row.target.sign ? null : row.target.value,
              得分系数: '100',
              是否核心指标: core,
            },
          }),
        ),
        total: { maxScore: null, score: content.totalScore, grade: null },
        extras: { 部门联系人: '邹采薇', 联系电话: '023-5550188', 财政处室: '行政政法处' },
      },
      {
        family: 'department-self-evaluation',
        currencyUnit: 'wan-yuan',
        unjudged: ['/funding/1/maxScore', '/extras', '/total/maxScore'],
      },
    ),
  };
};

function headsOf(content: Content) {
  return {
    cuts: [0, 130, 330, 460, 660, 800, 1000],
    rows: [
      [
        label('部门名称'),
        value(content.implementing),
        label('财政处室'),
        value('行政政法处'),
        label('自评总分（分）'),
        value(content.totalScore),
      ],
      [
        label('部门联系人'),
        value('邹采薇', { cols: 2 }),
        label('联系电话'),
        value('023-5550188', { cols: 2 }),
      ],
    ],
  };
}

function fundsOf(amounts: Amounts) {
  return {
    cuts: [0, 130, 260, 400, 540, 680, 790, 895, 1000],
    rows: [
      [label('部门支出预算数（万元）', { rows: 2 }), ...FUND_HEADS.map(h => label(h))],
      [item('年度总金额'), ...COLUMNS.map(column => value(amounts[column]))],
    ],
  };
}
