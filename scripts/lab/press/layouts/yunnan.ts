import type { Layout } from '../model.ts';
import { label, line, prose, title, value } from '../sheet.ts';
import { formTruth } from '../truth.ts';
import { commonFunds, fundingOf, funds, goals, heads, indicators, LEVELS } from './blocks.ts';

/** 公开14表: heads in two rows, sign, value and unit in columns of their own, a grade word in the total row. */
export const yunnan: Layout = content => {
  const titleText = `${content.year}年度项目支出绩效自评表`;
  const body = indicators(content.rows, {
    side: null,
    heads: [...LEVELS, '指标性质', '指标值', '度量单位'],
    cuts: [0, 100, 210, 400, 460, 560, 630, 720, 780, 840, 1000],
    cells: r => [
      value(r.target.sign),
      value(r.target.value),
      value(r.target.unit),
      value(r.actual.text),
      value(r.weight),
      value(r.score),
      prose(r.reason),
    ],
  });
  const tall = ['实际完成值', '分值', '得分', '偏差原因分析及改进措施'].map(t => label(t, { rows: 2 }));
  const top = [label('绩效指标', { cols: 3 }), label('年度指标值', { cols: 3 }), ...tall];
  const money = commonFunds(content, '项目资金');
  return {
    sheet: {
      above: [title(titleText), line(`部门：${content.supervising}`), line('公开14表', 'right')],
      sections: [
        heads(content, {}, [130, 460, 560]),
        funds(money),
        goals(content, { side: '年度总体目标', expected: '预期目标', actual: '实际完成情况' }),
        { ...body, rows: [top, ...body.rows], heads: 2 },
        { cuts: [0, 310, 1000], rows: [[label('其他需要说明事项'), value('无')]] },
        {
          cuts: [0, 720, 780, 840, 1000],
          rows: [[label('总分'), value('100'), value(content.totalScore), value('优')]],
        },
      ],
      below: [],
    },
    truth: formTruth(
      content,
      {
        title: titleText,
        funding: fundingOf(money),
        total: { maxScore: '100', score: content.totalScore, grade: '优' },
        extras: { 部门: content.supervising, 其他需要说明事项: '无' },
      },
      { unjudged: ['/extras/部门'] },
    ),
  };
};
