import { expect, test } from 'vitest';
import { lexicon } from '../../src/forms/labels.ts';
import { findForms } from '../../src/forms/recognise.ts';
import { sheetOf } from '../../src/forms/sheet.ts';
import type { Grid } from '../../src/model.ts';
import { orphanPages } from '../../src/quality/orphans.ts';
import { gridOf } from '../helpers/grid-of.ts';

/** a grid of a picture on the given page, so many points wide */
function pictured(page: number, width: number, confidence = 0.99): Grid {
  const grid = gridOf('产出 | 数量 | 8\n效益 | 质量 | 9');
  const cells = grid.cells.map(cell => ({
    ...cell,
    lines: cell.lines.map(line => ({ ...line, reading: { confidence, candidates: [] } })),
  }));
  return { ...grid, cells, regions: [{ page, bbox: [50, 50, 50 + width, 300] }] };
}

const taking = (grid: Grid) => [
  { segments: [{ sheet: sheetOf(grid), rows: [0, 2] as const, blocks: [], above: [], below: [] }] },
];

test('a table of a scan that no form took is missed where it is as wide as the form beside it', () => {
  const form = pictured(1, 500);
  const pages = (other: Grid) => [...orphanPages({ grids: [form, other], lines: [] }, taking(form))];
  expect(pages(pictured(2, 505))).toEqual([2]);
  expect(pages(pictured(2, 300))).toEqual([]);
  expect(pages(pictured(4, 500))).toEqual([]);
  expect([...orphanPages({ grids: [form], lines: [] }, taking(form))]).toEqual([]);
});

test('and where its page bears the title of a form, or hardly anything in it could be read', () => {
  const table = pictured(3, 500);
  const under = (title: string) => {
    const line = { text: title, page: 3, bbox: [100, 20, 300, 40], direction: 'right' } as const;
    return [...orphanPages({ grids: [table], lines: [line] }, [])];
  };
  expect(under('项目支出绩效自评表')).toEqual([3]);
  expect(under('项目支出绩效目标申报表')).toEqual([3]);
  expect(under('绩效自评结果汇总表')).toEqual([]);
  expect(under('项目绩效评价指标体系表')).toEqual([]);
  const many = (confidence: number) => {
    const { cells, ...rest } = pictured(3, 500, confidence);
    return { ...rest, cells: [...cells, ...cells] };
  };
  expect([...orphanPages({ grids: [many(0.2)], lines: [] }, [])]).toEqual([3]);
  expect([...orphanPages({ grids: [many(0.9)], lines: [] }, [])]).toEqual([]);
});

test('a drawn table that no form took is missed where it begins like a form under the title of one', () => {
  const head = gridOf('项目名称 | 公园养护 | 2023\n主管部门 | 林业局 | 万元');
  const list = gridOf('项目名称 | 公园养护 | 2023\n序号 | 1 | 万元');
  const title = {
    text: '项目支出绩效自评表',
    page: 1,
    bbox: [100, 20, 300, 40],
    direction: 'right',
  } as const;
  const pages = (grid: Grid, lines: readonly (typeof title)[]) => [
    ...orphanPages({ grids: [grid], lines }, []),
  ];
  expect(pages(head, [title])).toEqual([1]);
  expect(pages(head, [])).toEqual([]);
  expect(pages(list, [title])).toEqual([]);
});

const formOf = (grid: Grid) => findForms({ grids: [grid], lines: [] }, lexicon());
const onPage = (page: number, text: string) => ({
  ...gridOf(text),
  regions: [{ page, bbox: [50, 50, 550, 300] as const }],
});

test.each([
  ['项目名称 | 公园养护 | <\n项目资金 | 预算数 | 执行数\n年度资金总额 | 10 | 9', [2]],
  ['预期目标 | 实际完成情况 | <\n建成2座 | 建成2座 | <\n一级指标 | 二级指标 | 分值\n产出 | 数量 | 10', [2]],
  ['项目名称 | 主管部门 | 预算数 | 执行数\n公园养护 | 林业局 | 10 | 9', []],
  ['科目 | 年初预算数 | 全年执行数\n基本支出 | 10 | 9', []],
  ['一级指标 | 二级指标 | 三级指标 | 分值\n决策 | 项目立项 | 立项依据 | 5', []],
])('a drawn table with several blocks of a form is one that was not read: %s', (grid, pages) => {
  expect([...orphanPages({ grids: [onPage(2, grid)], lines: [] }, [])]).toEqual(pages);
});

test('a drawn table in the frame of a form that has no total goes on with it', () => {
  const rows = '项目名称 | 养护 | < | <\n三级指标 | 年度指标值 | 分值 | 得分\n养护面积 | ≥30公顷 | 50 | 50';
  const rest = onPage(3, '合格率 | ≥95% | 50 | 50\n面积 | ≥95% | 50 | 50');
  const pages = (form: Grid, other: Grid) => [
    ...orphanPages({ grids: [form, other], lines: [] }, formOf(form)),
  ];
  expect(pages(onPage(2, rows), rest)).toEqual([3]);
  expect(pages(onPage(1, rows), rest)).toEqual([]);
  const elsewhere = { ...rest, regions: [{ page: 3, bbox: [80, 50, 500, 300] as const }] };
  expect(pages(onPage(2, rows), elsewhere)).toEqual([]);
});

test('rows like those that a form on the next page lacks are its own, whatever their frame', () => {
  const rows = '项目名称 | 养护 | < | <\n三级指标 | 年度指标值 | 分值 | 得分\n养护面积 | ≥30公顷 | 50 | 50';
  const pages = (page: number, text: string) => {
    const [form, other] = [
      onPage(2, rows),
      { ...gridOf(text), regions: [{ page, bbox: [60, 60, 520, 300] as const }] },
    ];
    return [...orphanPages({ grids: [form, other], lines: [] }, formOf(form))];
  };
  const rest = '质量指标 | 合格率 | ≥95% | 50\n时效指标 | 完工 | 年底前 | 5';
  expect(pages(1, rest)).toEqual([1]);
  expect(pages(3, rest)).toEqual([3]);
  expect(pages(4, rest)).toEqual([]);
  expect(pages(3, '质量 | 合格率 | ≥95% | 50\n时效 | 完工 | 年底前 | 5')).toEqual([]);
});

test('a drawn table right behind a form in its frame is unexplained, unless a line of text tells them apart', () => {
  const rows =
    '项目名称 | 养护 | < | <\n三级指标 | 年度指标值 | 分值 | 得分\n养护面积 | ≥30公顷 | 50 | 50\n总分 | < | 50 | 50';
  const form = onPage(2, rows);
  const rest = onPage(3, '甲 | 乙 | 50 | 50\n丙 | 丁 | 50 | 50');
  const pages = (...texts: readonly string[]) => {
    const lines = texts.map(text => ({ text, page: 3, bbox: [100, 20, 300, 40] as const }));
    return [...orphanPages({ grids: [form, rest], lines }, formOf(form))];
  };
  expect(pages()).toEqual([3]);
  expect(pages('附表2 设备清单')).toEqual([]);
});

test('short pieces all over a picture below the title of a form are a table that was not seen', () => {
  const line = (text: string, at: number) => ({
    text,
    page: 2,
    bbox: [100, 20 + at * 15, 300, 30 + at * 15] as const,
    direction: 'right' as const,
    reading: { confidence: 0.5, candidates: [] },
  });
  const below = (title: string, text: string) => {
    const lines = [line(title, 0), ...Array.from({ length: 30 }, (_, at) => line(text, at + 1))];
    return [...orphanPages({ grids: [], lines }, [])];
  };
  expect(below('项目支出绩效自评表', '100%')).toEqual([2]);
  expect(below('项目支出绩效自评表', '一、项目基本情况和资金安排')).toEqual([]);
  expect(below('绩效自评结果汇总表', '100%')).toEqual([]);
});
