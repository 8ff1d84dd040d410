import type { Region } from '../../../model.ts';
import { compared } from '../../../values/text.ts';
import { type PageCheck, type PageEvidence, pagesOf } from '../page-check.ts';
import { takenOf } from '../unassigned-grids.ts';
import { blocksOfForm } from './blocks-of-form.ts';
import { labelsOfForm } from './labels-of-form.ts';
import { labelsWithoutForm } from './labels-without-form.ts';
import { isUnsurePicture, pictureHardlyRead } from './picture-hardly-read.ts';

/** What tells that a form begins on a page on which none was found, or may: a table that could not be read. */
const BEGINNINGS = [labelsWithoutForm, labelsOfForm, blocksOfForm, pictureHardlyRead];
/** A smaller grid is a box of the next text. */
const FEWEST_CELLS = 2;
/** Characters; what is longer is a sentence, and no piece of a row that the table lost. */
const LONGEST_PIECE = 25;

const UNREAD = '项目支出绩效自评表\n\n项目名称 | 得分 | 分值\n年度资金总额 | 二级指标 | 实施单位';
const ROWS = '产出 | 数量 | 8\n效益 | 质量 | 9';

export const behindUnreadForm: PageCheck = {
  id: 'behind-unread-form',
  reason: 'table-unexplained',
  statement: {
    zh: '自评表没有读出或有疑问，其后各页以没有标题的表格开头，或是没有读准的图像',
    en: 'behind a page whose form was not read, or is in doubt, a table without a title or a sentence above it opens the next one, or the picture of a table that was not read for sure',
  },
  why: {
    zh: '那是那张表的后续，或是分到另一页的栏',
    en: 'it is the rest of that form, or columns of it that its page had no room for',
  },
  examples: [
    {
      title: { zh: '后面两页是后续', en: 'the rest on two pages' },
      pages: [UNREAD, ROWS, ROWS],
      finds: [2, 3],
    },
    {
      title: { zh: '另一页上的一栏', en: 'one column on another page' },
      pages: [UNREAD, '得分\n9.83\n10'],
      finds: [2],
    },
    {
      title: { zh: '有自己的标题', en: 'a table with a title of its own, and what follows it' },
      pages: [UNREAD, `收入决算表\n\n${ROWS}`, ROWS],
      finds: [],
    },
    {
      title: { zh: '首行的字散在表外', en: 'pieces of its first row above it' },
      pages: [UNREAD, `及改进措施\n\n${ROWS}`],
      finds: [2],
    },
    { title: { zh: '隔了一页', en: 'a page further on' }, pages: [UNREAD, '', ROWS], finds: [] },
    { title: { zh: '读出的表', en: 'behind another table' }, pages: [ROWS, ROWS], finds: [] },
  ],
  find(seen) {
    const read = pagesOf(seen.forms);
    const begun = BEGINNINGS.flatMap(({ find }) => [...find(seen)]).filter(page => !read.has(page));
    const doubtful = seen.forms.flatMap(({ pages, unsound }) =>
      unsound.filter(page => page === pages.at(-1)),
    );
    const unread = new Set([...begun, ...doubtful]);
    const unsure = seen.pages.filter(isUnsurePicture).map(({ page }) => page);
    const opened = new Set([...openedByTables(seen), ...unsure]);
    const behind = new Set<number>();
    for (let page = 2; page <= seen.source.pages; page++) {
      if (read.has(page) || !opened.has(page)) continue;
      if (unread.has(page - 1) || behind.has(page - 1)) behind.add(page);
    }
    return behind;
  },
};

/** Pages on which a table that no form took has nothing above it, or pieces of its first row. */
function openedByTables(seen: PageEvidence): ReadonlySet<number> {
  const taken = takenOf(seen);
  const grids = seen.grids.filter(grid => !taken.has(grid) && grid.cells.length >= FEWEST_CELLS);
  const isOpened = ({ page, bbox: [, top] }: Region) =>
    !seen.lines.some(line => line.page === page && line.bbox[3] <= top && tellsOfAnother(line.text));
  return new Set(grids.flatMap(({ regions }) => regions.filter(isOpened).map(({ page }) => page)));
}

/** The title of another table, a numbered heading, or a sentence. */
function tellsOfAnother(text: string): boolean {
  const plain = compared(text);
  return plain.length > LONGEST_PIECE || /表([(].*[)])?$|^[(]?[一二三四五六七八九十]+[)、.]|^附/.test(plain);
}
