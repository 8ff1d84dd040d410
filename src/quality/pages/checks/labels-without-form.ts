import { unreadForms } from '../../../forms/find-forms.ts';
import { type PageCheck, pagesOf } from '../page-check.ts';

export const labelsWithoutForm: PageCheck = {
  id: 'labels-without-form',
  reason: 'table-not-found',
  statement: { zh: '有自评表的栏目名，却没有自评表', en: 'labels of a form outside any table, and no form' },
  why: { zh: '表格没有找到', en: 'their table was not found' },
  examples: [
    {
      title: { zh: '图像里错位的栏目名', en: 'labels of a picture, in the wrong cells' },
      pages: ['项目名称 | 得分 | 分值\n年度资金总额 | 二级指标 | 实施单位'],
      as: 'picture',
      finds: [1],
    },
    {
      title: { zh: '别的表格', en: 'another table' },
      pages: ['科目 | 年初预算数 | 决算数\n基本支出 | 10 | 9'],
      finds: [],
    },
  ],
  find({ grids, lines, words, forms }) {
    // cells that are not where the form's are: rulings of a picture that were seen wrongly
    const pictured = grids.flatMap(({ cells }) =>
      cells.flatMap(cell => cell.lines.filter(({ reading }) => reading)),
    );
    return unreadForms([...lines, ...pictured], words).difference(pagesOf(forms));
  },
};
