import type { Content, Layout, Printed } from '../model.ts';
import { line, title, value } from '../sheet.ts';
import { formTruth } from '../truth.ts';
import {
  commonTotal,
  type FundBlock,
  fundingOf,
  funds,
  goals,
  groupsOf,
  heads,
  indicators,
  LEVELS,
  unitWord,
} from './blocks.ts';

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
  readonly weighted: boolean;
  readonly fillers: boolean;
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
  weighted: false,
  fillers: false,
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

function sheetOf(content: Content, words: Words): Printed['sheet'] {
  const groups = new Map(groupsOf(content.rows).map(g => [g.level1, g.maxScore]));
  return {
    above: [title(words.title), line(`（${content.year}年度）`, 'center')],
    sections: [
      heads(content),
      funds(moneyOf(content, words)),
      goals(content, { side: words.goalSide, expected: words.goals[0], actual: words.goals[1] }),
      indicators(content.rows, {
        side: words.side,
        heads: [...LEVELS, '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
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
      commonTotal(content),
    ],
    below: [],
  };
}

function moneyOf(content: Content, words: Words): FundBlock {
  return {
    label: `项目资金（${unitWord(content)}）`,
    columns: [
      { key: 'initial', head: '年初预算数' },
      { key: 'adjusted', head: words.adjusted },
      { key: 'executed', head: words.executed },
      { key: 'weight', head: '分值' },
      { key: 'rate', head: words.rate },
      { key: 'score', head: '得分' },
    ],
    lines: [
      { line: 'total', label: words.total, amounts: content.total },
      { line: 'currentYearAppropriation', label: words.current, amounts: content.current },
      { line: 'priorYearCarryover', label: '上年结转资金', amounts: content.carryover },
      { line: 'otherFunds', label: '其他资金', amounts: content.other },
    ],
    cuts: [0, 130, 300, 430, 560, 690, 760, 880, 1000],
  };
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
  return formTruth(content, {
    title: words.title,
    funding: fundingOf(moneyOf(content, words)),
    groups: words.weighted ? groupsOf(content.rows) : [],
  });
}
