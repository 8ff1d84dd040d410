import type { FormSegment } from '../../forms/find-forms.ts';
import { endRow } from '../../forms/form-grid.ts';
import type { Cell, Path } from '../../model.ts';
import { about, type Check, example, type Subject, soundExample } from '../check.ts';
import { unreadOf } from '../sources.ts';
import { rowOf, standingIn } from '../value-paths.ts';

/** characters enough for no label */
const LONG = '落实管护责任'.repeat(6);

export const listBesideText: Check = {
  id: 'list-beside-text',
  statement: {
    zh: '清单上下有整行文字没有归位',
    en: 'a row above or below the rows of a list holds texts without a place, and no value',
  },
  why: { zh: '那一行可能是清单的一行', en: 'it may be a row of that list' },
  note: 'may-lack-rows',
  examples: [
    example(
      { zh: '一行没有读到', en: 'a row that was not read' },
      [
        [
          '三十一公顷，草木成活 | < | <',
          `三十一公顷，草木成活 | < | <\n  ^ | ${LONG} | < | < | < | ${LONG} | <`,
        ],
      ],
      { finds: ['/goals'] },
    ),
    soundExample(),
  ],
  observe: subject =>
    about(unreadOf(subject).flatMap(({ segment, cell }) => listsNear(subject, segment, cell))),
};

/** The lists of the nearest rows with values, above and below; none behind the head, nor where values stand beside the text. */
function listsNear(
  { form }: Subject,
  { formGrid: { grid }, rows: [from, to] }: FormSegment,
  cell: Cell,
): Path[] {
  const valuesIn = (row: number) =>
    standingIn(
      form,
      grid.cells.filter(other => other.row <= row && endRow(other) > row),
    );
  if (valuesIn(cell.row).length > 0) return [];
  const nearest = (row: number, step: 1 | -1): Path[] => {
    if (row < from || row >= to) return [];
    const values = valuesIn(row);
    return values.length > 0 ? values : nearest(row + step, step);
  };
  const listsOf = (paths: readonly Path[]) =>
    paths.flatMap(path => /^\/[a-z]+/.exec(rowOf(path) ?? '') ?? []);
  const above = listsOf(nearest(cell.row - 1, -1));
  return above.length > 0 ? [...above, ...listsOf(nearest(endRow(cell), 1))] : [];
}
