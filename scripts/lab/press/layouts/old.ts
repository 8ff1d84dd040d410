import type { Content, ContentRow, Layout } from '../model.ts';
import { label, line, prose, runs, title, value } from '../sheet.ts';
import { formTruth, indicator, NO_TOTAL } from '../truth.ts';
import { type FundBlock, fundingOf, funds, goals, groupsOf, heads, indicators, LEVELS } from './blocks.ts';

/** Hunan around 2020: county funds, target and actual only, no weights, no scores. */
export const hunan: Layout = content => ({
  sheet: {
    above: [title('县级专项资金绩效目标自评表'), line(`（${content.year}年度）`, 'center')],
    sections: [
      heads(
        content,
        { project: '专项名称', supervising: '县级主管部门', implementing: '资金使用单位' },
        [130, 480, 620],
      ),
      funds(moneyOf(content)),
      goals(content, { side: '年度总体目标', expected: '年初设定目标', actual: '全年实际完成情况' }),
      indicators(content.rows, {
        side: '绩效指标',
        heads: [...LEVELS, '年度指标值', '全年实际完成值', '未完成原因和改进措施'],
        cuts: [0, 50, 150, 270, 520, 660, 800, 1000],
        cells: r => [value(r.target.text), value(r.actual.text), prose(r.reason)],
      }),
      { cuts: [0, 130, 1000], rows: [[label('说明'), prose('无')]] },
    ],
    below: [line('填报人：黎秋实　　联系电话：0745-5550126　　填报日期：2021年3月2日')],
  },
  truth: formTruth(
    content,
    {
      title: '县级专项资金绩效目标自评表',
      funding: fundingOf(moneyOf(content)),
      indicators: content.rows.map(r => indicator(r, { maxScore: null, score: null })),
      total: NO_TOTAL,
      extras: { 说明: '无', 填报人: '黎秋实', 联系电话: '0745-5550126', 填报日期: '2021年3月2日' },
    },
    { currencyUnit: 'wan-yuan' },
  ),
});

function moneyOf(content: Content): FundBlock {
  return {
    label: '资金情况（万元）',
    columns: [
      { key: 'adjusted', head: '全年预算数（A）' },
      { key: 'executed', head: '全年执行数（B）' },
      { key: 'rate', head: '执行率（B/A）' },
    ],
    lines: [
      { line: 'total', label: '年度资金总额', amounts: content.total },
      { line: 'currentYearAppropriation', label: '其中：本年财政拨款', amounts: content.current },
      { line: 'otherFunds', label: '其他资金', amounts: content.other },
    ],
    cuts: [0, 130, 400, 600, 800, 1000],
  };
}

const DECIDED: readonly (readonly [string, string, string, string])[] = [
  ['项目决策', '项目目标', '目标内容', '4'],
  ['项目决策', '决策过程', '决策依据', '6'],
  ['项目决策', '决策过程', '决策程序', '3'],
  ['项目决策', '资金分配', '分配办法', '7'],
  ['项目管理', '资金到位', '到位率', '5'],
  ['项目管理', '资金管理', '资金使用', '12'],
  ['项目管理', '组织实施', '管理制度', '8'],
  ['项目绩效', '项目产出', '产出数量', '10'],
  ['项目绩效', '项目产出', '产出质量', '10'],
  ['项目绩效', '项目效果', '社会效益', '20'],
  ['项目绩效', '项目效果', '服务对象满意度', '15'],
];

/** Hainan before 2020: each level with its weight beside it, no target, no actual value. */
export const hainan: Layout = content => {
  const sum = (rows: typeof DECIDED) => String(rows.reduce((n, r) => n + Number(r[3]), 0));
  const first = runs(DECIDED, r => r[0]);
  const second = runs(DECIDED, r => `${r[0]}/${r[1]}`);
  const rows = DECIDED.map((r, i) => {
    const one = first.find(f => f[1] === i);
    const two = second.find(f => f[1] === i);
    const span = (f: readonly [string, number, number]) => ({ rows: f[2] });
    return [
      ...(one ? [label(r[0], span(one)), value(sum(DECIDED.slice(i, i + one[2])), span(one))] : []),
      ...(two ? [label(r[1], span(two)), value(sum(DECIDED.slice(i, i + two[2])), span(two))] : []),
      prose(r[2]),
      value(r[3]),
      value(scoreOf(r[3])),
    ];
  });
  const graded = DECIDED.map(hainanRow);
  const columns = ['一级指标', '分值', '二级指标', '分值', '三级指标', '分值', '得分'].map(h => label(h));
  const total = DECIDED.reduce((n, r) => n + Number(scoreOf(r[3])), 0);
  return {
    sheet: {
      above: [title(`${content.year}年财政支出项目绩效自评表`)],
      sections: [
        heads(content, { implementing: '项目实施单位' }, [130, 480, 620]),
        { cuts: [0, 170, 260, 450, 540, 780, 890, 1000], rows: [columns, ...rows], heads: 1 },
        { cuts: [0, 780, 890, 1000], rows: [[label('总分'), value('100'), value(String(total))]] },
      ],
      below: [],
    },
    truth: formTruth(
      content,
      {
        title: `${content.year}年财政支出项目绩效自评表`,
        goals: [],
        indicators: graded.map(r => indicator(r)),
        groups: groupsOf(graded),
        total: { maxScore: '100', score: String(total), grade: null },
      },
      { currencyUnit: null, unjudged: ['/groups', '/currencyUnit'] },
    ),
  };
};

const scoreOf = (weight: string) => (weight === '12' ? '11' : weight === '20' ? '18.5' : weight);

const hainanRow = (r: readonly [string, string, string, string]): ContentRow => {
  const blank = { text: '', measure: null, sign: '', value: '', unit: '' };
  return {
    level1: r[0],
    level2: r[1],
    name: r[2],
    target: blank,
    actual: blank,
    weight: r[3],
    score: scoreOf(r[3]),
    reason: '',
  };
};
