import { lexicon } from '../../../forms/labels.ts';
import type { Grid } from '../../../model.ts';
import type { PageCheck } from '../page-check.ts';
import { onPages, titledPages, unassignedGrids } from '../unassigned-grids.ts';

export const headOfForm: PageCheck = {
  id: 'head-of-form',
  reason: 'table-unexplained',
  statement: {
    zh: '自评表标题之下有其表头，却没有读成自评表',
    en: 'a drawn table begins like a form below the title of one, and became none',
  },
  why: { zh: '那里很可能是一张自评表', en: 'a form most likely stands there' },
  examples: [
    {
      title: { zh: '标题之下的表头', en: 'a head below a title' },
      pages: ['项目支出绩效自评表\n\n项目名称 | 公园养护 | 2023\n主管部门 | 林业局 | 万元'],
      finds: [1],
    },
    {
      title: { zh: '没有标题', en: 'no title' },
      pages: ['项目名称 | 公园养护 | 2023\n主管部门 | 林业局 | 万元'],
      finds: [],
    },
    {
      title: { zh: '标题之下的清单', en: 'a list below a title' },
      pages: ['项目支出绩效自评表\n\n项目名称 | 公园养护 | 2023\n序号 | 1 | 万元'],
      finds: [],
    },
  ],
  find(seen) {
    const titled = titledPages(seen.lines);
    const isTitled = ({ regions }: Grid) => regions.some(({ page }) => titled.has(page));
    return onPages(unassignedGrids(seen, 'drawn').filter(grid => isTitled(grid) && isHead(grid)));
  },
};

/** The names of a project and of those that answer for it. */
function isHead({ cells }: Grid): boolean {
  const roles = new Set(cells.map(({ text }) => lexicon().head(text)));
  return roles.has('projectName') && (roles.has('supervisingDepartment') || roles.has('implementingUnit'));
}
