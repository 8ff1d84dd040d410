import type { Cell, Content, ContentRow, Layout, Section } from '../model.ts';
import { pick, random } from '../random.ts';
import { label, line, prose, title, value } from '../sheet.ts';
import { formTruth, indicator, textIn } from '../truth.ts';
import { type FundBlock, fundingOf, funds, goals, heads, indicators, unitWord } from './blocks.ts';

type Column = {
  /** what the total row prints under it */
  readonly total?: 'weight' | 'score';
  readonly head: string;
  readonly width: number;
  readonly cell: (row: ContentRow) => Cell;
};

type Words = {
  readonly title: string;
  readonly names: readonly [string, string, string];
  readonly unitInHead: boolean;
  readonly fundSide: string;
  readonly fundColumns: FundBlock['columns'];
  readonly fundLines: readonly [string, string, string];
  readonly goals: readonly [string, string, string];
  readonly levels: readonly [string, string, string];
  readonly side: string | null;
  readonly columns: readonly Column[];
  /** a column that no field is for */
  readonly odd: string | null;
  readonly extras: readonly (readonly [string, string])[];
  readonly total: string;
};

/** A form that nobody described: the usual blocks under other names, in another order. The variant is its seed. */
export const foreign: Layout = (content, variant = '1') => {
  const words = wordsOf(random(Number(variant)));
  const money = moneyOf(content, words);
  return {
    sheet: {
      above: [title(words.title), line(`${content.year}年度`, 'center'), ...unitLine(content, words)],
      sections: [headsOf(content, words), funds(money), goalsOf(content, words), ...rowsOf(content, words)],
      below: [],
    },
    truth: formTruth(content, {
      title: words.title,
      funding: fundingOf(money),
      indicators: content.rows.map(r =>
        indicator(r, words.odd === null ? {} : { extras: { [words.odd]: textIn(oddText(r)) } }),
      ),
      extras: Object.fromEntries(words.extras),
    }),
  };
};

function wordsOf(next: () => number): Words {
  const weight = pick(next, ['分值', '权重', '分值（权重）', '参考分值']);
  const wanted: Column = {
    head: pick(next, ['年度指标值', '指标值', '目标值', '年初目标值', '预期指标值']),
    width: 115,
    cell: r => value(r.target.text),
  };
  const reached: Column = {
    head: pick(next, ['实际完成值', '全年完成值', '完成值', '全年实际值', '实际完成指标值']),
    width: 115,
    cell: r => value(r.actual.text),
  };
  const weights: Column = { total: 'weight', head: weight, width: 65, cell: r => value(r.weight) };
  const scores: Column = {
    total: 'score',
    head: pick(next, ['得分', '自评得分', '实际得分']),
    width: 65,
    cell: r => value(r.score),
  };
  const reasons: Column = {
    head: pick(next, ['偏差原因分析及改进措施', '未完成原因及改进措施', '偏差原因分析', '未完成原因分析']),
    width: 170,
    cell: r => prose(r.reason),
  };
  const odd = pick(next, [null, null, '评分标准', '数据来源', '指标说明']);
  const oddColumn: Column[] = odd ? [{ head: odd, width: 90, cell: r => prose(oddText(r)) }] : [];
  const order = pick(next, [
    [wanted, reached, weights, scores],
    [weights, wanted, reached, scores],
    [wanted, weights, reached, scores],
  ]);
  return {
    title: pick(next, [
      '项目支出绩效自评表',
      '项目绩效自评表',
      '财政支出项目绩效自评表',
      '专项资金绩效自评表',
      '预算项目绩效目标自评表',
    ]),
    names: pick(next, [
      ['项目名称', '主管部门', '实施单位'],
      ['专项名称', '主管部门', '项目实施单位'],
      ['项目名称', '主管部门', '资金使用单位'],
    ]),
    unitInHead: next() < 0.3,
    fundSide: pick(next, ['项目资金', '资金情况', '预算执行情况', '项目资金执行情况']),
    fundColumns: fundColumns(next, weight),
    fundLines: pick(next, [
      ['年度资金总额', '其中：当年财政拨款', '其他资金'],
      ['年度资金总额：', '其中：本年财政拨款', '其他资金'],
      ['资金总额', '其中：财政拨款', '其他资金'],
    ]),
    goals: pick(next, [
      ['年度总体目标', '预期目标', '实际完成情况'],
      ['总体目标', '年初设定目标', '全年实际完成情况'],
      ['年度目标', '预期目标', '目标完成情况'],
    ]),
    levels: pick(next, [
      ['一级指标', '二级指标', '三级指标'],
      ['一级指标', '二级指标', '指标内容'],
      ['一级指标', '二级指标', '三级指标名称'],
    ]),
    side: pick(next, [null, '绩效指标', '年度绩效指标']),
    columns: [...order, ...oddColumn, reasons],
    odd,
    extras: pick(next, [
      [],
      [['项目负责人', '慕容致远']],
      [
        ['项目类别', '延续性项目'],
        ['项目起止时间', '2023年1月至12月'],
      ],
    ]),
    total: pick(next, ['总分', '合计', '总 分', '总计']),
  };
}

function fundColumns(next: () => number, weight: string): Words['fundColumns'] {
  const initial = { key: 'initial' as const, head: pick(next, ['年初预算数', '年初预算']) };
  return [
    ...(next() < 0.7 ? [initial] : []),
    { key: 'adjusted', head: pick(next, ['全年预算数', '全年预算数（A）', '调整后预算数', '调整预算数']) },
    { key: 'executed', head: pick(next, ['全年执行数', '全年执行数（B）', '实际执行数', '全年支出数']) },
    { key: 'weight', head: weight },
    { key: 'rate', head: pick(next, ['执行率', '执行率（B/A）', '预算执行率', '执行率（%）']) },
    { key: 'score', head: '得分' },
  ];
}

const oddText = (r: ContentRow): string => (r.level2 === '数量指标' ? '按完成比例计分' : '');

const unitLine = (content: Content, words: Words) =>
  words.unitInHead ? [line(`单位：${unitWord(content)}`, 'right')] : [];

function headsOf(content: Content, words: Words): Section {
  const [project, supervising, implementing] = words.names;
  const named = heads(content, { project, supervising, implementing });
  const others = words.extras.map(([name, text]) => [label(name), value(text, { cols: 3 })]);
  return { ...named, rows: [...named.rows, ...others] };
}

function moneyOf(content: Content, words: Words): FundBlock {
  const { fundColumns: columns, fundLines } = words;
  const [total, current, other] = fundLines;
  const step = 690 / columns.length;
  return {
    label: words.unitInHead ? words.fundSide : `${words.fundSide}（${unitWord(content)}）`,
    columns,
    lines: [
      { line: 'total', label: total, amounts: content.total },
      {
        line: /当年|本年/.test(current) ? 'currentYearAppropriation' : 'other',
        label: current,
        amounts: content.current,
      },
      { line: 'otherFunds', label: other, amounts: content.other },
    ],
    cuts: [0, 130, 310, ...columns.slice(1).map((_, i) => Math.round(310 + step * (i + 1))), 1000],
  };
}

function goalsOf(content: Content, words: Words): Section {
  const [side, wanted, reached] = words.goals;
  return goals(content, { side, expected: wanted, actual: reached });
}

function rowsOf(content: Content, words: Words): Section[] {
  const before = [0, ...(words.side === null ? [] : [50]), 140, 250];
  const wide = words.columns.reduce((n, c) => n + c.width, 0);
  const scale = Math.min(1, 560 / wide);
  const rights = words.columns.map(
    (_, i) => 1000 - words.columns.slice(i).reduce((n, c) => n + Math.round(c.width * scale), 0),
  );
  const body = indicators(content.rows, {
    side: words.side,
    heads: [...words.levels, ...words.columns.map(c => c.head)],
    cuts: [...before, ...rights, 1000],
    cells: r => words.columns.map(c => c.cell(r)),
  });
  const totals = { weight: '100', score: content.totalScore };
  const texts = words.columns.map(c => (c.total ? totals[c.total] : ''));
  const [first = 1000] = rights;
  return [
    body,
    { cuts: [0, first, ...rights.slice(1), 1000], rows: [[label(words.total), ...texts.map(t => value(t))]] },
  ];
}
