import { findBlocks } from '../../../forms/blocks.ts';
import { formGridOf } from '../../../forms/form-grid.ts';
import { lexicon } from '../../../forms/labels.ts';
import type { Grid } from '../../../model.ts';
import type { PageCheck } from '../page-check.ts';
import { onPages, unassignedGrids } from '../unassigned-grids.ts';

export const blocksOfForm: PageCheck = {
  id: 'blocks-of-form',
  reason: 'table-unexplained',
  statement: {
    zh: '有只在自评表里才同时出现的部分，却没有读成自评表',
    en: 'a drawn table has blocks that only a form has together, and became none',
  },
  why: { zh: '那是一张没有读出的自评表', en: 'it is a form that was not read' },
  examples: [
    {
      title: { zh: '表头之下有资金', en: 'the budget below the head' },
      pages: ['项目名称 | 公园养护 | <\n项目资金 | 预算数 | 执行数\n年度资金总额 | 10 | 9'],
      finds: [1],
    },
    {
      title: { zh: '目标之下有指标', en: 'indicators below the goals' },
      pages: [
        '预期目标 | 实际完成情况 | <\n建成2座 | 建成2座 | <\n一级指标 | 二级指标 | 分值\n产出 | 数量 | 10',
      ],
      finds: [1],
    },
    {
      title: { zh: '项目清单', en: 'a list of projects' },
      pages: ['项目名称 | 主管部门 | 预算数 | 执行数\n公园养护 | 林业局 | 10 | 9'],
      finds: [],
    },
    {
      title: { zh: '决算表', en: 'a table of accounts' },
      pages: ['科目 | 年初预算数 | 全年执行数\n基本支出 | 10 | 9'],
      finds: [],
    },
    {
      title: { zh: '评价体系', en: 'a scheme of evaluation' },
      pages: ['一级指标 | 二级指标 | 三级指标 | 分值\n决策 | 项目立项 | 立项依据 | 5'],
      finds: [],
    },
  ],
  find: seen => onPages(unassignedGrids(seen, 'drawn').filter(isOfForm)),
};

/** Its money or its goals below its head, or beside its indicators; a list of projects has all in one row of headings. */
function isOfForm(grid: Grid): boolean {
  const words = lexicon();
  const isNamed = grid.cells.some(({ text }) => words.head(text) === 'projectName');
  if (!isNamed && !grid.cells.some(({ text }) => words.indicator(text) === 'level2')) return false;
  const formGrid = formGridOf(grid);
  const blocks = findBlocks(formGrid, [0, grid.rows], words);
  const has = (...kinds: readonly string[]) => blocks.some(({ kind }) => kinds.includes(kind));
  const hasHead = blocks.some(
    block =>
      block.kind === 'pairs' && words.head(formGrid.starting(block.row)[0]?.text ?? '') === 'projectName',
  );
  return has('funding', 'amounts', 'goals') && (hasHead || has('indicators'));
}
