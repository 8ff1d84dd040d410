import { describe, expect, test } from 'vitest';
import type { GlyphRun, Grid, RulingLine } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageWith, run } from '../helpers/small-page.ts';

const XS = [40, 110, 210, 280, 350, 400, 440, 560];
const HEADS = ['二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析'];
const ROWS = [
  ['数量指标', '改造管网长度', '≥12公里', '12公里', '10', '10', ''],
  ['数量指标', '新建泵站数量', '=3座', '3座', '10', '9', '招标较晚'],
  ['质量指标', '工程验收合格率', '=100%', '100%', '10', '10', ''],
  ['时效指标', '完工时间', '12月底前', '11月', '10', '10', ''],
  ['社会效益', '居民用水改善', '明显', '明显', '20', '20', ''],
];
const isLabel = (text: string) => HEADS.includes(text);
const PITCH = 24;
const height = (row: number) => 100 + PITCH * row;

/** A table of which the upright lines of some columns were not drawn. */
function pageWithout(dropped: readonly number[], all: readonly (readonly string[])[]) {
  const runs = all.flatMap((texts, row): GlyphRun[] =>
    texts.flatMap((text, column) =>
      text === '' ? [] : [run(text, XS[column]! + 5, { size: 9, y: height(row) + 7 })],
    ),
  );
  const [left, right, top, bottom] = [XS[0]!, XS.at(-1)!, height(0), height(all.length)];
  const level = [...all.keys(), all.length].map((row): RulingLine => {
    const from = all[row]?.[0] === '' ? XS[1]! : left;
    return { axis: 'horizontal', at: height(row), from, to: right, thickness: 1 };
  });
  const upright = XS.filter((_, index) => !dropped.includes(index)).map(
    (at): RulingLine => ({ axis: 'vertical', at, from: top, to: bottom, thickness: 1 }),
  );
  return pageWith(runs, [...level, ...upright]);
}

function tableWithout(dropped: readonly number[], rows: readonly (readonly string[])[] = ROWS): Grid {
  return findTables(pageWithout(dropped, [HEADS, ...rows]), undefined, isLabel).grids[0]!;
}

function textsOf({ rows, cells }: Grid): string[][] {
  return Array.from({ length: rows }, (_, row) =>
    cells.filter(cell => cell.row === row).map(({ text }) => text),
  );
}

describe('a table without some of its upright lines', () => {
  test.each<[between: string, dropped: readonly number[]]>([
    ['a target and what was reached', [3]],
    ['a name and a target', [2]],
    ['two weights', [5]],
    ['a score and a reason that is mostly blank', [6]],
    ['two pairs of columns', [3, 5]],
    ['three columns', [2, 3]],
  ])('has the columns that its headings name: none between %s', (_, dropped) => {
    const grid = tableWithout(dropped);
    expect(textsOf(grid)).toEqual([HEADS, ...ROWS]);
    expect(grid.cells.flatMap(({ notes }) => notes)).toEqual([]);
  });

  test('keeps its merged cells beside such columns', () => {
    const merged = ROWS.map((row, index) => (index === 1 || index === 3 ? row.with(0, '') : row));
    const grid = tableWithout([1], merged);
    const names = merged.map(row => row.filter((text, column) => column > 0 || text !== ''));
    expect(textsOf(grid)).toEqual([HEADS, ...names]);
  });

  test.each([[[3]], [[6]], [[2, 5]]])('has the columns of the page before: none at %j', dropped => {
    const first = findTables(pageWithout(dropped, [HEADS, ...ROWS]), undefined, isLabel);
    const second = { ...pageWithout(dropped, ROWS), page: 2 };
    expect(textsOf(findTables(second, first, isLabel).grids[0]!)).toEqual(ROWS);
  });

  test('has one column where texts run across the place between two words of a heading', () => {
    const wide = ROWS.map(row => row.with(2, '完成并且通过验收并交付使用').with(3, ''));
    const { columns } = tableWithout([3], wide);
    expect(columns).toBe(HEADS.length - 1);
  });

  test('is in doubt where one text runs across', () => {
    const { cells } = tableWithout(
      [3],
      ROWS.map((row, index) => (index === 1 ? row.with(2, '完成并且通过验收并交付使用').with(3, '') : row)),
    );
    const below = cells.filter(({ text }) => text === '≥12公里' || text === '12公里');
    expect(below.map(({ notes }) => notes)).toEqual([['ambiguous'], ['ambiguous']]);
  });
});
