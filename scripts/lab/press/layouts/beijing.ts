import type { Content, Layout } from '../model.ts';
import { label, line, title, value } from '../sheet.ts';
import { formTruth, indicator } from '../truth.ts';
import { commonFunds, commonIndicators, commonTotal, fundingOf, funds, goals, heads } from './blocks.ts';

/** Beijing: 项目负责人 and 联系电话 in a row of their own, the scale's name as a qualitative target. */
export const beijing: Layout = content => {
  const graded = content.rows.map(r => (r.level2 === '可持续影响指标' ? gradeRow(r) : r));
  const named = heads(content);
  const charge = [label('项目负责人'), value('闻人博雅'), label('联系电话'), value('5550-1937')];
  const money = commonFunds(content, '项目资金');
  return {
    sheet: {
      above: [title('项目支出绩效自评表'), line(`（${content.year}年度）`, 'center')],
      sections: [
        { ...named, rows: [...named.rows, charge] },
        funds(money),
        goals(
          content,
          { side: '年度总体目标', expected: '预期目标', actual: '实际完成情况', vertical: true },
          [0, 50, 525, 1000],
        ),
        commonIndicators(graded),
        commonTotal(content, '100.0'),
      ],
      below: [],
    },
    truth: formTruth(content, {
      title: '项目支出绩效自评表',
      funding: fundingOf(money),
      indicators: graded.map(r => indicator(r)),
      total: { maxScore: '100.0', score: content.totalScore, grade: null },
      extras: { 项目负责人: '闻人博雅', 联系电话: '5550-1937' },
    }),
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
