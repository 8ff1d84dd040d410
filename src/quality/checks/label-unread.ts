import { regionsOf, type TextPiece } from '../../forms/draft-writer.ts';
import type { FormSegment } from '../../forms/find-forms.ts';
import { isBlank } from '../../forms/form-grid.ts';
import type { Cell, Note } from '../../model.ts';
import { type Check, example, type Subject, soundExample } from '../check.ts';
import { segmentCells } from '../sources.ts';
import { absentIn, emptyIn, standingIn } from '../value-paths.ts';

export const labelUnread: Check = {
  id: 'label-unread',
  statement: {
    zh: '有标签读不出，或某列没有表头，此栏却没有读到',
    en: 'not found, although a label cannot be read, or a column has no heading',
  },
  why: { zh: '它的标签可能就是那一个', en: 'its label may be that one' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '标签的编码已损坏', en: 'a label whose font lost its map to Unicode' },
      [['项目名称 | 城市公园养护', '\uFFFD\uFFFD名称 | 城市公园养护']],
      { finds: ['/supervisingDepartment'] },
    ),
    soundExample(),
  ],
  observe: subject => {
    const lost = [...brokenIn(subject), ...subject.segments.flatMap(headless)][0];
    if (lost === undefined) return [];
    const note: Note = isBroken(lost) ? 'broken-unicode' : 'ambiguous';
    return [
      { paths: [...absentIn(subject.form), ...emptyIn(subject.form)], note, regions: regionsOf([lost]) },
    ];
  },
};

/** Pieces with a broken text in which no value stands. */
function brokenIn({ form, segments }: Subject): TextPiece[] {
  const pieces: readonly TextPiece[] = segments.flatMap(segment => [
    ...segmentCells(segment),
    ...segment.above,
  ]);
  const isValue = (piece: TextPiece) => standingIn(form, [piece]).some(path => !path.includes('/extras/'));
  return pieces.filter(piece => isBroken(piece) && !isValue(piece));
}

function isBroken(piece: TextPiece): boolean {
  return 'notes' in piece ? piece.notes.includes('broken-unicode') : piece.doubt === 'broken-unicode';
}

/** Values in columns without a heading. */
function headless({ formGrid, blocks }: FormSegment): readonly Cell[] {
  return blocks.flatMap(block => {
    if (block.kind !== 'indicators' && block.kind !== 'funding') return [];
    const columns = block.columns.filter(({ head }) => isBlank(head));
    return columns.flatMap(({ from }) =>
      block.rows.map(row => formGrid.at(row, from)).filter(cell => !isBlank(cell)),
    );
  });
}
