import type { Grid } from '../../../model.ts';
import { type PageCheck, WHOLE_FORM } from '../page-check.ts';
import { onPages, SAME_WIDTH, takenOf, titledPages, unassignedGrids } from '../unassigned-grids.ts';

const ROWS = '产出 | 数量 | 8\n效益 | 质量 | 9';

export const tableInPicture: PageCheck = {
  id: 'table-in-picture',
  reason: 'table-unexplained',
  statement: {
    zh: '图像里的表格与自评表同宽、在其标题之下，或几乎没有读出，却没有归入任何一张表',
    en: 'a table in a picture is as wide as a form near it, stands below the title of one, or was hardly read, and no form took it',
  },
  why: { zh: '那里很可能是一张自评表', en: 'a form most likely stands there' },
  examples: [
    {
      title: { zh: '与邻页的表同宽', en: 'as wide as the form on the page before' },
      pages: [WHOLE_FORM, ROWS],
      as: 'picture',
      finds: [2],
    },
    {
      title: { zh: '隔了两页', en: 'two pages further on' },
      pages: [WHOLE_FORM, '', ROWS],
      as: 'picture',
      finds: [],
    },
    {
      title: { zh: '在自评表的标题之下', en: 'below the title of a form' },
      pages: [`项目支出绩效自评表\n\n${ROWS}`],
      as: 'picture',
      finds: [1],
    },
    {
      title: { zh: '在申报表的标题之下', en: 'below the title of a declaration' },
      pages: [`项目支出绩效目标申报表\n\n${ROWS}`],
      as: 'picture',
      finds: [1],
    },
    {
      title: { zh: '在汇总表的标题之下', en: 'below the title of a list' },
      pages: [`绩效自评结果汇总表\n\n${ROWS}`],
      as: 'picture',
      finds: [],
    },
    {
      title: { zh: '在指标体系的标题之下', en: 'below the title of a scheme' },
      pages: [`项目绩效评价指标体系表\n\n${ROWS}`],
      as: 'picture',
      finds: [],
    },
  ],
  find(seen) {
    const [taken, titled] = [[...takenOf(seen)], titledPages(seen.lines)];
    const isMissed = (grid: Grid) =>
      grid.regions.some(({ page }) => titled.has(page)) ||
      isGarbled(grid) ||
      taken.some(other => isBeside(grid, other));
    return onPages(unassignedGrids(seen, 'picture').filter(isMissed));
  },
};

/** Of so few lines nothing follows; more of them than this share less sure than this. */
const FEW = 10;
const UNREAD = 0.5;

function isGarbled({ cells }: Grid): boolean {
  const sure = cells.flatMap(({ lines }) => lines.flatMap(({ reading }) => reading?.confidence ?? []));
  return sure.length >= FEW && sure.filter(confidence => confidence < UNREAD).length > sure.length / 2;
}

/** As wide as a grid on the same page or the one beside it. */
function isBeside(one: Grid, other: Grid): boolean {
  return one.regions.some(({ page, bbox }) =>
    other.regions.some(
      near =>
        Math.abs(page - near.page) <= 1 &&
        Math.abs(bbox[2] - bbox[0] - near.bbox[2] + near.bbox[0]) <= SAME_WIDTH,
    ),
  );
}
