import { describe, expect, test } from 'vitest';
import type { GlyphRun, Page, TextLine } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { isPageNumber, runningLines } from '../../src/tables/headers-footers.ts';
import { layOut } from '../../src/tables/layout.ts';
import { joinRulings } from '../../src/tables/rulings.ts';
import { NO_HINTS } from '../helpers/hints.ts';
import { horizontal, pageOf, ruled, runAt, vertical } from '../helpers/pages.ts';

describe('joinRulings', () => {
  test('lines at nearly one place are one, at their middle', () => {
    const [line, ...others] = joinRulings([horizontal(100, 50, 200), horizontal(101, 50, 200)]);
    expect(others).toEqual([]);
    expect(line!.at).toBeCloseTo(100.5);
  });

  test('the longer piece weighs more', () => {
    expect(joinRulings([vertical(100, 0, 300), vertical(102, 300, 310)])[0]!.at).toBeLessThan(100.2);
  });

  test('pieces join over hair gaps and dots, not over cells', () => {
    const dots = Array.from({ length: 50 }, (_, index) => horizontal(100, 50 + index * 3, 51 + index * 3));
    expect(joinRulings(dots)).toMatchObject([{ from: 50, to: 198 }]);
    expect(joinRulings([horizontal(100, 50, 90), horizontal(100, 110, 150)])).toHaveLength(2);
  });

  test('the sides of a double border are one line, and none of them goes to a border near by', () => {
    const double = (at: number, from: number, to: number) =>
      [0, 1.5, 2.25, 3.75].map(offset => vertical(at + offset, from, to));
    const found = joinRulings([...double(100, 0, 90), ...double(106, 200, 300)]);
    expect(found.map(({ at, from }) => [Math.round(at), from])).toEqual([
      [102, 0],
      [108, 200],
    ]);
  });

  test('lines of two rows stay two, lines of two directions too', () => {
    expect(joinRulings([horizontal(100, 50, 90), horizontal(104, 50, 90), vertical(60, 0, 9)])).toHaveLength(
      3,
    );
  });
});

describe('vertical writing', () => {
  const stack = (texts: readonly string[], from: readonly [number, number], turned: readonly string[]) =>
    texts.map((text, index): GlyphRun => {
      const run = runAt(text, [from[0], from[1] + index * 12]);
      if (!turned.includes(text)) return run;
      return { ...run, direction: 'down', edges: [run.bbox[1], run.bbox[3]] };
    });

  test('characters one below the other are one text, with brackets that lie', () => {
    const label = stack(['产', '出', '（', '5', '0', '分', '）'], [60, 104], ['（', '5', '0', '）']);
    const page = pageOf(ruled([50, 80, 200], [100, 200]), [...label, runAt('名称', [90, 150])]);
    expect(findTables(page).grids[0]!.cells.map(cell => cell.text)).toEqual(['产出（50分）', '名称']);
  });
});

describe('running lines', () => {
  const line = (text: string, page: number, y: number): TextLine => ({
    text,
    page,
    bbox: [50, y, 50 + text.length * 10, y + 10],
  });
  const pages = (own: (page: number) => readonly TextLine[]) =>
    [1, 2, 3, 4].map(page => ({ page, height: 800, lines: own(page) }));
  const running = (own: (page: number) => readonly TextLine[]) =>
    [...runningLines(pages(own), text => text.endsWith('自评表'))].map(({ text }) => text);

  test('page numbers, and heads that repeat with other digits', () => {
    const found = running(page => [line('某局2023年度部门决算', page, 30), line(`- ${page} -`, page, 780)]);
    expect(found).toHaveLength(8);
  });

  test.each(['第 1 页 共 4 页', '第1⻚，共4⻚', '1 / 4', '－ 1 －', '共 4 页，第 1 页', 'Page 1 of 4'])(
    '%s',
    text => {
      const found = running(page => [line(text.replace('1', String(page)), page, 690)]);
      expect(found).toHaveLength(4);
    },
  );

  test('a number that grows with the pages, whatever stands beside it', () => {
    const lines = (page: number) => (page > 2 ? [] : [line(`某局2023年度部门决算 ${page + 6}`, page, 780)]);
    expect(running(lines)).toHaveLength(2);
    expect(running(page => (page > 2 ? [] : [line('某局2023年度部门决算', page, 780)]))).toEqual([]);
  });

  test('a title and what stands below it repeat without being heads', () => {
    expect(running(page => [line('绩效自评表', page, 30), line('（2023年度）', page, 46)])).toEqual([]);
  });

  test('a number in the middle of a page is none', () => {
    expect(running(page => [line(String(page), page, 400)])).toEqual([]);
    expect(isPageNumber('第 3 页', 790, 800)).toBe(true);
    expect(isPageNumber('3', 400, 800)).toBe(false);
    expect(isPageNumber('2023年', 790, 800)).toBe(false);
  });
});

describe('page numbers inside a frame', () => {
  const XS = [50, 200, 350];
  /** A table at the foot of a page of 800 points, with texts in its last row. */
  const foot = (...texts: readonly (readonly [string, number])[]) =>
    findTables(
      pageOf(ruled(XS, [640, 700, 790]), [
        runAt('指标', [55, 660]),
        ...texts.map(([text, x]) => runAt(text, [x, 760])),
      ]),
    ).grids[0]!.cells.map(({ text }) => text);

  test.each(['3150页', '共12页', '3/9页'])('%s in a row of a table is a value', text => {
    expect(foot(['修复页数', 55], [text, 210])).toContain(text);
  });

  test('a frame that is longer than its page reaches around them', () => {
    expect(foot(['第3页', 180])).toEqual(['指标', '', '', '']);
  });
});

describe('merged cells over page breaks', () => {
  const XS = [50, 100, 200, 300];
  const isGroup = (text: string) => text.endsWith('指标');
  const grids = (...pages: readonly Page[]) =>
    layOut(pages, { ...NO_HINTS, isWhole: isGroup, isGroup }).grids;
  /** Two rows beside a cell that covers both. */
  const half = (page: number, y: number, texts: readonly (readonly [string, number, number])[]) =>
    pageOf(
      [
        ...[y, y + 80].map(at => horizontal(at, 50, 300)),
        horizontal(y + 40, 100, 300),
        ...XS.map(x => vertical(x, y, y + 80)),
      ],
      texts.map(([text, x, down]) => runAt(text, [x, y + down])),
      { page },
    );

  test('the name of a group goes on, said once', () => {
    const first = half(1, 700, [
      ['产出指标', 55, 30],
      ['甲', 120, 10],
      ['乙', 120, 50],
    ]);
    const second = half(2, 40, [
      ['丙', 120, 10],
      ['丁', 120, 50],
    ]);
    const [grid, ...others] = grids(first, second);
    expect(others).toEqual([]);
    expect(grid!.rows).toBe(4);
    const group = grid!.cells.find(cell => cell.text === '产出指标')!;
    expect(group).toMatchObject({ row: 0, rowSpan: 4 });
    expect(group.regions.map(region => region.page)).toEqual([1, 2]);
    expect(grid!.breaks).toEqual([2]);
  });

  test('a name that the break cuts in two is one', () => {
    const first = half(1, 700, [
      ['满意度指', 55, 30],
      ['甲', 120, 10],
      ['乙', 120, 50],
    ]);
    const second = half(2, 40, [
      ['标', 55, 30],
      ['丙', 120, 10],
      ['丁', 120, 50],
    ]);
    expect(grids(first, second)[0]!.cells[0]).toMatchObject({ text: '满意度指标', rowSpan: 4 });
  });

  test('another group is another cell', () => {
    const first = half(1, 700, [
      ['产出指标', 55, 30],
      ['甲', 120, 10],
      ['乙', 120, 50],
    ]);
    const second = half(2, 40, [
      ['效益指标', 55, 30],
      ['丙', 120, 10],
      ['丁', 120, 50],
    ]);
    const [grid] = grids(first, second);
    expect(grid!.cells.find(cell => cell.text === '产出指标')).toMatchObject({ row: 0, rowSpan: 2 });
    expect(grid!.cells.find(cell => cell.text === '效益指标')).toMatchObject({ row: 2, rowSpan: 2 });
  });

  test('the next form of the same layout is another grid', () => {
    const form = (page: number, y: number) =>
      half(page, y, [
        ['项目名称', 55, 30],
        ['甲', 120, 10],
      ]);
    expect(grids(form(1, 700), form(2, 40))).toHaveLength(2);
  });

  test('a grid of another width is another grid', () => {
    const narrow = pageOf(ruled([50, 100, 200], [40, 80]), [runAt('甲', [55, 50])], { page: 2 });
    expect(grids(half(1, 700, [['甲', 120, 10]]), narrow)).toHaveLength(2);
  });
});

describe('texts that their cells cut off', () => {
  const cut = (text: string, bottom: number) => {
    const lines = Array.from({ length: 6 }, (_, index) => runAt(text, [52, 102 + index * 12]));
    const runs = [...lines, runAt('标', [260, 110])];
    const { grids } = layOut([pageOf(ruled([50, 156, 300], [100, bottom]), runs)], NO_HINTS);
    return grids[0]!.cells[0]!.notes;
  };

  test('are prose without an end that fills its cell', () => {
    expect(cut('改造摊位建设检测室一', 174)).toEqual(['truncated']);
    expect(cut('改造摊位建设检测室一', 194)).toEqual([]);
    expect(cut('改造摊位建设检测室。', 174)).toEqual([]);
    expect(cut('改造摊位', 174)).toEqual([]);
  });
});
