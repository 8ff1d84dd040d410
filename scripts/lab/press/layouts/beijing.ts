import type { Content, Layout } from '../model.ts';
import { label, line, prose, title, value } from '../sheet.ts';
import { ALL_COLUMNS, formData, fundingLine, indicator } from '../truth.ts';
import { commonFunds, goals, indicators } from './blocks.ts';

const REASON = '偏差原因分析及改进措施';

/** Beijing: 项目负责人 and 联系电话 in a row of their own, the scale's name as a qualitative target. */
export const beijing: Layout = content => {
  const graded = content.rows.map(r => (r.level2 === '可持续影响指标' ? gradeRow(r) : r));
  return {
    sheet: {
      above: [title('项目支出绩效自评表'), line(`（${content.year}年度）`, 'center')],
      sections: [
        {
          cuts: [0, 130, 480, 600, 1000],
          rows: [
            [label('项目名称'), value(content.project, { cols: 3 })],
            [label('主管部门'), value(content.supervising), label('实施单位'), value(content.implementing)],
            [label('项目负责人'), value('闻人博雅'), label('联系电话'), value('5550-1937')],
          ],
        },
        commonFunds(content, '项目资金'),
        goals(
          content,
          { side: '年度总体目标', expected: '预期目标', actual: '实际完成情况', vertical: true },
          [0, 50, 525, 1000],
        ),
        indicators(graded, {
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
        {
          cuts: [0, 700, 765, 830, 1000],
          rows: [[label('总分'), value('100.0'), value(content.totalScore), value('')]],
        },
      ],
      below: [],
    },
    truth: {
      family: 'project-self-evaluation',
      template: null,
      pages: null,
      currencyUnit: content.unit,
      data: formData(content, {
        title: '项目支出绩效自评表',
        funding: sixLines(content),
        indicators: graded.map(r => indicator(r)),
        total: { maxScore: '100.0', score: content.totalScore, grade: null },
        extras: { 项目负责人: '闻人博雅', 联系电话: '5550-1937' },
      }),
    },
  };
};

function gradeRow(row: Content['rows'][number]): Content['rows'][number] {
  const words = (text: string) => ({
    text,
    measure: { kind: 'qualitative' as const, text },
    sign: '',
    value: text,
    unit: '',
  });
  return { ...row, target: words('优良中低差'), actual: words('优') };
}

function sixLines(content: Content) {
  return [
    fundingLine('total', '年度资金总额', content.total, ALL_COLUMNS),
    fundingLine('currentYearAppropriation', '其中：当年财政拨款', content.current, ALL_COLUMNS),
    fundingLine('priorYearCarryover', '上年结转资金', content.carryover, ALL_COLUMNS),
    fundingLine('otherFunds', '其他资金', content.other, ALL_COLUMNS),
  ];
}
