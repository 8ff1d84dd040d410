import type { Content, Layout, Printed } from '../model.ts';
import { label, line, title, value } from '../sheet.ts';
import { ALL_COLUMNS, formData, fundingLine, indicator } from '../truth.ts';
import { funds, goals, groupsOf, heads, indicators, unitWord } from './blocks.ts';

type Words = {
  readonly title: string;
  readonly total: string;
  readonly current: string;
  readonly adjusted: string;
  readonly executed: string;
  readonly rate: string;
  readonly side: string;
  readonly goalSide: string;
  readonly goals: readonly [string, string];
  readonly fund: string;
  readonly weighted: boolean;
  readonly fillers: boolean;
  readonly reason: string;
};

const CENTRAL: Words = {
  title: '项目支出绩效自评表',
  total: '年度资金总额',
  current: '其中：当年财政拨款',
  adjusted: '全年预算数',
  executed: '全年执行数',
  rate: '执行率',
  side: '绩效指标',
  goalSide: '年度总体目标',
  goals: ['预期目标', '实际完成情况'],
  fund: '项目资金',
  weighted: false,
  fillers: false,
  reason: '偏差原因分析及改进措施',
};

const VARIANTS: { readonly [name: string]: Words } = {
  central: CENTRAL,
  shanghai: { ...CENTRAL, title: '财政项目支出绩效自评表' },
  anhui: { ...CENTRAL, total: '年度资金总额：', current: '其中:本年财政拨款', weighted: true, fillers: true },
  xuancheng: {
    ...CENTRAL,
    total: '年度资金总额：',
    current: '其中：本年财政拨款',
    adjusted: '全年预算数(A)',
    executed: '全年执行数(B)',
    rate: '执行率(B/A)',
    goalSide: '年度总体目标完成情况',
    side: '年度绩效指标完成情况',
    weighted: true,
  },
};

/** The central template and what Shanghai, Anhui and Xuancheng made of it. */
export const mof: Layout = (content, variant = 'central') => {
  const words = VARIANTS[variant];
  if (!words) throw new RangeError(`mof has no variant ${variant}`);
  return { sheet: sheetOf(content, words), truth: truthOf(content, words) };
};

const FUND_LABELS = ['上年结转资金', '其他资金'] as const;

function sheetOf(content: Content, words: Words): Printed['sheet'] {
  const groups = new Map(groupsOf(content.rows).map(g => [g.level1, g.maxScore]));
  return {
    above: [title(words.title), line(`（${content.year}年度）`, 'center')],
    sections: [
      heads(content, { project: '项目名称', supervising: '主管部门', implementing: '实施单位' }),
      fundsOf(content, words),
      goals(content, { side: words.goalSide, expected: words.goals[0], actual: words.goals[1] }),
      indicators(content.rows, {
        side: words.side,
        heads: ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', words.reason],
        cuts: [0, 50, 140, 250, 460, 580, 700, 765, 830, 1000],
        cells: r => [
          value(r.target.text),
          value(r.actual.text),
          value(r.weight),
          value(r.score),
          value(r.reason),
        ],
        level1: name => (words.weighted ? `${name}(${groups.get(name)}分)` : name),
        fillers: words.fillers ? fillersOf(content) : [],
      }),
      {
        cuts: [0, 700, 765, 830, 1000],
        rows: [[label('总分'), value('100'), value(content.totalScore), value('')]],
      },
    ],
    below: [],
  };
}

function fundsOf(content: Content, words: Words) {
  return funds({
    label: `${words.fund}（${unitWord(content)}）`,
    columns: [
      { key: 'initial', head: '年初预算数' },
      { key: 'adjusted', head: words.adjusted },
      { key: 'executed', head: words.executed },
      { key: 'weight', head: '分值' },
      { key: 'rate', head: words.rate },
      { key: 'score', head: '得分' },
    ],
    lines: [
      { label: words.total, amounts: content.total },
      { label: words.current, amounts: content.current },
      { label: FUND_LABELS[0], amounts: content.carryover },
      { label: FUND_LABELS[1], amounts: content.other },
    ],
    cuts: [0, 130, 300, 430, 560, 690, 760, 880, 1000],
  });
}

/** `……` after the last row of every level that has more than one. */
function fillersOf(content: Content) {
  return content.rows.flatMap((row, i) => {
    const next = content.rows[i + 1];
    const last = next?.level2 !== row.level2;
    return last && content.rows[i - 1]?.level2 === row.level2 ? [{ after: i, text: '……' }] : [];
  });
}

function truthOf(content: Content, words: Words): Printed['truth'] {
  return {
    family: 'project-self-evaluation',
    template: null,
    pages: null,
    currencyUnit: content.unit,
    data: formData(content, {
      title: words.title,
      funding: [
        fundingLine('total', words.total, content.total, ALL_COLUMNS),
        fundingLine('currentYearAppropriation', words.current, content.current, ALL_COLUMNS),
        fundingLine('priorYearCarryover', FUND_LABELS[0], content.carryover, ALL_COLUMNS),
        fundingLine('otherFunds', FUND_LABELS[1], content.other, ALL_COLUMNS),
      ],
      indicators: content.rows.map(r => indicator(r)),
      groups: words.weighted ? groupsOf(content.rows) : [],
    }),
  };
}
