import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Grid, Page } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { layOut } from '../../src/tables/layout.ts';
import { NO_HINTS } from '../helpers/hints.ts';
import { pageOf, runAt } from '../helpers/pages.ts';
import { type Look, type Printed, printedPage, rowsOf, type Table } from '../helpers/printed.ts';

const HEAD: Table = {
  xs: [50, 130, 300, 380, 550],
  cells: [
    { text: ['项目名称'], row: 0, column: 0 },
    { text: ['社区图书角建设与居民阅读推广'], row: 0, column: 1, columnSpan: 3 },
    ...rowsOf([['主管部门', '示例区文化和旅游局', '实施单位', '示例区图书馆']], { row: 1 }),
  ],
};

const BUDGET: Table = {
  xs: [50, 130, 250, 330, 410, 460, 510, 550],
  cells: [
    { text: ['项目资金', '（元）'], row: 0, rowSpan: 4, column: 0 },
    ...rowsOf(
      [
        [null, '年初预算数', '全年执行数', '分值', '执行率', '得分'],
        ['年度资金总额', '200000.00', '180000.00', '10', '90.00%', '9.00'],
        ['其中：当年财政拨款', '200000.00', '180000.00', '—', null, null],
        ['其他资金', null, '0.00', '—', null, null],
      ],
      { column: 1 },
    ),
  ],
};

const GOALS: Table = {
  xs: [50, 80, 310, 550],
  cells: [
    { text: ['年', '度', '总', '体', '目', '标'], row: 0, rowSpan: 2, column: 0 },
    { text: ['预期目标'], row: 0, column: 1 },
    { text: ['实际完成情况'], row: 0, column: 2 },
    {
      text: [
        '建成社区图书角二十四处方便居民就近借阅图书',
        '组织读书活动不少于十二场并评选阅读之星三十',
        '人培育居民阅读习惯持续改善服务环境不断提升',
        '群众满意。',
      ],
      row: 1,
      column: 1,
      align: 'left',
    },
    {
      text: [
        '全年建成图书角二十六处居民就近借阅图书更加便',
        '利组织读书活动十八场评选阅读之星三十人服务环',
        '境明显改善。',
      ],
      row: 1,
      column: 2,
      align: 'left',
    },
  ],
};

const LEVELS: readonly Printed[] = [
  { text: ['绩', '效', '指', '标'], row: 0, rowSpan: 7, column: 0 },
  { text: ['一级指标'], row: 0, column: 1 },
  { text: ['二级指标'], row: 0, column: 2 },
  { text: ['产出指标'], row: 1, rowSpan: 3, column: 1 },
  { text: ['数量指标'], row: 1, rowSpan: 2, column: 2 },
  { text: ['质量指标'], row: 3, column: 2 },
  { text: ['效益指标'], row: 4, rowSpan: 2, column: 1 },
  { text: ['社会效益', '指标'], row: 4, column: 2 },
  { text: ['可持续影', '响指标'], row: 5, column: 2 },
  { text: ['满意度指', '标'], row: 6, column: 1 },
  { text: ['服务对象', '满意度'], row: 6, column: 2 },
];

const NAMES = rowsOf(
  [
    ['三级指标', ['年度', '指标值'], ['实际', '完成值'], '分值', '得分', ['偏差原因分析', '及改进措施']],
    [['新建社区图书角数量合', '计'], '≥24处', '26处', '20', '20', null],
    ['组织读书活动场次', '≥12场', '18场', '15', '15', ['场地由街道无偿', '提供多办六场']],
    ['图书验收合格率', '=100%', '100%', '15', '15', null],
    [['居民阅读习惯逐步养成', '程度'], '明显提高', '明显提高', '15', '15', null],
    ['图书角管护制度', '健全', '健全', '15', '15', null],
    ['居民满意度', '≥90%', '94.5%', '10', '9', null],
  ],
  { column: 3 },
).map((cell): Printed => (cell.column === 3 && cell.row > 0 ? { ...cell, align: 'left' } : cell));

const INDICATORS: Table = {
  xs: [50, 70, 125, 180, 290, 350, 405, 435, 465, 550],
  cells: [
    ...LEVELS,
    ...NAMES,
    { text: ['总分'], row: 7, column: 0, columnSpan: 6 },
    { text: ['100'], row: 7, column: 6 },
    { text: ['93'], row: 7, column: 7 },
  ],
};

const TITLE = [runAt('项目支出绩效自评表', [225, 40], 16), runAt('（2023年度）', [260, 72], 10)];
const form = (look: Look = {}) => printedPage([HEAD, BUDGET, GOALS, INDICATORS], look, TITLE);

/** What a grid says of its texts: what stands beside each in its row. */
function cellWith(grid: Grid, text: string): Cell {
  const found = grid.cells.find(cell => cell.text === text);
  expect(found, `a cell with ${text}`).toBeDefined();
  return found!;
}

const endRow = (cell: Cell) => cell.row + cell.rowSpan;
const rowAt = (grid: Grid, row: number) =>
  grid.cells
    .filter(cell => cell.row === row && cell.text !== '' && cell.rowSpan === 1)
    .map(cell => cell.text);

function expectTheForm(page: Page): void {
  const { grids, lines } = findTables(page);
  expect(grids).toHaveLength(1);
  const [grid] = grids as [Grid];
  expect(lines.map(line => line.text)).toEqual(['项目支出绩效自评表', '（2023年度）']);
  expect(rowAt(grid, 0)).toEqual(['项目名称', '社区图书角建设与居民阅读推广']);
  expect(rowAt(grid, 1)).toEqual(['主管部门', '示例区文化和旅游局', '实施单位', '示例区图书馆']);
  const total = cellWith(grid, '年度资金总额');
  expect(rowAt(grid, total.row)).toEqual(['年度资金总额', '200000.00', '180000.00', '10', '90.00%', '9.00']);
  expect(rowAt(grid, total.row + 2)).toEqual(['其他资金', '0.00', '—']);
  expect(cellWith(grid, '0.00').column).toBe(cellWith(grid, '全年执行数').column);
  expect(cellWith(grid, '项目资金（元）').rowSpan).toBe(4);
  const goal = cellWith(grid, GOALS.cells[3]!.text.join(''));
  expect(rowAt(grid, goal.row)[1]).toBe(GOALS.cells[4]!.text.join(''));
  expect(goal.column).toBe(cellWith(grid, '预期目标').column);
  for (const row of [1, 2, 3, 4, 5, 6]) {
    const texts = NAMES.filter(cell => cell.row === row && cell.text.length > 0).map(cell =>
      cell.text.join(''),
    );
    const name = cellWith(grid, texts[0]!);
    expect(rowAt(grid, name.row)).toEqual(expect.arrayContaining(texts));
  }
  const spans = (text: string) => {
    const { row, rowSpan } = cellWith(grid, text);
    return [row - cellWith(grid, '三级指标').row, rowSpan];
  };
  expect(spans('产出指标')).toEqual([1, 3]);
  expect(spans('数量指标')).toEqual([1, 2]);
  expect(spans('效益指标')).toEqual([4, 2]);
  const last = cellWith(grid, '总分');
  expect(rowAt(grid, last.row)).toEqual(['总分', '100', '93']);
  expect(endRow(last)).toBe(grid.rows);
  expect(grid.cells.filter(cell => cell.notes.length > 0)).toEqual([]);
}

describe('a form printed without rulings', () => {
  test('texts in the middle of their cells', () => expectTheForm(form()));

  test('texts at the top of their cells', () => expectTheForm(form({ align: 'top' })));

  test('wide leading, and little room between the rows', () => {
    expectTheForm(form({ leading: 1.5, padding: 3.5 }));
    expectTheForm(form({ padding: 2 }));
  });

  test('lines between the rows only, interrupted by merged cells', () =>
    expectTheForm(form({ rules: 'horizontal' })));

  test('lines between the columns only', () => expectTheForm(form({ rules: 'vertical' })));

  test('a label of two lines at the head of its rows, and the total far below it', () => {
    const cells = INDICATORS.cells.map((cell): Printed => {
      if (cell.row === 0 && cell.column === 0) return { ...cell, text: ['绩效', '指标'], rowSpan: 1 };
      return cell.text[0] === '总分' ? { ...cell, columnSpan: 1 } : cell;
    });
    const table = { ...INDICATORS, xs: [50, 80, ...INDICATORS.xs.slice(2)], cells };
    const { grids } = findTables(printedPage([HEAD, BUDGET, GOALS, table]));
    const total = cellWith(grids[0]!, '总分');
    expect(rowAt(grids[0]!, total.row)).toEqual(['总分', '100', '93']);
  });

  test('where a merged cell ends is doubted if its text stands in the middle of no rows', () => {
    const cells = INDICATORS.cells.map(cell => (cell.text[0] === '效益指标' ? { ...cell, shift: -7 } : cell));
    const { grids } = findTables(printedPage([HEAD, BUDGET, GOALS, { ...INDICATORS, cells }]));
    expect(cellWith(grids[0]!, '效益指标').notes).toContain('ambiguous');
    expect(cellWith(grids[0]!, '社会效益指标').notes).toEqual([]);
  });

  test('a row with nothing but the name of its group', () => {
    const cells = INDICATORS.cells.map(cell =>
      cell.row === 5 && cell.column > 2 ? { ...cell, text: [] } : cell,
    );
    const { grids } = findTables(printedPage([HEAD, BUDGET, { ...INDICATORS, cells }]));
    const group = cellWith(grids[0]!, '可持续影响指标');
    expect(rowAt(grids[0]!, group.row)).toEqual(['可持续影响指标']);
    expect(cellWith(grids[0]!, '效益指标').rowSpan).toBe(2);
  });
});

describe('over page breaks', () => {
  test('rows without headings go on in the columns of the page before', () => {
    const next: Table = {
      xs: INDICATORS.xs,
      cells: [
        ...rowsOf([['管护人员到岗率', '≥95%', '96%', '5', '5']], { column: 3 }),
        { text: ['总分'], row: 1, column: 0, columnSpan: 6 },
        { text: ['105'], row: 1, column: 6 },
        { text: ['98'], row: 1, column: 7 },
      ],
    };
    const whole: Table = {
      ...INDICATORS,
      cells: INDICATORS.cells.filter(cell => cell.row + (cell.rowSpan ?? 1) < 8),
    };
    const first = printedPage([HEAD, BUDGET, GOALS, whole], { top: 100 }, TITLE);
    const second = printedPage([next], { top: 50, page: 2 });
    const { grids } = layOut([first, second], NO_HINTS);
    expect(grids).toHaveLength(1);
    const name = cellWith(grids[0]!, '管护人员到岗率');
    expect(name.column).toBe(cellWith(grids[0]!, '三级指标').column);
    expect(cellWith(grids[0]!, '96%').column).toBe(cellWith(grids[0]!, '实际完成值').column);
    const weights = grids[0]!.cells.filter(cell => cell.text === '分值').map(cell => cell.column);
    expect(weights).toContain(cellWith(grids[0]!, '105').column);
  });
});

describe('prose is no table', () => {
  const lines = (...texts: readonly string[]) =>
    findTables(
      pageOf(
        [],
        texts.map((text, index) => runAt(text, [70, 80 + index * 22], 11)),
      ),
    ).grids;

  test('paragraphs, numbered items, titles of two lines', () => {
    expect(
      lines(
        '某某区文化和旅游局二〇二三年度部门',
        '决算公开情况说明',
        '一、部门主要职能',
        '　　贯彻执行国家有关法律法规和方针政策，组织实施全区公共文',
        '化服务，指导群众文化活动。',
        '1.负责图书馆、文化馆的管理；',
        '2.负责文物保护工作；',
        '3.完成区委、区政府交办的其他任务。',
      ),
    ).toEqual([]);
  });

  test('spread characters, lines for signatures, page numbers', () => {
    const row = (texts: readonly string[], y: number) =>
      texts.map((text, index) => runAt(text, [70 + index * 160, y], 11));
    const page = pageOf(
      [],
      [
        ...row(['单位负责人：', '财务负责人：', '填报人：'], 700),
        ...row(['填报日期：', '联系电话：'], 722),
        ...row(['-', '3', '-'], 790),
        runAt('目', [200, 80], 14),
        runAt('录', [260, 80], 14),
      ],
    );
    expect(findTables(page).grids).toEqual([]);
  });
});

describe('whatever is printed', () => {
  const word = fc.stringMatching(/^[一二三四五六七八九十]{1,8}$/);
  const sheets = fc.array(
    fc.record({
      text: word,
      x: fc.integer({ min: 40, max: 480 }),
      y: fc.integer({ min: 40, max: 700 }),
      size: fc.constantFrom(8, 10, 12),
    }),
    { minLength: 1, maxLength: 60 },
  );
  const pageWith = (runs: readonly { text: string; x: number; y: number; size: number }[]) =>
    pageOf(
      [],
      runs.map(({ text, x, y, size }) => runAt(text, [x, y], size)),
    );

  test('cells tile their slots, and every character is in one cell or one line', () => {
    fc.assert(
      fc.property(sheets, runs => {
        const { grids, lines } = findTables(pageWith(runs));
        for (const grid of grids) {
          const slots = grid.cells.flatMap(cell =>
            Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, index) => {
              const row = cell.row + Math.floor(index / cell.columnSpan);
              return `${row},${cell.column + (index % cell.columnSpan)}`;
            }),
          );
          expect(new Set(slots).size).toBe(slots.length);
          expect(slots).toHaveLength(grid.rows * grid.columns);
        }
        const seen = [...grids.flatMap(grid => grid.cells.flatMap(cell => cell.lines)), ...lines];
        const count = seen.reduce((sum, line) => sum + [...line.text.replaceAll(' ', '')].length, 0);
        expect(count).toBe(runs.reduce((sum, run) => sum + run.text.length, 0));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
