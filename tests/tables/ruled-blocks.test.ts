import { describe, expect, it } from 'vitest';
import type { GlyphRun, Grid, RulingLine } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageWith, run } from '../helpers/small-page.ts';

const rule = (at: number, from = 100, to = 300): RulingLine => ({
  axis: 'horizontal',
  at,
  from,
  to,
  thickness: 1,
});

const tablesOf = (runs: readonly GlyphRun[], rulings: readonly RulingLine[]) =>
  findTables(pageWith(runs, rulings)).grids;

/** The rows of a table, the text of a cell where it begins. */
const rowsOf = ({ rows, cells }: Grid) =>
  Array.from({ length: rows }, (_, row) => cells.filter(cell => cell.row === row).map(({ text }) => text));

const XS = [105, 165, 215, 265];

/** Rows of texts from a height on, `pitch` points apart. */
const rowsAt = (y: number, rows: readonly (readonly string[])[], pitch = 14) =>
  rows.flatMap((texts, row) =>
    texts.flatMap((text, column) => (text === '' ? [] : [run(text, XS[column]!, { y: y + pitch * row })])),
  );

const BODY = [
  ['公路', '12', '85', '7.5'],
  ['桥梁', '3', '90', '6.0'],
  ['隧道', '40', '75', '8.0'],
];
const HEAD = ['类别', '数量', '分值', '得分'];

describe('a table ruled at its head, below its headings and at its foot', () => {
  const rules = (top: number) => [rule(top), rule(top + 20), rule(top + 70)];

  it('has the rows and columns that its texts show', () => {
    const [table, ...others] = tablesOf([...rowsAt(112, [HEAD]), ...rowsAt(132, BODY)], rules(100));
    expect(others).toEqual([]);
    expect(rowsOf(table!)).toEqual([HEAD, ...BODY]);
  });

  it('ends at its last rule: notes, and the title of the next one, are in neither', () => {
    const runs = [
      ...rowsAt(112, [HEAD]),
      ...rowsAt(132, BODY),
      ...rowsAt(182, [['注：数据截至年末，未经审计。'], ['第二张表的标题']]),
      ...rowsAt(222, [HEAD]),
      ...rowsAt(242, BODY),
    ];
    const found = tablesOf(runs, [...rules(100), ...rules(210)]);
    expect(found.map(rowsOf)).toEqual([
      [HEAD, ...BODY],
      [HEAD, ...BODY],
    ]);
  });

  it('has headings over as many columns as the rule below them, and beside it such of two storeys', () => {
    const runs = [
      run('类别', 105, { y: 112 }),
      run('完成情况', 200, { y: 112 }),
      ...rowsAt(132, [['', '数量', '分值', '得分']]),
      ...rowsAt(152, BODY),
    ];
    const [table] = tablesOf(runs, [rule(100), rule(120, 150), rule(140), rule(190)]);
    const heads = table!.cells.filter(({ row, text }) => row === 0 && text !== '');
    expect(heads.map(({ text, column, columnSpan }) => [text, column, columnSpan])).toEqual([
      ['类别', 0, 1],
      ['完成情况', 1, 3],
    ]);
    expect(rowsOf(table!).slice(2)).toEqual(BODY);
  });

  it('is none in the part of a form whose rows are ruled, now over these columns, now over more', () => {
    const rows = [
      ...BODY,
      ['车站', '5', '95', '9.0'],
      ['码头', '2', '60', '4.0'],
      ['机场', '1', '80', '8.0'],
    ];
    const runs = [...rowsAt(112, [HEAD]), ...rowsAt(132, rows, 20)];
    const between = [150, 100, 100, 100, 150].map((from, index) => rule(148 + 20 * index, from));
    const found = tablesOf(runs, [rule(100), rule(128, 150), ...between, rule(252)]);
    expect(found).toHaveLength(1);
    expect(found[0]!.rows).toBeGreaterThan(rows.length);
  });

  it('is none where prose stands between two rules', () => {
    const prose = '本部门年度预算执行情况总体良好，各项目';
    const lines = Array.from({ length: 5 }, (_, index) => run(prose, 100, { y: 112 + 14 * index }));
    expect(tablesOf(lines, [rule(90), rule(200)])).toEqual([]);
  });
});

describe('a table with a rule below each row', () => {
  it('has one row between two rules, though numbers in it are wrapped', () => {
    const level = [100, 120, 140, 170, 190, 210].map(at => rule(at));
    const runs = [
      ...rowsAt(113, [HEAD]),
      ...rowsAt(133, [['公路', '12', '85', '7.5']]),
      ...rowsAt(152, [['', '3,067.', '3,067.', '']]),
      ...rowsAt(157, [['7', '', '', '10']]),
      ...rowsAt(163, [['', '5', '5', '']]),
      ...rowsAt(183, [['隧道', '40', '75', '8.0']]),
      ...rowsAt(203, [['港口', '41', '76', '8.5']]),
    ];
    const [table, ...others] = tablesOf(runs, level);
    expect(others).toEqual([]);
    expect(rowsOf(table!)[2]).toEqual(['7', '3,067.5', '3,067.5', '10']);
  });

  it('has its headings in the columns of the texts that they stand above, however they are aligned', () => {
    const level = [100, 120, 140, 160, 180].map(at => rule(at));
    const names = ['公', '桥', '隧'].map((text, row) => run(text, 105, { y: 133 + 20 * row }));
    const rest = [0, 1, 2].flatMap(row => [215, 265].map(x => run('12', x, { y: 133 + 20 * row })));
    const heads = [run('名', 150, { y: 113 }), run('量', 215, { y: 113 }), run('分', 265, { y: 113 })];
    const [table] = tablesOf([...heads, ...names, ...rest], level);
    expect(rowsOf(table!).slice(0, 2)).toEqual([
      ['名', '量', '分'],
      ['公', '12', '12'],
    ]);
  });
});
