import type { Amounts, Content, Layout } from '../model.ts';
import { label, line, prose, title, value } from '../sheet.ts';
import { formTruth, indicator, signed } from '../truth.ts';
import { type FundBlock, fundingOf, funds, heads, indicators, LEVELS } from './blocks.ts';

const EMPTY: Amounts = { initial: '', adjusted: '', executed: '', weight: '—', rate: '', score: '—' };
const ENDS: readonly (readonly [string, string])[] = [
  ['评价结论', '项目组织有力，资金使用规范，预期目标总体实现。'],
  ['存在问题', '部分指标设置不够细化，过程资料归档不够及时。'],
  ['改进措施', '完善指标体系，落实专人归集资料。'],
];
const OVERVIEW = '按照实施方案分步推进，先摸底、后采购、再实施，资金按合同约定的进度支付。';

/** Sichuan: 项目基本情况 block, sign, value and unit in columns, 合计, conclusions below in the grid. */
export const sichuan: Layout = content => {
  const named = {
    ...content,
    project: `5109${content.year}T000000${content.rows.length}37-${content.project}`,
  };
  const money: FundBlock = {
    label: '预算执行情况（10分）（万元）',
    columns: [
      { key: 'initial', head: '年初预算数' },
      { key: 'adjusted', head: '全年预算数' },
      { key: 'executed', head: '全年执行数' },
      { key: 'weight', head: '权重' },
      { key: 'rate', head: '执行率' },
      { key: 'score', head: '得分' },
    ],
    lines: [
      { line: 'total', label: '年度资金总额', amounts: content.total },
      {
        line: 'other',
        label: '其中：财政资金',
        amounts: { ...content.current, rate: content.total.rate },
      },
      { line: 'other', label: '财政专户管理资金', amounts: EMPTY },
      { line: 'other', label: '单位资金', amounts: EMPTY },
    ],
    cuts: [0, 150, 330, 450, 570, 690, 770, 880, 1000],
  };
  return {
    sheet: {
      above: [title('部门预算项目支出绩效自评表'), line(`（${content.year}年度）`, 'center')],
      sections: [
        heads(named, { implementing: '实施单位（盖章）' }, [150, 480, 620]),
        basics(content),
        funds(money),
        rowsOf(content),
        {
          cuts: [0, 710, 770, 830, 1000],
          rows: [[label('合计'), value('100'), value(content.totalScore), value('')]],
        },
        { cuts: [0, 150, 1000], rows: ENDS.map(([name, text]) => [label(name), prose(text)]) },
        {
          cuts: [0, 150, 480, 620, 1000],
          rows: [[label('项目负责人：'), value(''), label('财务负责人：'), value('')]],
        },
      ],
      below: [],
    },
    truth: formTruth(named, {
      title: '部门预算项目支出绩效自评表',
      goals: content.goals.slice(0, 1),
      funding: fundingOf(money),
      indicators: content.rows.map(r => indicator(r, { target: signed(r.target) })),
      extras: {
        项目实施内容及过程概述: OVERVIEW,
        ...Object.fromEntries(ENDS),
        项目负责人: null,
        财务负责人: null,
      },
    }),
  };
};

function basics(content: Content) {
  const goal = content.goals[0] ?? { expected: '', actual: '' };
  return {
    cuts: [0, 150, 320, 660, 1000],
    rows: [
      [
        label('项目基本情况', { rows: 3 }),
        label('1.项目年度目标完成情况', { rows: 2 }),
        label('项目年度目标'),
        label('年度目标完成情况'),
      ],
      [prose(goal.expected), prose(goal.actual)],
      [label('2.项目实施内容及过程概述'), prose(OVERVIEW, { cols: 2 })],
    ],
  };
}

function rowsOf(content: Content) {
  return indicators(content.rows, {
    side: '绩效指标',
    heads: [...LEVELS, '指标性质', '指标值', '度量单位', '完成值', '权重', '得分', '未完成原因分析'],
    cuts: [0, 50, 140, 250, 430, 480, 570, 630, 710, 770, 830, 1000],
    cells: r => [
      value(r.target.sign || '定性'),
      value(r.target.value),
      value(r.target.unit),
      value(r.actual.value),
      value(r.weight),
      value(r.score),
      prose(r.reason),
    ],
  });
}
