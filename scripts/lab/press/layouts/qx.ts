import type { Content, Layout } from '../model.ts';
import { label, line, prose, small, title, value } from '../sheet.ts';
import { formTruth } from '../truth.ts';
import { type FundBlock, fundingOf, funds, goals, groupsOf, indicators, LEVELS, unitWord } from './blocks.ts';

const NOTES = [
  '注：1.产出指标50分、效益指标30分、满意度指标10分、预算资金执行率10分，可根据实际情况适当调整。',
  '2.定性指标分为全部或基本达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档，分别按100-80%（含80%）、80-60%（含60%）、60-0%确定得分。',
  '3.定量指标完成指标值的记该指标所赋全部分值；未完成的，按完成值与指标值的比例计分，最高不超过分值上限。',
];

/** 衔接资金: the weight stands before the target, ★ marks core indicators, 其中 rows have no weight. */
export const qx: Layout = (content, variant = 'notes') => ({
  sheet: {
    above: [title('绩效目标自评表'), line(`（${content.year}年度）`, 'center')],
    sections: [
      {
        cuts: [0, 130, 480, 620, 1000],
        rows: [
          [label('项目名称'), value(content.project), label('项目负责人及电话'), value('')],
          [label('主管部门'), value(content.supervising), label('实施单位'), value(content.implementing)],
        ],
      },
      funds(moneyOf(content)),
      goals(content, { side: '年度总体目标', expected: '年初设定目标', actual: '年度总体目标完成情况综述' }),
      indicators(content.rows, {
        side: '绩效指标',
        heads: [...LEVELS, '分值', '年度指标值', '全年实际值', '得分', '未完成原因及拟采取的改进措施'],
        cuts: [0, 50, 140, 250, 470, 530, 640, 750, 810, 1000],
        cells: r => [
          value(r.weight),
          value(r.target.text),
          value(r.actual.text),
          value(r.score),
          prose(r.reason),
        ],
        level1: name => `${name}（${weightOf(content, name)}分）`,
      }),
      {
        cuts: [0, 470, 530, 640, 750, 810, 1000],
        rows: [[label('总分'), value('100'), value(''), value(''), value(content.totalScore), value('')]],
      },
    ],
    below: variant === 'notes' ? NOTES.map(small) : [],
  },
  truth: formTruth(content, {
    title: '绩效目标自评表',
    funding: fundingOf(moneyOf(content)),
    groups: groupsOf(content.rows),
    extras: {
      项目负责人及电话: null,
      ...(variant === 'notes' ? { 注: NOTES.join('').replace('注：', '') } : {}),
    },
  }),
});

const weightOf = (content: Content, name: string) =>
  groupsOf(content.rows).find(g => g.level1 === name)?.maxScore ?? '';

function moneyOf(content: Content): FundBlock {
  return {
    label: `资金情况（${unitWord(content)}）`,
    columns: [
      { key: 'adjusted', head: '全年预算数（A）' },
      { key: 'executed', head: '全年执行数（B）' },
      { key: 'weight', head: '分值' },
      { key: 'rate', head: '执行率（B/A）' },
      { key: 'score', head: '得分' },
    ],
    lines: [
      { line: 'total', label: '年度资金总额：', amounts: content.total },
      { line: 'currentYearAppropriation', label: '其中：本年财政拨款', amounts: content.current },
      { line: 'otherFunds', label: '其他资金', amounts: content.other },
    ],
    cuts: [0, 130, 350, 500, 650, 740, 880, 1000],
  };
}
