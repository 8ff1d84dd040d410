import type { FundingLine, FundingLineKind, Group } from '../../../../src/model.ts';
import type { Amounts, Cell, Content, ContentRow, Section } from '../model.ts';
import { down, item, label, prose, runs, value } from '../sheet.ts';
import { fundingLine } from '../truth.ts';

const NAMES = { project: '项目名称', supervising: '主管部门', implementing: '实施单位' };

/** 项目名称, then two names side by side; `other`: what they are called elsewhere. */
export function heads(
  content: Content,
  other: Partial<typeof NAMES> = {},
  cuts: readonly [number, number, number] = [130, 480, 600],
): Section {
  const names = { ...NAMES, ...other };
  const [a, b, c] = cuts;
  return {
    cuts: [0, a, b, c, 1000],
    rows: [
      [label(names.project), value(content.project, { cols: 3 })],
      [
        label(names.supervising),
        value(content.supervising),
        label(names.implementing),
        value(content.implementing),
      ],
    ],
  };
}

export type FundBlock = {
  /** 项目资金（万元） */
  readonly label: string;
  readonly columns: readonly { readonly key: keyof Amounts; readonly head: string }[];
  readonly lines: readonly {
    readonly line: FundingLineKind;
    readonly label: string;
    readonly amounts: Amounts;
  }[];
  readonly cuts: readonly number[];
};

/** The funding block: a head row with a blank corner, then one row a source of money. */
export function funds(block: FundBlock): Section {
  const head = [
    label(block.label, { rows: block.lines.length + 1 }),
    label(''),
    ...block.columns.map(c => label(c.head)),
  ];
  const lines = block.lines.map(line => [
    item(line.label),
    ...block.columns.map(c => value(line.amounts[c.key])),
  ]);
  return { cuts: block.cuts, rows: [head, ...lines] };
}

/** What a reader must find in a funding block. */
export function fundingOf({ columns, lines }: FundBlock): FundingLine[] {
  const keys = columns.map(({ key }) => key);
  return lines.map(({ line, label: name, amounts }) => fundingLine(line, name, amounts, keys));
}

/** The funding block of most places: six columns, the total and its three sources. */
export function commonFunds(content: Content, name: string): FundBlock {
  return {
    label: `${name}（${unitWord(content)}）`,
    columns: [
      { key: 'initial', head: '年初预算数' },
      { key: 'adjusted', head: '全年预算数' },
      { key: 'executed', head: '全年执行数' },
      { key: 'weight', head: '分值' },
      { key: 'rate', head: '执行率' },
      { key: 'score', head: '得分' },
    ],
    lines: [
      { line: 'total', label: '年度资金总额', amounts: content.total },
      { line: 'currentYearAppropriation', label: '其中：当年财政拨款', amounts: content.current },
      { line: 'priorYearCarryover', label: '上年结转资金', amounts: content.carryover },
      { line: 'otherFunds', label: '其他资金', amounts: content.other },
    ],
    cuts: [0, 130, 310, 440, 570, 700, 780, 880, 1000],
  };
}

/** Two columns of goals, one row a goal. */
export function goals(
  content: Content,
  names: { side: string; expected: string; actual: string; vertical?: boolean },
  cuts: readonly number[] = [0, 130, 565, 1000],
): Section {
  const side = names.vertical ? down : label;
  return {
    cuts,
    rows: [
      [side(names.side, { rows: content.goals.length + 1 }), label(names.expected), label(names.actual)],
      ...content.goals.map(g => [prose(g.expected), prose(g.actual)]),
    ],
  };
}

export type IndicatorBlock = {
  /** the vertical label at the left; null where the layout has none */
  readonly side: string | null;
  readonly heads: readonly string[];
  readonly cuts: readonly number[];
  /** what stands right of the third level */
  readonly cells: (row: ContentRow, index: number) => readonly Cell[];
  /** the first level as printed: with its weight */
  readonly level1?: (name: string) => string;
  readonly level2?: (name: string) => string;
  /** rows without indicators printed after this row index, as `……` */
  readonly fillers?: readonly { readonly after: number; readonly text: string }[];
  /** a row below that belongs to the block: the total */
  readonly tail?: readonly (readonly Cell[])[];
};

/** First and second level merged over their rows, third level and values beside them. */
export function indicators(rows: readonly ContentRow[], block: IndicatorBlock): Section {
  const lines = withFillers(rows, block.fillers ?? []);
  const first = new Map(runs(lines, l => l.row.level1).map(r => [r[1], r]));
  const second = new Map(runs(lines, l => `${l.row.level1}/${l.row.level2}`).map(r => [r[1], r]));
  const body = lines.map((l, i) => {
    const one = first.get(i);
    const two = second.get(i);
    return [
      ...(one ? [label(block.level1?.(l.row.level1) ?? l.row.level1, { rows: one[2] })] : []),
      ...(two ? [label(block.level2?.(l.row.level2) ?? l.row.level2, { rows: two[2] })] : []),
      prose(l.filler ?? l.row.name),
      ...(l.filler === undefined
        ? block.cells(l.row, l.index)
        : block.cells(l.row, l.index).map(c => value('', { cols: c.cols }))),
    ];
  });
  const head = block.heads.map(h => label(h));
  const side = block.side === null ? [] : [down(block.side, { rows: body.length + 1 })];
  return { cuts: block.cuts, rows: [[...side, ...head], ...body, ...(block.tail ?? [])], heads: 1 };
}

/** The indicators of most places: target, actual, weight, score and reason beside the three levels. */
export function commonIndicators(rows: readonly ContentRow[]): Section {
  return indicators(rows, {
    side: '绩效指标',
    heads: [...LEVELS, '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    cuts: [0, 50, 140, 250, 460, 580, 700, 765, 830, 1000],
    cells: r => [
      value(r.target.text),
      value(r.actual.text),
      value(r.weight),
      value(r.score),
      prose(r.reason),
    ],
  });
}

/** The total below them. */
export function commonTotal(content: Content, maxScore = '100'): Section {
  return {
    cuts: [0, 700, 765, 830, 1000],
    rows: [[label('总分'), value(maxScore), value(content.totalScore), value('')]],
  };
}

export const LEVELS = ['一级指标', '二级指标', '三级指标'] as const;

type Printed = { readonly row: ContentRow; readonly index: number; readonly filler?: string };

function withFillers(
  rows: readonly ContentRow[],
  fillers: readonly { readonly after: number; readonly text: string }[],
): Printed[] {
  return rows.flatMap((row, index): Printed[] => [
    { row, index },
    ...fillers.filter(f => f.after === index).map(f => ({ row, index, filler: f.text })),
  ]);
}

/** Weights of the first levels, as they are printed with their labels. */
export function groupsOf(rows: readonly ContentRow[]): Group[] {
  return runs(rows, r => r.level1).map(([level1, from, count]) => ({
    level1,
    level2: null,
    maxScore: String(rows.slice(from, from + count).reduce((sum, r) => sum + Number(r.weight || 0), 0)),
  }));
}

export const unitWord = (content: Content): string => (content.unit === 'yuan' ? '元' : '万元');
