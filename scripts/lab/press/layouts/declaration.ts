import type { Layout } from '../model.ts';
import { item, label, line, prose, title, value } from '../sheet.ts';
import { formTruth, indicator, NO_TOTAL } from '../truth.ts';
import { heads, indicators, LEVELS, unitWord } from './blocks.ts';

/** 绩效目标申报表: targets without actual values; `weighted` has a column of weights. Never scored. */
export const declaration: Layout = (content, variant = 'plain') => {
  const weighted = variant === 'weighted';
  const titleText = weighted ? '项目支出绩效目标表' : '项目支出绩效目标申报表';
  const amounts = [content.total.adjusted, content.current.adjusted, content.other.adjusted];
  const expected = content.goals.map(g => g.expected).join('');
  const labels = ['年度资金总额：', '其中：财政拨款', '其他资金'];
  return {
    sheet: {
      above: [title(titleText), line(`（${content.year}年度）`, 'center')],
      sections: [
        heads(content),
        {
          cuts: [0, 130, 480, 1000],
          rows: labels.map((text, i) => [
            ...(i === 0 ? [label(`项目资金（${unitWord(content)}）`, { rows: 3 })] : []),
            item(text),
            value(amounts[i] ?? ''),
          ]),
        },
        { cuts: [0, 130, 1000], rows: [[label('总体目标'), prose(expected)]] },
        indicators(content.rows, {
          side: '绩效指标',
          heads: [...LEVELS, '指标值', ...(weighted ? ['权重'] : [])],
          cuts: weighted ? [0, 50, 170, 320, 680, 880, 1000] : [0, 50, 170, 320, 700, 1000],
          cells: r => [value(r.target.text), ...(weighted ? [value(r.weight)] : [])],
        }),
      ],
      below: [],
    },
    truth: formTruth(
      content,
      {
        title: titleText,
        goals: [{ expected, actual: null }],
        indicators: content.rows.map(r =>
          indicator(r, {
            actual: null,
            score: null,
            deviation: null,
            ...(weighted ? {} : { maxScore: null }),
          }),
        ),
        total: NO_TOTAL,
      },
      { family: 'target-declaration', unjudged: ['/funding', '/total'] },
    ),
  };
};
