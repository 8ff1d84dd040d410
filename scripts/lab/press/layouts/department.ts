import type { Content, ContentRow, Layout, Section } from '../model.ts';
import { label, line, prose, title, value } from '../sheet.ts';
import { ALL_COLUMNS, formData, fundingLine, indicator } from '../truth.ts';
import { commonFunds, goals, indicators } from './blocks.ts';

const REASON = '偏差原因分析及改进措施';

/** A whole department: 部门 instead of the three names; `tianjin` has several goals and a flat list of indicators. */
export const department: Layout = (content, variant = 'central') => ({
  sheet: {
    above: [title('部门整体支出绩效自评表'), line(`（${content.year}年度）`, 'center')],
    sections: [
      {
        cuts: [0, 130, 1000],
        rows: [[label(variant === 'tianjin' ? '部门名称' : '部门'), value(content.implementing)]],
      },
      commonFunds(content, '预算资金'),
      ...(variant === 'tianjin' ? flat(content) : levelled(content)),
      {
        cuts: [0, 700, 765, 830, 1000],
        rows: [[label('总分'), value('100'), value(content.totalScore), value('')]],
      },
    ],
    below: [],
  },
  truth: {
    family: 'department-self-evaluation',
    template: null,
    pages: null,
    currencyUnit: content.unit,
    unjudged: variant === 'tianjin' ? ['/extras'] : [],
    data: formData(content, {
      title: '部门整体支出绩效自评表',
      projectName: null,
      supervisingDepartment: null,
      funding: [
        fundingLine('total', '年度资金总额', content.total, ALL_COLUMNS),
        fundingLine('currentYearAppropriation', '其中：当年财政拨款', content.current, ALL_COLUMNS),
        fundingLine('priorYearCarryover', '上年结转资金', content.carryover, ALL_COLUMNS),
        fundingLine('otherFunds', '其他资金', content.other, ALL_COLUMNS),
      ],
      indicators: content.rows.map(r =>
        variant === 'tianjin' ? indicator(r, { level1: null, level2: null }) : indicator(r),
      ),
    }),
  },
});

function levelled(content: Content): Section[] {
  return [
    goals(
      content,
      { side: '年度总体目标', expected: '预期目标', actual: '实际完成情况', vertical: true },
      [0, 50, 525, 1000],
    ),
    indicators(content.rows, {
      side: '绩效指标',
      heads: ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', REASON],
      cuts: [0, 50, 140, 250, 460, 580, 700, 765, 830, 1000],
      cells: r => [
        value(r.target.text),
        value(r.actual.text),
        value(r.weight),
        value(r.score),
        prose(r.reason),
      ],
    }),
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
