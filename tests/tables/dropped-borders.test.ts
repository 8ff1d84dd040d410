import { describe, expect, it } from 'vitest';
import type { GlyphRun, RulingLine } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageWith, ruled, run } from '../helpers/small-page.ts';

/** A browser that cuts a table at the end of a page draws no upright lines in its last rows. */
const XS = [50, 110, 200, 260, 320];
const level = (at: number, from = 110): RulingLine => ({
  axis: 'horizontal',
  at,
  from,
  to: 320,
  thickness: 1,
});
const HEADS = ['一级指标', '三级指标', '分值', '得分'];
const NAMES = ['改造管网长度', '新建泵站数量', '工程验收合格', '居民满意程度', '设施运行年限'];
const isLabel = (text: string) => HEADS.includes(text);

function rowAt(texts: readonly string[], y: number): GlyphRun[] {
  return texts.flatMap((text, column) => (text === '' ? [] : [run(text, XS[column]! + 5, { y })]));
}

function rowsOf(runs: readonly GlyphRun[], rulings: readonly RulingLine[]): string[][] {
  const { grids } = findTables(pageWith(runs, rulings), undefined, isLabel);
  return grids.flatMap(({ rows, cells }) =>
    Array.from({ length: rows }, (_, row) => cells.filter(cell => cell.row === row).map(({ text }) => text)),
  );
}

describe('rows with level lines only', () => {
  const ys = [140, 160, 180, 200, 220];
  const body = ys.flatMap((y, row) =>
    rowAt([row === 0 ? '产出指标' : '', NAMES[row]!, String(row + 11), '8'], y + 5),
  );

  it('below a ruled part of the page belong to no other table than each other', () => {
    const head = [run('项目名称', 60, { y: 65 }), run('城区供水管网', 160, { y: 65 })];
    const rulings = [
      ...ruled([50, 150, 320], [60, 80, 100, 120]),
      level(140, 50),
      ...ys.slice(1).map(y => level(y)),
      level(240),
    ];
    const rows = rowsOf([...head, ...rowAt(HEADS, 125), ...body], rulings);
    expect(rows.slice(-6)).toEqual([
      HEADS,
      ['产出指标', NAMES[0], '11', '8'],
      ...NAMES.slice(1).map((name, index) => [name, String(index + 12), '8']),
    ]);
  });

  it('have headings that end with their row, and a last row that the page leaves open', () => {
    const rulings = [level(120, 50), ...ys.map(y => level(y))];
    const blank = ys.flatMap((y, row) => rowAt(['', NAMES[row]!, String(row + 11), '8'], y + 5));
    const last = rowAt(['质量指标', '事故发生起数', '9', '7'], 231);
    const rows = rowsOf([...rowAt(HEADS, 125), ...blank.slice(0, -3), ...last], rulings);
    expect(rows[0]).toEqual(HEADS);
    expect(rows.at(-1)!.slice(-3)).toEqual(['事故发生起数', '9', '7']);
  });

  it('go on above the first line of the next page, in columns of the page before, blank ones among them', () => {
    const first = findTables(
      pageWith(
        [
          ...rowAt(HEADS, 125),
          ...ys.flatMap((y, row) => rowAt(['', NAMES[row]!, String(row + 11), '8'], y + 5)),
        ],
        [level(120, 50), ...ys.map(y => level(y)), level(240, 50)],
      ),
      undefined,
      isLabel,
    );
    const names = ['道路养护里程', '桥梁检测座数', '绿化养护面积', '投诉办结比率'];
    const rows = names.flatMap((name, row) => rowAt(['', name, String(row + 21), '7'], 45 + 20 * row));
    const rules = names.slice(1).map((_, row) => level(60 + 20 * row));
    const second = { ...pageWith(rows, [...rules, level(120)]), page: 2 };
    const [grid, ...others] = findTables(second, first, isLabel).grids;
    expect(others).toEqual([]);
    const texts = grid!.cells.map(({ text }) => text).filter(text => text !== '');
    expect(texts).toEqual(names.flatMap((name, row) => [name, String(row + 21), '7']));
    expect(grid!.columns).toBe(4);
  });
});
