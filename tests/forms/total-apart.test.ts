import { expect, test } from 'vitest';
import { draftForm } from '../../src/forms/draft.ts';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Grid } from '../../src/model.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';

const FORM = `
  项目名称 | 城市公园养护 | < | < | < | < | <
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 权重 | 得分
  产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 50 | 40
  效益指标 | 社会效益指标 | 投诉 | ≤3件 | 2件 | 50 | 50`;

/** A grid right below the form, as wide, its columns where a printer puts them. */
function below(text: string, edges: readonly number[]): Grid {
  const grid = gridOf(text);
  const placed = ([x0, y0, x1, y1]: readonly number[]) =>
    [edges[x0! / 10]!, y0! + 45, edges[x1! / 10]!, y1! + 45] as const;
  const cells = grid.cells.map(cell => ({
    ...cell,
    lines: cell.lines.map(line => ({ ...line, bbox: placed(line.bbox) })),
    regions: cell.regions.map(region => ({ ...region, bbox: placed(region.bbox) })),
  }));
  return { ...grid, cells, regions: [{ page: 1, bbox: placed([0, 0, grid.columns * 10, grid.rows * 10]) }] };
}

function totalOf(grid: Grid): Record<string, string | null> {
  const layout = { grids: [gridOf(FORM), grid], lines: linesAbove('项目支出绩效自评表') };
  const [found] = findForms(layout, lexicon());
  const { draft } = draftForm(found!, { templates: [], source: 'text-layer' });
  const total = draft.readings.filter(({ path }) => path.startsWith('/total/'));
  return Object.fromEntries(total.map(({ path, text }) => [path, text]));
}

const TOTAL = { '/total/maxScore': '100', '/total/score': '90' };

test.each([
  ['in the columns of the indicators', '合计 | 100 | 90', [0, 50, 60, 70]],
  ['with a column more', '总分 | | 100 | 90', [0, 20, 50, 60, 70]],
  ['in columns a little aside', '合计 | 100 | 90', [0, 49, 61, 70]],
  ['above other rows', '合计 | < | 100 | 90\n评价结论 | 组织有力 | < | <', [0, 12, 50, 60, 70]],
])('a total in a grid of its own is the total: %s', (_, text, edges) => {
  expect(totalOf(below(text, edges))).toMatchObject(TOTAL);
});

test('a number that stands below no weight and no score is neither', () => {
  expect(totalOf(below('合计 | 100 |', [0, 30, 40, 70]))).not.toMatchObject({ '/total/maxScore': '100' });
});
