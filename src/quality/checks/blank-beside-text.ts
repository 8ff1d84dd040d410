import type { FormSegment } from '../../forms/find-forms.ts';
import { endColumn, endRow } from '../../forms/form-grid.ts';
import type { Cell } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';
import { unreadOf } from '../sources.ts';
import { standingIn } from '../value-paths.ts';

export const blankBesideText: Check = {
  id: 'blank-beside-text',
  statement: {
    zh: '同行或同列有未归位的文字，却是空白',
    en: 'blank, although a text without a place stands in its row or its column',
  },
  why: { zh: '那段文字可能就是它的值', en: 'that text may be what stands there' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '空白格旁多出一段文字', en: 'a text beside a blank cell' },
      [
        [
          '年度资金总额 | 100 | 100 | 10 | 100% | 10 | <',
          '年度资金总额 | | 100 | 10 | 100% | 10 | 多出的文字',
        ],
      ],
      { finds: ['/funding/0/adjustedBudget'] },
    ),
    soundExample(),
  ],
  observe: subject => {
    const near = unreadOf(subject).flatMap(({ segment, cell }) => nearIn(segment, cell));
    const { facts } = subject.form;
    const isNothing = (path: string) =>
      facts[path]!.text === null && !facts[path]!.notes.some(note => /^merged-with-row-/.test(note));
    return about(near.length === 0 ? [] : standingIn(subject.form, near).filter(isNothing));
  },
};

function nearIn({ formGrid: { grid } }: FormSegment, cell: Cell): Cell[] {
  const isInRow = (other: Cell) => other.row < endRow(cell) && endRow(other) > cell.row;
  const isInColumn = (other: Cell) => other.column < endColumn(cell) && endColumn(other) > cell.column;
  return grid.cells.filter(other => isInRow(other) || isInColumn(other));
}
