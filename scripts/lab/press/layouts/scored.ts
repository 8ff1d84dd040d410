import type { Layout } from '../model.ts';
import { label, line, title, value } from '../sheet.ts';
import { formTruth, indicator, signed } from '../truth.ts';
import { type FundBlock, fundingOf, funds, goals, heads, indicators, LEVELS } from './blocks.ts';

const NINGXIA_LEVELS: { readonly [level2: string]: string } = {
  数量指标: '产出',
  质量指标: '产出',
  时效指标: '产出',
  成本指标: '产出',
};

/** Yinchuan: 产出 and 效益 as level names, own score and the finance office's score side by side, totals in the head. */
export const yinchuan: Layout = content => {
  const rows = content.rows.map(r => ({
    ...r,
    level1: NINGXIA_LEVELS[r.level2] ?? '效益',
    level2: r.level2.replace('指标', ''),
  }));
  const office = (score: string) => (score === '' ? '' : String(Number(score) - (Number(score) > 8 ? 1 : 0)));
  const total = rows.reduce((n, r) => n + Number(office(r.score) || 0), 0).toFixed(1);
  const titleText = `${content.year}年度银川市本级部门项目支出绩效自评表`;
  const named = heads(content);
  const scores = [label('自评得分'), value(content.totalScore), label('财政审核评分'), value(total)];
  const money: FundBlock = {
    label: '项目资金（万元）',
    columns: [
      { key: 'initial', head: '年初预算' },
      { key: 'adjusted', head: '调整预算（A）' },
      { key: 'executed', head: '全年执行数（B）' },
      { key: 'rate', head: '执行率（B/A）' },
    ],
    lines: [
      { line: 'total', label: '年度资金总额', amounts: content.total },
      { line: 'currentYearAppropriation', label: '其中：财政拨款', amounts: content.current },
      { line: 'otherFunds', label: '其他资金', amounts: content.other },
    ],
    cuts: [0, 130, 310, 480, 650, 820, 1000],
  };
  return {
    sheet: {
      above: [title(titleText)],
      sections: [
        { ...named, rows: [...named.rows, scores] },
        funds(money),
        goals(content, { side: '年度总体目标', expected: '预期目标', actual: '实际完成情况' }),
        indicators(rows, {
          side: null,
          heads: [...LEVELS, '分值', '年度指标值', '实际完成值', '自评得分', '财政审核评分'],
          cuts: [0, 90, 210, 500, 570, 680, 790, 890, 1000],
          cells: r => [
            value(r.weight),
            value(r.target.text),
            value(r.actual.text),
            value(r.score),
            value(office(r.score)),
          ],
        }),
      ],
      below: [],
    },
    truth: formTruth(
      content,
      {
        title: titleText,
        funding: fundingOf(money),
        indicators: rows.map(r =>
          indicator(r, { deviation: null, extras: { 财政审核评分: office(r.score) || null } }),
        ),
        total: { maxScore: null, score: content.totalScore, grade: null },
        extras: { 财政审核评分: total },
      },
      { currencyUnit: 'wan-yuan', unjudged: ['/funding/1/line'] },
    ),
  };
};

const REVIEW_HEADS = [
  ...LEVELS,
  '指标性质',
  '指标值',
  '计量单位',
  '权重',
  '自评完成值',
  '自评得分',
  '复核完成值',
  '复核得分',
  '复核指标偏差',
  '备注',
];

/** Chengdu 2025: the reviewer's values beside the department's own. */
export const review: Layout = content => {
  const titleText = `${content.project}项目支出绩效自评复核表`;
  return {
    sheet: {
      above: [title(titleText), line(`（${content.year}年度）`, 'center')],
      sections: [
        heads(content),
        indicators(content.rows, {
          side: null,
          heads: REVIEW_HEADS,
          cuts: [0, 80, 170, 340, 390, 470, 530, 580, 660, 720, 800, 860, 930, 1000],
          cells: r => [
            value(r.target.sign || '定性'),
            value(r.target.value),
            value(r.target.unit),
            value(r.weight),
            value(r.actual.value),
            value(r.score),
            value(r.actual.value),
            value(r.score),
            value('0'),
            value(''),
          ],
        }),
        {
          cuts: [0, 530, 580, 660, 720, 800, 860, 930, 1000],
          rows: [
            [
              label('合计'),
              value('90'),
              value(''),
              value(content.totalScore),
              value(''),
              value(content.totalScore),
              value(''),
              value(''),
            ],
          ],
        },
      ],
      below: [],
    },
    truth: formTruth(
      content,
      {
        title: titleText,
        goals: [],
        indicators: content.rows.map(r =>
          indicator(r, {
            target: signed(r.target),
            deviation: null,
            extras: {
              复核完成值: r.actual.value || null,
              复核得分: r.score || null,
              复核指标偏差: '0',
              备注: null,
            },
          }),
        ),
        total: { maxScore: '90', score: content.totalScore, grade: null },
      },
      { currencyUnit: null, unjudged: ['/currencyUnit', '/extras'] },
    ),
  };
};
