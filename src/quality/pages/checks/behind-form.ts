import type { FoundForm } from '../../../forms/find-forms.ts';
import type { Grid, TextLine } from '../../../model.ts';
import { type PageCheck, WHOLE_FORM } from '../page-check.ts';
import { isNext, onPages, unassignedGrids } from '../unassigned-grids.ts';

const REST = '甲 | 乙 | 50 | 50\n丙 | 丁 | 50 | 50';

export const behindForm: PageCheck = {
  id: 'behind-form',
  reason: 'table-unexplained',
  statement: {
    zh: '紧接自评表、同宽，其间没有文字的表格',
    en: 'a drawn table right behind a form, in its frame, that no line of text tells apart from it',
  },
  why: { zh: '可能是那张表的后续', en: 'it may be the rest of that form' },
  examples: [
    {
      title: { zh: '下一页同宽的表格', en: 'a table as wide on the next page' },
      pages: [WHOLE_FORM, REST],
      finds: [2],
    },
    {
      title: { zh: '有自己的标题', en: 'a table with a title of its own' },
      pages: [WHOLE_FORM, `附表2 设备清单\n\n${REST}`],
      finds: [],
    },
  ],
  find(seen) {
    const isMissed = (grid: Grid) => seen.found.some(form => isBehind(grid, form, seen.lines));
    return onPages(unassignedGrids(seen, 'drawn').filter(isMissed));
  },
};

function isBehind(grid: Grid, { segments }: FoundForm, lines: readonly TextLine[]): boolean {
  const end = segments.at(-1)!.formGrid.grid.regions.at(-1)!;
  const start = grid.regions[0]!;
  const isBetween = ({ page, bbox }: TextLine) =>
    (page === end.page && bbox[1] >= end.bbox[3] && (page !== start.page || bbox[3] <= start.bbox[1])) ||
    (page === start.page && page !== end.page && bbox[3] <= start.bbox[1]);
  return isNext(end, start) && !lines.some(isBetween);
}
