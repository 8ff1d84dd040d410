import type { Content, ContentRow, Layout, Section } from '../model.ts';
import { label, line, prose, title, value } from '../sheet.ts';
import { formTruth, indicator } from '../truth.ts';
import { commonFunds, commonIndicators, commonTotal, fundingOf, funds, goals } from './blocks.ts';

const REASON = '偏差原因分析及改进措施';

/** A whole department: 部门 instead of the three names; `tianjin` has several goals and a flat list of indicators. */
export const department: Layout = (content, variant = 'central') => {
  const isFlat = variant === 'tianjin';
  const money = commonFunds(content, '预算资金');
  return {
    sheet: {
      above: [title('部门整体支出绩效自评表'), line(`（${content.year}年度）`, 'center')],
      sections: [
        {
          cuts: [0, 130, 1000],
          rows: [[label(isFlat ? '部门名称' : '部门'), value(content.implementing)]],
        },
        funds(money),
        ...(isFlat ? flat(content) : levelled(content)),
        commonTotal(content),
      ],
      below: [],
    },
    truth: formTruth(
      content,
      {
        title: '部门整体支出绩效自评表',
        projectName: null,
        supervisingDepartment: null,
        funding: fundingOf(money),
        indicators: content.rows.map(r => indicator(r, isFlat ? { level1: null, level2: null } : {})),
      },
      { family: 'department-self-evaluation', unjudged: isFlat ? ['/extras'] : [] },
    ),
  };
};

function levelled(content: Content): Section[] {
  return [
    goals(
      content,
      { side: '年度总体目标', expected: '预期目标', actual: '实际完成情况', vertical: true },
      [0, 50, 525, 1000],
    ),
    commonIndicators(content.rows),
  ];
}

function flat(content: Content): Section[] {
  const goalRows = content.goals.map(g => [prose(g.expected), prose(g.actual), prose('')]);
  const heads = ['指标名称', '计算符号', '指标值', '实际完成值', '计量单位', '分值', '得分', REASON];
  return [
    {
      cuts: [0, 400, 800, 1000],
      rows: [[label('年度绩效目标'), label('实际完成情况'), label(REASON)], ...goalRows],
    },
    {
      cuts: [0, 300, 370, 480, 590, 700, 765, 830, 1000],
      rows: [heads.map(h => label(h)), ...content.rows.map(flatRow)],
      heads: 1,
    },
  ];
}

const flatRow = (r: ContentRow) => [
  prose(r.name),
  value(r.target.sign),
  value(r.target.value),
  value(r.actual.value),
  value(r.target.unit),
  value(r.weight),
  value(r.score),
  prose(r.reason),
];
