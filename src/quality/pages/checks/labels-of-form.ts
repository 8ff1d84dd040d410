import { unreadForms } from '../../../forms/find-forms.ts';
import type { Lexicon } from '../../../forms/labels.ts';
import type { Cell, TextLine } from '../../../model.ts';
import { type PageCheck, pagesOf } from '../page-check.ts';
import { titledPages } from '../unassigned-grids.ts';

export const labelsOfForm: PageCheck = {
  id: 'labels-of-form',
  reason: 'table-not-found',
  statement: {
    zh: '有自评表的标题或上下排列的表头，又有别的栏目名，或两者都有，却没有读成自评表',
    en: 'labels of a form in cells or outside with its title or with its head line below line, or both of these, and no form',
  },
  why: { zh: '行列没有看出来', en: 'its rows and columns were not seen' },
  examples: [
    {
      title: { zh: '标题之下错位的栏目名', en: 'labels below a title, in the wrong cells' },
      pages: ['项目支出绩效自评表\n\n项目名称 | 得分 | 分值\n年度资金总额 | 二级指标 | 实施单位'],
      finds: [1],
    },
    {
      title: { zh: '标题在表里', en: 'the title inside the table' },
      pages: ['项目支出绩效自评表 | < | <\n项目名称 | 得分 | 分值\n年度资金总额 | 二级指标 | 实施单位'],
      finds: [1],
    },
    {
      title: { zh: '没有标题，表头上下排列', en: 'no title, a head line below line' },
      pages: ['项目名称 | 得分 | 分值\n主管部门 | 二级指标 | 年度资金总额'],
      finds: [1],
    },
    {
      title: { zh: '标题之下只有表头', en: 'a head alone below a title' },
      pages: ['项目支出绩效自评表\n\n项目名称 | 养护\n主管部门 | 林业局'],
      finds: [1],
    },
    {
      title: { zh: '没有标题', en: 'no title' },
      pages: ['项目名称 | 得分 | 分值\n年度资金总额 | 二级指标 | 实施单位'],
      finds: [],
    },
    {
      title: { zh: '标题之下的别的表格', en: 'another table below a title' },
      pages: ['项目支出绩效自评表\n\n科目 | 年初预算数 | 决算数\n基本支出 | 10 | 9'],
      finds: [],
    },
  ],
  find({ source, grids, lines, words, forms }) {
    // the forms of a dump stand on no pages
    if (source.kind === 'text') return new Set();
    const cells = grids.flatMap(grid => grid.cells);
    const printed = [...lines, ...cells.flatMap(cell => cell.lines)];
    const whole = cells.flatMap(placed);
    const titled = titledPages([...lines, ...whole]);
    return unreadForms([...printed, ...whole], words)
      .intersection(titled.union(headedPages(printed, words)))
      .union(titled.intersection(headedPages([...lines, ...whole], words)))
      .difference(pagesOf(forms));
  },
};

type PlacedText = Pick<TextLine, 'text' | 'page' | 'bbox'>;

/** Pages on which the label of who answers for a project stands below that of its name; a list has them side by side. */
function headedPages(lines: readonly PlacedText[], words: Lexicon): ReadonlySet<number> {
  const labels = lines.map(line => ({ line, role: words.head(line.text) }));
  const names = labels.filter(({ role }) => role === 'projectName');
  const units = labels.filter(({ role }) => role === 'supervisingDepartment' || role === 'implementingUnit');
  const headed = names.filter(({ line }) => units.some(({ line: other }) => isBelow(other, line)));
  return new Set(headed.map(({ line }) => line.page));
}

function isBelow({ page, bbox: [x0, top, x1] }: PlacedText, { page: own, bbox }: PlacedText): boolean {
  return page === own && top >= bbox[3] && x0 < bbox[2] && x1 > bbox[0];
}

/** The text of a cell, where its first line on each page stands. */
function placed({ text, lines }: Cell): PlacedText[] {
  const first = [...Map.groupBy(lines, ({ page }) => page).values()].map(([line]) => line!);
  return first.map(({ page, bbox }) => ({ text, page, bbox }));
}
