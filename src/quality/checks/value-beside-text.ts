import { endRow } from '../../forms/form-grid.ts';
import { about, type Check, example, soundExample } from '../check.ts';
import { unreadOf } from '../sources.ts';
import { standingIn } from '../value-paths.ts';

export const valueBesideText: Check = {
  id: 'value-beside-text',
  statement: { zh: '上下左右有未归位的文字', en: 'a text without a place stands in the rows beside it' },
  why: { zh: '漏看的框线可能把它的一部分切了出去', en: 'a ruling may have cut it from this value' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '行旁多出一段文字', en: 'a text beside a row' },
      [
        [
          '年度资金总额 | 100 | 100 | 10 | 100% | 10 | <',
          '年度资金总额 | | 100 | 10 | 100% | 10 | 多出的文字',
        ],
      ],
      { finds: ['/funding/0/executed'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: subject => {
    const unread = unreadOf(subject);
    const near = unread.flatMap(({ segment: { formGrid }, cell }) =>
      formGrid.grid.cells.filter(other => other.row <= endRow(cell) && endRow(other) >= cell.row),
    );
    return about(near.length === 0 ? [] : standingIn(subject.form, near));
  },
};
