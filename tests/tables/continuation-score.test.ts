import { describe, expect, test } from 'vitest';
import { HINTS } from '../../src/layout-analysis.ts';
import type { Page } from '../../src/model.ts';
import { layOut } from '../../src/tables/layout.ts';
import { NO_HINTS } from '../helpers/hints.ts';
import { horizontal, pageOf, ruled, runAt, vertical } from '../helpers/pages.ts';

type Rows = readonly (readonly string[])[];
type Line = readonly [text: string, y: number];
type Look = { readonly page?: number; readonly x?: number; readonly scale?: number; readonly y?: number };

const WIDTHS = [70, 80, 90, 70, 70, 60, 60];

/** A page with a table of rows, each 30 points high, and lines of text beside it. */
function table(
  rows: Rows,
  lines: readonly Line[] = [],
  { page = 1, x = 40, scale = 1, y = 100 }: Look = {},
): Page {
  const xs = [x];
  for (const width of WIDTHS) xs.push(xs.at(-1)! + width * scale);
  const ys = [y, ...rows.map((_, row) => y + 30 * (row + 1))];
  const cells = rows.flatMap((row, at) => row.map((text, i) => runAt(text, [xs[i]! + 4, ys[at]! + 10], 8)));
  return pageOf(ruled(xs, ys), [...cells, ...lines.map(([text, at]) => runAt(text, [x, at], 9))], { page });
}

const FORM: Rows = [
  ['项目名称', '道路养护', '主管部门', '交通局', '实施单位', '公路站', ''],
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
  ['产出指标', '数量指标', '养护里程', '≥12公里', '12公里', '50', '50'],
];
const REST: Rows = [
  ['', '质量指标', '合格率', '≥98%', '100%', '40', '40'],
  ['总分', '', '', '', '', '90', '90'],
];
const TITLE: Line = ['项目支出绩效自评表', 60];

const joined = (pages: readonly Page[]) => layOut(pages, HINTS);
const counts = (pages: readonly Page[]) => joined(pages).grids.map(({ rows }) => rows);

describe('a form that goes on', () => {
  test.each<[kind: string, first: readonly Line[], second: readonly Line[], look: Look]>([
    ['the same head on both pages', [['某市2023年度部门决算', 20]], [['某市2023年度部门决算', 20]], {}],
    ['heads that differ', [['第四部分', 20]], [['某市部门决算', 20]], {}],
    ['the date and the address of a browser', [['2024/3/15 09:12', 20]], [['2024/3/15 09:12', 20]], {}],
    ['its title again as a head', [['项目支出绩效自评表', 20]], [['项目支出绩效自评表', 20]], {}],
    ['its title again in full', [], [['项目支出绩效自评表', 60]], {}],
    ['words that say so', [], [['续表', 80]], {}],
    ['words that say so below the first part', [['（接下页）', 210]], [], {}],
    ['its unit', [], [['单位：万元', 80]], {}],
    ['the number of its annex', [], [['附件2', 30]], {}],
    ['a foot on both pages', [['制表：张三', 770]], [['制表：张三', 770]], {}],
    ['pages numbered in words', [['第一页', 770]], [['第二页', 770]], {}],
    ['a second page that is shifted', [], [], { x: 52 }],
    ['a second page that is smaller', [], [], { scale: 0.95, x: 48 }],
  ])('%s', (_, first, second, look) => {
    const { grids, lines } = joined([
      table(FORM, [TITLE, ...first]),
      table(REST, second, { page: 2, ...look }),
    ]);
    expect(grids.map(({ rows }) => rows)).toEqual([5]);
    expect(lines.filter(({ text }) => text === TITLE[0]).length).toBeGreaterThan(0);
  });

  test('edges that meet others by chance add no column to a page that is larger and lies aside', () => {
    const place = (page: number, xs: readonly number[], ys: readonly number[], rows: Rows) =>
      pageOf(
        ruled(xs, ys),
        rows.flatMap((row, at) => row.map((text, i) => runAt(text, [xs[i]! + 4, ys[at]! + 10], 8))),
        { page },
      );
    const first = place(
      1,
      [57, 137, 258, 398, 538],
      [720, 750, 780],
      [
        ['项目名称', '道路养护', '主管部门', '交通局'],
        ['实施单位', '公路站', '联系电话', '5550-1937'],
      ],
    );
    const edges = [68, 150.4, 190, 220, 255, 300, 330, 370, 400, 440, 480, 520, 563.4];
    const row = (name: string) => edges.slice(1).map((_, i) => (i === 0 ? name : String(i)));
    const second = place(2, edges, [60, 90, 120, 150], [row(''), row('预算'), row('决算')]);
    const [grid] = joined([first, second]).grids;
    const own = grid!.cells.filter(({ column, regions }) => column === 0 && regions[0]!.page === 2);
    expect(own.map(({ text }) => text)).toEqual(['', '预算', '决算']);
  });

  test('column headings that are printed again stand there once', () => {
    const { grids } = joined([table(FORM, [TITLE]), table([FORM[1]!, ...REST], [['续表', 80]], { page: 2 })]);
    expect(grids.map(({ rows }) => rows)).toEqual([5]);
    expect(grids[0]!.cells.find(({ text }) => text === '三级指标')!.regions).toHaveLength(2);
  });

  test('a merged cell goes on below a heading that no line parts from it', () => {
    const xs = [40, 110, 200, 300, 400];
    const heads = ['一级指标', '二级指标', '三级指标', '分值'];
    const half = (names: readonly string[], y: number, page: number) =>
      pageOf(
        [
          ...[y, y + 90].map(at => horizontal(at, 40, 400)),
          horizontal(y + 30, page === 1 ? 40 : 200, 400),
          horizontal(y + 60, 200, 400),
          ...xs.map(x => vertical(x, y, y + 90)),
        ],
        [
          ...heads.map((text, i) => runAt(text, [xs[i]! + 4, y + 10], 8)),
          ...names.map((text, i) => runAt(text, [xs[i]! + 4, y + 55], 8)),
          ...[0, 1].flatMap(row => [
            runAt(`清淤河道${page}${row}`, [204, y + 40 + 30 * row], 8),
            runAt(`${page}${row}`, [304, y + 40 + 30 * row], 8),
          ]),
        ],
        { page },
      );
    const [grid] = joined([half(['产出指标', '数量指标'], 680, 1), half([], 40, 2)]).grids;
    const named = (text: string) => grid!.cells.filter(cell => cell.text === text);
    expect(heads.map(text => named(text).length)).toEqual([1, 1, 1, 1]);
    expect(['产出指标', '数量指标'].map(text => named(text)[0]!.rowSpan)).toEqual([4, 4]);
  });

  test('column headings stand there once also beside a label that goes on', () => {
    const xs = [40, 110, 200, 300, 400];
    const heads = ['一级指标', '二级指标', '三级指标'];
    const half = (label: string, y: number, page: number) =>
      pageOf(
        [
          ...[y, y + 60].map(at => horizontal(at, 40, 400)),
          horizontal(y + 30, 110, 400),
          ...xs.map(x => vertical(x, y, y + 60)),
        ],
        [
          runAt(label, [50, y + 10], 8),
          ...heads.map((text, i) => runAt(text, [xs[i + 1]! + 4, y + 10], 8)),
          ...['甲', '乙', '丙'].map((text, i) => runAt(`${text}${page}`, [xs[i + 1]! + 4, y + 40], 8)),
        ],
        { page },
      );
    const [grid] = joined([half('绩效指标', 700, 1), half('绩', 40, 2)]).grids;
    expect(grid!.cells.filter(({ text }) => text === '三级指标')).toHaveLength(1);
    expect(grid!.rows).toBe(3);
  });

  test('a blank page lies between', () => {
    expect(counts([table(FORM, [TITLE]), pageOf([], [], { page: 2 }), table(REST, [], { page: 3 })])).toEqual(
      [5],
    );
  });

  test('heads that alternate', () => {
    const more: Rows = [['', '时效指标', '及时率', '≥98%', '100%', '10', '10']];
    const heads = (page: number): Line => [page % 2 === 1 ? '第四部分 附件' : '某市部门决算', 20];
    const pages = [FORM, more, more, REST].map((rows, at) =>
      table(rows, [heads(at + 1), ...(at === 0 ? [TITLE] : [])], { page: at + 1 }),
    );
    expect(counts(pages)).toEqual([7]);
    expect(joined(pages).lines.map(({ text }) => text)).toEqual([TITLE[0]]);
  });

  test('its second page was laid before the first one', () => {
    const [grid, ...others] = joined([table(REST), table(FORM, [TITLE], { page: 2 })]).grids;
    expect(others).toEqual([]);
    expect(grid!.regions.map(({ page }) => page)).toEqual([2, 1]);
  });

  test.each<[kind: string, numbers: readonly string[], order: readonly number[]]>([
    ['its first two pages of three were swapped', ['- 2 -', '- 1 -', '- 3 -'], [2, 1, 3]],
    ['its first page was laid behind the others', ['- 3 -', '- 1 -', '- 2 -'], [2, 3, 1]],
  ])('%s, and all of them are numbered', (_, numbers, order) => {
    const more: Rows = [
      ['', '时效指标', '及时率', '≥98%', '100%', '10', '10'],
      ['', '成本指标', '单价', '≤3元', '3元', '10', '10'],
    ];
    const part = (rows: Rows, at: number, lines: readonly Line[] = []) =>
      table(rows, [...lines, [numbers[at]!, 780]], { page: at + 1 });
    const [grid, ...others] = joined([part(more, 0), part(FORM, 1, [TITLE]), part(more, 2)]).grids;
    expect(others).toEqual([]);
    expect(grid!.regions.map(({ page }) => page)).toEqual(order);
    expect(grid!.cells.every(({ notes }) => notes.length === 0)).toBe(true);
  });

  test('rows of text below its total, behind a head and a year', () => {
    const foot: Rows = [['其他需要说明的问题', '无', '', '', '', '', '']];
    const other: Rows = [['设备清单', '无', '', '', '', '', '']];
    const pages = (rows: Rows) => [
      table([...FORM, ...REST], [TITLE]),
      table(
        rows,
        [
          ['某市财政局', 20],
          ['（2023年度）', 60],
        ],
        { page: 2 },
      ),
    ];
    expect(counts(pages(foot))).toEqual([6]);
    expect(counts(pages(other))).toEqual([5, 1]);
  });

  test('its first two pages were swapped, and the next form begins on its last one', () => {
    const more: Rows = [['', '时效指标', '及时率', '≥98%', '100%', '10', '10']];
    const [end, begin] = [
      table(REST),
      table(
        FORM,
        [
          ['- 3 -', 780],
          ['项目支出绩效自评表', 380],
        ],
        { y: 420 },
      ),
    ];
    const pages = [
      table(more, [['- 2 -', 780]]),
      table(FORM, [TITLE, ['- 1 -', 780]], { page: 2 }),
      pageOf([...end.rulings, ...begin.rulings], [...end.runs, ...begin.runs], { page: 3 }),
      table(REST, [['- 4 -', 780]], { page: 4 }),
    ];
    const { grids } = joined(pages);
    expect(grids.map(({ regions }) => regions.map(({ page }) => page))).toEqual([
      [2, 1, 3],
      [3, 4],
    ]);
  });
});

describe('what does not go on', () => {
  const next: Rows = [['项目名称', '桥梁维修', ...FORM[0]!.slice(2)], ...FORM.slice(1)];

  test('the next form of the same layout, whole or not', () => {
    expect(counts([table([...FORM, ...REST], [TITLE]), table(next, [TITLE], { page: 2 })])).toEqual([5, 3]);
    expect(counts([table(FORM, [TITLE]), table(next, [TITLE], { page: 2 })])).toEqual([3, 3]);
    expect(counts([table(FORM), table(next, [], { page: 2 }), table(REST, [], { page: 3 })])).toEqual([3, 5]);
  });

  test('two forms on one sheet, the right one higher, with three labels below each', () => {
    const labels = ['填报人：黎秋实', '联系电话：555', '填报日期：3月2日'];
    const foot = (x: number, y: number) => labels.map((text, at) => runAt(text, [x + 140 * at, y], 8));
    const left = table([...FORM, ...REST], [], { y: 140 });
    const right = table([...next, ...REST], [], { x: 640, y: 110 });
    const runs = [...left.runs, ...foot(40, 294), ...right.runs, ...foot(640, 264)];
    const sheet = pageOf([...left.rulings, ...right.rulings], runs, { size: [1190, 842] });
    const { grids } = joined([sheet]);
    expect(grids.map(({ regions }) => Math.round(regions[0]!.bbox[0]))).toEqual([40, 640]);
  });

  test('three forms of two pages, each under a head of its own', () => {
    const pages = ['甲工程', '乙工程', '丙工程'].flatMap((name, at): Page[] => [
      table([['项目名称', name, ...FORM[0]!.slice(2)], ...FORM.slice(1)], [[name, 20], TITLE], {
        page: 2 * at + 1,
      }),
      table(REST, [[name, 20]], { page: 2 * at + 2 }),
    ]);
    expect(counts(pages)).toEqual([5, 5, 5]);
  });

  test('another table under a title of its own, or behind a text', () => {
    const other: Rows = [
      ['序号', '名称', '金额', '', '', '', ''],
      ['1', '甲', '5', '', '', '', ''],
    ];
    const titled = table(other, [['项目支出绩效目标申报表', 60]], { page: 2 });
    expect(counts([table([...FORM, ...REST], [TITLE]), titled])).toEqual([5, 2]);
    const prose = [
      '一、部门职责。本部门负责全市道路的养护工作，',
      '编制人数三十人，实有人数二十八人。',
      '二、预算情况。',
    ];
    const behind = table(
      other,
      prose.map((text, i): Line => [text, 120 + 20 * i]),
      { page: 2, y: 240 },
    );
    expect(counts([table([...FORM, ...REST], [TITLE]), behind])).toEqual([5, 2]);
  });
});

describe('any table', () => {
  const heads: Rows = [
    ['', '', '本年', '', '上年', '', ''],
    ['序号', '科目', '预算', '决算', '预算', '决算', ''],
    ['栏次', '1', '2', '3', '4', '5', '6'],
  ];
  const rows = (from: number, count: number): Rows =>
    Array.from({ length: count }, (_, i) => [`${from + i}`, `科目${from + i}`, '1', '2', '3', '4', '5']);

  test('headings of several rows, the first with two texts only, are headings once', () => {
    const pages = [1, 2, 3].map(page => table([...heads, ...rows(page * 10, 10)], [], { page, y: 60 }));
    const [grid, ...others] = layOut(pages, NO_HINTS).grids;
    expect(others).toEqual([]);
    expect(grid!.rows).toBe(3 + 30);
  });
});

describe('what a printer leaves of cells at a page break', () => {
  const xs = [40, 110, 190, 280, 350];
  const levels = (page: number, lines: Page['rulings'], texts: readonly [string, number, number][]): Page =>
    pageOf(
      lines,
      texts.map(([text, x, y]) => runAt(text, [x, y], 8)),
      { page },
    );

  test('labels that are drawn as far as their own text make no rows, and go on below it', () => {
    const first = levels(
      1,
      [
        ...ruled(xs, [100, 130, 160, 190, 220]).filter(({ axis }) => axis === 'vertical'),
        horizontal(100, 40, 350),
        horizontal(130, 40, 350),
        horizontal(148, 40, 110),
        ...[160, 190, 220].map(y => horizontal(y, 110, 350)),
      ],
      [
        ...['一级指标', '三级指标', '年度指标值', '实际完成值'].map((text, i): [string, number, number] => [
          text,
          xs[i]! + 4,
          110,
        ]),
        ['产出指标', 44, 134],
        ['里程', 114, 140],
        ['座数', 114, 170],
        ['天数', 114, 200],
      ],
    );
    const [grid] = joined([first]).grids;
    expect(grid!.rows).toBe(4);
    expect(grid!.cells.find(({ text }) => text === '产出指标')).toMatchObject({ row: 1, rowSpan: 3 });
  });

  test('a blank row that nothing closes at the foot of its page is the one that stands on the next', () => {
    const first = levels(
      1,
      [
        ...[40, 110, 350].map(x => vertical(x, 100, 160)),
        vertical(230, 130, 160),
        horizontal(100, 40, 350),
        horizontal(130, 110, 350),
        horizontal(160, 110, 350),
        vertical(40, 160, 175),
        vertical(110, 160, 175),
        horizontal(175, 40, 110),
        horizontal(130, 40, 110),
      ],
      [
        ['项目名称', 44, 110],
        ['道路养护', 114, 110],
        ['总体目标', 44, 140],
        ['预期目标', 114, 140],
        ['全年实际完成情况', 234, 140],
      ],
    );
    const second = levels(2, ruled([40, 110, 230, 350], [60, 160]), [
      ['养护十二公里', 114, 70],
      ['养护十三公里', 234, 70],
    ]);
    const [grid, ...others] = joined([first, second]).grids;
    expect(others).toEqual([]);
    expect(grid!.rows).toBe(3);
    expect(grid!.cells.filter(({ row }) => row === 2).map(({ text }) => text)).toEqual([
      '',
      '养护十二公里',
      '养护十三公里',
    ]);
  });
});

describe('sheets with several pages', () => {
  const beside = (left: Page, right: Page, page = 1): Page => {
    const aside = 560;
    const moved = {
      rulings: right.rulings.map(line =>
        line.axis === 'vertical'
          ? { ...line, at: line.at + aside }
          : { ...line, from: line.from + aside, to: line.to + aside },
      ),
      runs: right.runs.map(run => ({
        ...run,
        bbox: [run.bbox[0] + aside, run.bbox[1], run.bbox[2] + aside, run.bbox[3]] as const,
        edges: run.edges.map(edge => edge + aside),
      })),
    };
    return pageOf([...left.rulings, ...moved.rulings], [...left.runs, ...moved.runs], {
      page,
      size: [1150, 800],
    });
  };
  const named = (name: string): Rows => [['项目名称', name, ...FORM[0]!.slice(2)], ...FORM.slice(1)];

  test('page 2 beside page 1', () => {
    expect(counts([beside(table(FORM, [TITLE]), table(REST))])).toEqual([5]);
  });

  test('page 2 beside page 1, at another height', () => {
    expect(counts([beside(table(FORM, [['项目支出绩效自评表', 460]], { y: 500 }), table(REST))])).toEqual([
      5,
    ]);
  });

  test('two forms side by side that go on over sheets', () => {
    const sheets = [
      beside(table(named('甲'), [TITLE]), table(named('乙'), [TITLE])),
      beside(table(REST), table(REST), 2),
    ];
    const { grids } = joined(sheets);
    expect(grids.map(({ rows }) => rows)).toEqual([5, 5]);
    expect(grids.map(({ regions }) => regions.map(({ bbox }) => bbox[0] > 500))).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  test('a sheet that was cut into a left and a right page', () => {
    const rows = [...FORM, ...REST, ...REST];
    const cut = (from: number, to: number, page: number): Page => {
      const xs = [40, 150, 260, 370, 480].slice(0, to - from + 1);
      const ys = Array.from({ length: rows.length + 1 }, (_, row) => 100 + 30 * row);
      const texts = rows.flatMap((row, at) =>
        row.slice(from, to).map((text, i) => runAt(text, [xs[i]! + 4, ys[at]! + 10], 8)),
      );
      return pageOf(ruled(xs, ys), texts, { page });
    };
    const [grid, ...others] = joined([cut(0, 4, 1), cut(4, 7, 2)]).grids;
    expect(others).toEqual([]);
    expect([grid!.rows, grid!.columns]).toEqual([rows.length, 7]);
    expect(grid!.cells.find(({ text }) => text === '实际完成值')).toMatchObject({ row: 1, column: 4 });
  });

  test('what stands below the left page is no word against the right one, a blank column no part of its neighbours', () => {
    const rows: Rows = [...FORM, ...REST, ['说明', '', '', '', '', '', '无']];
    const cut = (from: number, to: number, page: number, foot: readonly Line[]): Page => {
      const xs = Array.from({ length: to - from + 1 }, (_, i) => 40 + 75 * i);
      const ys = Array.from({ length: rows.length + 1 }, (_, row) => 100 + 30 * row);
      const texts = rows.flatMap((row, at) =>
        row.slice(from, to).map((text, i) => runAt(text, [xs[i]! + 4, ys[at]! + 10], 8)),
      );
      return pageOf(ruled(xs, ys), [...texts, ...foot.map(([text, y]) => runAt(text, [40, y], 8))], { page });
    };
    const [grid, ...others] = joined([
      cut(0, 6, 1, [['填报人：黎秋实 联系电话：5550126 填报日期：2021年3月2日', 300]]),
      cut(6, 7, 2, []),
    ]).grids;
    expect(others).toEqual([]);
    expect(grid!.cells.find(({ text }) => text === '公路站')).toMatchObject({
      row: 0,
      column: 5,
      columnSpan: 1,
    });
  });

  test('the right part of rows is no continuation below them, though it would be likely', () => {
    const [first, ...others] = FORM;
    const rows: Rows = [[...first!.slice(0, 5), '', '公路站'], ...others, ...Array(7).fill(REST[0])];
    const cut = (from: number, to: number, page: number): Page => {
      const xs = Array.from({ length: to - from + 1 }, (_, i) => 40 + 75 * i);
      const ys = Array.from({ length: rows.length + 1 }, (_, row) => 90 + 65 * row);
      const texts = rows.flatMap((row, at) =>
        row.slice(from, to).map((text, i) => runAt(text, [xs[i]! + 4, ys[at]! + 10], 8)),
      );
      return pageOf(ruled(xs, ys), texts, { page });
    };
    const [grid, ...rest] = joined([cut(0, 5, 1), cut(5, 7, 2)]).grids;
    expect(rest).toEqual([]);
    expect([grid!.rows, grid!.columns]).toEqual([rows.length, 7]);
  });

  describe('a spreadsheet that is wider than its page', () => {
    const ys = [100, 130, 160, 190, 220, 250];
    /** The left or the right part of a table in which one cell of each row of heads is cut through. */
    const part = (side: 'left' | 'right', page: number, texts: readonly string[]): Page => {
      const [xs, cut] = side === 'left' ? [[40, 140, 240, 340], 340] : [[40, 120, 200], 40];
      const edges = xs.filter(x => x !== cut).map(x => vertical(x, 100, 250));
      const rulings = [...ys.map(y => horizontal(y, xs[0]!, xs.at(-1)!)), ...edges, vertical(cut, 130, 250)];
      const columns = xs.length - 1;
      return pageOf(
        rulings,
        texts.map((text, i) => {
          const column = i % columns;
          // what the cut runs through ends at the edge of the left page and begins at that of the right one
          const x = i === columns - 1 && side === 'left' ? xs.at(-1)! - 8 * text.length + 4 : xs[column]! + 4;
          const start = i === 0 && side === 'right' ? xs[0]! - 4 : x;
          return runAt(text, [start, ys[Math.floor(i / columns)]! + 10], 8);
        }),
        { page },
      );
    };
    const left = [
      '项目名称',
      '养护',
      '完成情',
      '数量',
      '一',
      '10',
      '质量',
      '二',
      '20',
      '时效',
      '三',
      '30',
      '成本',
      '四',
      '40',
    ];
    const right = ['情况', '良好', '5', '甲', '6', '乙', '7', '丙', '8', '丁'];
    const textsOf = (pages: readonly Page[]) =>
      joined(pages).grids.map(({ cells }) => cells.map(({ text }) => text).filter(text => text !== ''));

    test('goes on in the cells that no line parts, a character on both sheets once', () => {
      const [texts, ...others] = textsOf([part('left', 1, left), part('right', 2, right)]);
      expect(others).toEqual([]);
      expect(texts!.slice(0, 4)).toEqual(['项目名称', '养护', '完成情况', '良好']);
      expect(texts!.slice(4, 9)).toEqual(['数量', '一', '10', '5', '甲']);
    });

    test('is whole where nothing is drawn along the cut and a text reaches it, its title, too', () => {
      const ys = [100, 130, 160, 190, 220, 250, 280];
      const page = (
        xs: readonly number[],
        cut: number,
        texts: readonly [string, number, number][],
        at: number,
      ) =>
        pageOf(
          [
            ...ys.map(y => horizontal(y, xs[0]!, xs.at(-1)!)),
            ...xs.filter(x => x !== cut).map(x => vertical(x, 100, 280)),
          ],
          texts.map(([text, x, y]) => runAt(text, [x, y], 8)),
          { page: at },
        );
      const names = ['甲', '乙', '丙', '丁', '戊', '己'];
      const left = page(
        [40, 140, 240, 250],
        250,
        [
          ['项目支出绩效自', 194, 70],
          ...names.flatMap((name, row): [string, number, number][] => [
            [name, 44, 110 + 30 * row],
            ['9', 246, 110 + 30 * row],
          ]),
        ],
        1,
      );
      const right = page(
        [40, 70, 160],
        40,
        [
          ['评表', 40, 70],
          ...names.flatMap((_, row): [string, number, number][] => [
            [`${row}.87`, 40, 110 + 30 * row],
            ['已改进', 80, 110 + 30 * row],
          ]),
        ],
        2,
      );
      const { grids, lines } = joined([left, right]);
      expect(grids).toHaveLength(1);
      const numbers = grids[0]!.cells.map(({ text }) => text).filter(text => text.endsWith('.87'));
      expect(numbers).toEqual(names.map((_, row) => `9${row}.87`));
      expect(lines.map(({ text }) => text)).toEqual(['项目支出绩效自评表']);
    });

    test('goes on downwards first: the right parts of two pages stand behind both left ones', () => {
      const rest = (texts: readonly string[], from: number) => ['', ...texts.slice(from)];
      const pages = [
        part('left', 1, left),
        part('left', 2, ['', ...left.slice(4)].slice(0, 12)),
        part('right', 3, right),
        part('right', 4, rest(right, 3)),
      ];
      expect(joined(pages).grids).toHaveLength(1);
    });
  });
});

describe('merged cells that are drawn only where they begin', () => {
  const xs = [40, 110, 200, 300, 400];
  const first = pageOf(
    ruled(xs, [700, 730, 760]),
    ['一级指标', '二级指标', '三级指标', '得分', '产出指标', '数量指标', '里程', '5'].map((text, i) =>
      runAt(text, [xs[i % 4]! + 4, i < 4 ? 710 : 740], 8),
    ),
  );
  /** Two rows without lines beside them; then a group that is named. */
  const next = pageOf(
    [
      ...ruled(xs.slice(2), [40, 70, 100, 130]),
      ...[40, 100, 130].map(y => horizontal(y, 40, 200)),
      ...[40, 110].map(x => vertical(x, 100, 130)),
      vertical(40, 40, 100),
    ],
    [
      ...['桥', '2', '路', '3', '率', '4'].map((text, i) =>
        runAt(text, [xs[2 + (i % 2)]! + 4, 50 + 30 * Math.floor(i / 2)], 8),
      ),
      runAt('效益指标', [44, 110], 8),
      runAt('社会效益', [114, 110], 8),
    ],
    { page: 2 },
  );

  test('the blank stretch is as many cells as go on', () => {
    const [grid] = layOut([first, next], { ...NO_HINTS, isGroup: text => text.endsWith('指标') }).grids;
    const named = (text: string) => grid!.cells.find(cell => cell.text === text);
    expect(named('产出指标')).toMatchObject({ row: 1, rowSpan: 3 });
    expect(named('数量指标')).toMatchObject({ row: 1, rowSpan: 3 });
    expect(named('效益指标')).toMatchObject({ row: 4, rowSpan: 1 });
  });
});
