import type {
  BBox,
  Cell,
  Evidence,
  Extraction,
  Form,
  FormData,
  FundingLine,
  FundingLineKind,
  GlyphRun,
  Grid,
  Indicator,
  Measure,
  Page,
  Region,
  TextLine,
} from '../../src/model.ts';
import { blanks, FORM } from '../../src/schema/fields.ts';
import { readGrid } from '../../src/show/drawing-reader.ts';
import { displayWidth } from '../../src/values/width.ts';

/** Points that a column and a row of the drawing take on the page. */
const COLUMN = 5.2;
const ROW = 13;
const ORIGIN = [38, 90] as const;

const DRAWING = `
┌──────────┬────────────────────────────────────────────────────────────────────────────────────┐
│ 项目名称 │ 社区图书角建设                                                                     │
├──────────┼───────────────────────────────────────┬──────────┬─────────────────────────────────┤
│ 主管部门 │ 示例区文化和旅游局                    │ 实施单位 │ 示例区图书馆                    │
├──────────┼────────────────────┬──────────────────┼──────────┴──┬────────┬─────────┬───────────┤
│ 项目资金 │                    │ 年初预算数       │ 全年执行数  │ 分值   │ 执行率  │ 得分      │
│ （元）   ├────────────────────┼──────────────────┼─────────────┼────────┼─────────┼───────────┤
│          │ 年度资金总额       │ 200000.00        │ 180,000.00  │ 10     │ 90.00%  │ 9.00      │
│          ├────────────────────┼──────────────────┼─────────────┼────────┼─────────┼───────────┤
│          │ 其中：当年财政拨款 │ 200000.00        │ 180000.00   │ —      │         │           │
├──────────┼────────────────────┴──────────────────┴─────────────┼────────┴─────────┴───────────┤
│ 年度总体 │ 建成社区图书角，方便居民就近借阅，                  │ 全年建成图书角，居民借阅方便 │
│ 目标     │ 组织读书活动。                                      │ ，活动按计划开展。           │
├────┬─────┴──┬──────────┬────────────────────┬───────────┬──────┴────┬──────┬──────┬───────────┤
│ 绩 │ 一级   │ 二级指标 │ 三级指标           │ 年度指标  │ 实际完成  │ 分值 │ 得分 │ 偏差原因  │
│ 效 │ 指标   │          │                    │ 值        │ 值        │      │      │           │
│ 指 ├────────┼──────────┼────────────────────┼───────────┼───────────┼──────┼──────┼───────────┤
│ 标 │ 产出   │ 数量指标 │ 新建图书角数量     │ ≥12个     │ 12个      │ 20   │ 20   │           │
│    │ 指标   │          ├────────────────────┼───────────┼───────────┼──────┼──────┼───────────┤
│    │        │          │ 读书活动场次       │ ≥24场     │ 18场      │ 20   │ 20   │ 场地装修  │
│    │        ├──────────┼────────────────────┼───────────┼───────────┼──────┼──────┼───────────┤
│    │        │ 质量指标 │ 图书验收合格率     │ =100%     │ 1OO%      │ 10   │ 10   │           │
│    ├────────┼──────────┼────────────────────┼───────────┼───────────┼──────┼──────┼───────────┤
│    │ 满意度 │ 服务对象 │ 居民满意度         │ ≥90%      │ 94.5%     │ 10   │ 10   │           │
│    │ 指标   │ 满意度   │                    │           │           │      │      │           │
├────┴────────┴──────────┴────────────────────┴───────────┴───────────┼──────┼──────┼───────────┤
│ 总分                                                                │ 100  │ 99   │           │
└─────────────────────────────────────────────────────────────────────┴──────┴──────┴───────────┘`;

const grid: Grid = onPage(readGrid(DRAWING));

const TITLE: BBox = [226, 38, 370, 51];
const YEAR: BBox = [264, 62, 332, 71];
const FILLED_BY: BBox = [38, 490, 220, 499];

const page: Page = {
  page: 1,
  width: 595.28,
  height: 520,
  kind: 'native',
  runs: [
    run('财政项目支出绩效自评表', TITLE, 13),
    run('（2023年度）', YEAR, 9),
    run('填报人：示例 <script>alert(1)</script>', FILLED_BY, 9),
    ...grid.cells.flatMap(cell => cell.lines.map(line => run(line.text, line.bbox, 8))),
  ],
  rulings: grid.cells.flatMap(({ regions: [region] }) => {
    const [x0, y0, x1, y1] = region!.bbox;
    return [
      ...[y0, y1].map(at => ({ axis: 'horizontal' as const, at, from: x0, to: x1, thickness: 0.5 })),
      ...[x0, x1].map(at => ({ axis: 'vertical' as const, at, from: y0, to: y1, thickness: 0.5 })),
    ];
  }),
  images: [],
};

const NO_FIGURES = {
  initialBudget: null as string | null,
  adjustedBudget: null as string | null,
  executed: null as string | null,
  maxScore: null as string | null,
  executionRate: null as string | null,
  score: null as string | null,
};

const data: FormData = {
  ...blanks(FORM),
  title: '财政项目支出绩效自评表',
  fiscalYear: 2023,
  projectName: '社区图书角建设',
  supervisingDepartment: '示例区文化和旅游局',
  implementingUnit: '示例区图书馆',
  funding: [
    fundingLine('total', '年度资金总额', {
      initialBudget: '200000.00',
      executed: '180000.00',
      maxScore: '10',
      executionRate: '90.00',
      score: '9.00',
    }),
    fundingLine('currentYearAppropriation', '其中：当年财政拨款', {
      initialBudget: '200000.00',
      executed: '180000.00',
    }),
  ],
  goals: [
    {
      expected: '建成社区图书角，方便居民就近借阅，组织读书活动。',
      actual: '全年建成图书角，居民借阅方便，活动按计划开展。',
    },
  ],
  indicators: [
    indicator(['产出指标', '数量指标', '新建图书角数量'], {
      target: quantity('≥12个'),
      actual: quantity('12个'),
      maxScore: '20',
      score: '20',
    }),
    indicator(['产出指标', '数量指标', '读书活动场次'], {
      target: quantity('≥24场'),
      actual: quantity('18场'),
      maxScore: '20',
      score: '20',
      deviation: '场地装修',
    }),
    indicator(['产出指标', '质量指标', '图书验收合格率'], {
      target: quantity('=100%'),
      actual: { kind: 'qualitative', text: '1OO%' },
      maxScore: '10',
      score: '10',
    }),
    indicator(['满意度指标', '服务对象满意度', '居民满意度'], {
      target: quantity('≥90%'),
      actual: quantity('94.5%'),
      maxScore: '10',
      score: '10',
    }),
  ],
  groups: [],
  total: { maxScore: '100', score: '99', grade: null },
  extras: { 填报人: '示例 <script>alert(1)</script>' },
};

/** The cell that each field stands in, as `row,column`; what is not listed is absent. */
const CELLS: { readonly [path: string]: string } = {
  '/projectName': '0,2',
  '/supervisingDepartment': '1,2',
  '/implementingUnit': '1,9',
  ...lineCells(0, 3),
  ...lineCells(1, 4),
  '/goals/0/expected': '5,2',
  '/goals/0/actual': '5,10',
  ...indicatorCells(0, 7),
  ...indicatorCells(1, 8),
  ...indicatorCells(2, 9),
  ...indicatorCells(3, 10),
  '/indicators/0/level1': '7,1',
  '/indicators/1/level1': '7,1',
  '/indicators/2/level1': '7,1',
  '/indicators/3/level1': '10,1',
  '/indicators/0/level2': '7,3',
  '/indicators/1/level2': '7,3',
  '/indicators/2/level2': '9,3',
  '/indicators/3/level2': '10,3',
  '/total/maxScore': '11,11',
  '/total/score': '11,13',
};

const form: Form = {
  family: 'project-self-evaluation',
  template: 'shanghai',
  pages: [1],
  currencyUnit: 'yuan',
  data,
  evidence: evidence(),
};

/** One page with one form, made by hand: a value in doubt, a blank one, hostile text, a finding. */
export const sample: Extraction = {
  document: {
    schema: 'ziping/document/2',
    source: { name: 'sample.pdf', sha256: 'a'.repeat(64), bytes: 12345, pages: 1, kind: 'native' },
    producedBy: { ziping: '0.0.0' },
    forms: [form],
    pages: [{ page: 1, kind: 'native', outcome: 'form', forms: [0] }],
    findings: [
      {
        rule: 'score/full-although-unmet',
        severity: 'error',
        message: {
          zh: '“读书活动场次”完成18场，未达到≥24场，得分却为满分20。',
          en: 'The indicator reached 18 of at least 24, yet has its full score of 20.',
        },
        at: ['/forms/0/data/indicators/1/score', '/forms/0/data/indicators/1/actual'],
        expected: '15',
        found: '20',
        basis: '财预〔2020〕10号',
      },
    ],
    coverage: {
      characters: 268,
      placed: 265,
      unplaced: [{ text: '第1页', regions: [{ page: 1, bbox: [280, 500, 310, 510] }] }],
    },
    error: null,
  },
  pages: [page],
  grids: [grid],
  prose: [],
  account: [],
  grounds: [],
};

function lineCells(index: number, row: number): { [path: string]: string } {
  const columns = { label: 2, initialBudget: 5, executed: 7, maxScore: 10, executionRate: 12, score: 14 };
  return cellsOf(`/funding/${index}`, row, columns);
}

function indicatorCells(index: number, row: number): { [path: string]: string } {
  const columns = { level3: 4, target: 6, actual: 8, maxScore: 11, score: 13, deviation: 14 };
  return cellsOf(`/indicators/${index}`, row, columns);
}

function cellsOf(path: string, row: number, columns: { readonly [field: string]: number }) {
  return Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [`${path}/${field}`, `${row},${column}`]),
  );
}

function evidence(): Form['evidence'] {
  const cells = new Map(grid.cells.map(cell => [`${cell.row},${cell.column}`, cell]));
  const read = Object.entries(CELLS).map(([path, at]) => [path, evidenceOf(cells.get(at)!)] as const);
  const printed = (text: string, bbox: BBox) => sure(text, [{ page: 1, bbox }]);
  return {
    '/title': printed('财政项目支出绩效自评表', TITLE),
    '/fiscalYear': printed('（2023年度）', YEAR),
    ...Object.fromEntries(read),
    '/indicators/2/actual': {
      ...sure('1OO%', cells.get('9,8')!.regions),
      confidence: 0.42,
      review: true,
      notes: ['not-a-number'],
    },
    '/funding/0/adjustedBudget': { ...sure(null, []), notes: ['absent'] },
    '/funding/1/adjustedBudget': { ...sure(null, []), notes: ['absent'] },
    '/total/grade': { ...sure(null, []), notes: ['absent'] },
    '/extras/填报人': printed('示例 <script>alert(1)</script>', FILLED_BY),
  };
}

function evidenceOf(cell: Cell): Evidence {
  if (cell.text === '') return { ...sure(null, cell.regions), notes: ['blank'] };
  return { ...sure(cell.text, cell.regions), notes: cell.text === '—' ? ['not-applicable'] : [] };
}

function sure(text: string | null, regions: readonly Region[]): Evidence {
  return { text, regions, source: 'text-layer', confidence: 0.99, review: false, notes: [] };
}

function fundingLine(line: FundingLineKind, label: string, figures: Partial<typeof NO_FIGURES>): FundingLine {
  return { line, label, ...NO_FIGURES, ...figures };
}

function indicator(levels: readonly string[], rest: Partial<Indicator>): Indicator {
  const [level1, level2, level3] = levels as [string, string, string];
  const nothing = { target: null, actual: null, maxScore: null, score: null, deviation: null, extras: {} };
  return { level1, level2, level3, ...nothing, ...rest };
}

function quantity(text: string): Measure {
  const [, sign = '', number = '', unit = ''] = /^([≥=]?)([\d.]+)(.*)$/.exec(text)!;
  const comparator = sign === '≥' ? '>=' : sign === '=' ? '=' : null;
  return { kind: 'quantity', comparator, number, unit, text };
}

function run(text: string, bbox: BBox, size: number): GlyphRun {
  const [x0, , x1] = bbox;
  const edges = Array.from(
    { length: [...text].length + 1 },
    (_, i) => x0 + ((x1 - x0) * i) / [...text].length,
  );
  return { text, bbox, edges, direction: 'right', size };
}

/** A drawing's grid with its boxes in points. */
function onPage(drawn: Grid): Grid {
  return {
    ...drawn,
    regions: placed(drawn.regions),
    cells: drawn.cells.map(cell => ({
      ...cell,
      regions: placed(cell.regions),
      lines: cell.lines.map(line => ({ ...line, bbox: lineBox(line) })),
    })),
  };
}

function lineBox({ text, bbox: [x0, y0] }: TextLine): BBox {
  const [left, top] = [ORIGIN[0] + (x0 + 1) * COLUMN, ORIGIN[1] + y0 * ROW];
  return [left, top + 2.5, left + displayWidth(text) * COLUMN * 0.96, top + 10.5];
}

function placed(regions: readonly Region[]): Region[] {
  const x = (column: number) => ORIGIN[0] + column * COLUMN;
  const y = (row: number) => ORIGIN[1] + (row + 0.5) * ROW;
  return regions.map(({ page, bbox: [x0, y0, x1, y1] }) => ({ page, bbox: [x(x0), y(y0), x(x1), y(y1)] }));
}
