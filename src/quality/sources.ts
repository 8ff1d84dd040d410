import type { TextPiece } from '../forms/draft-writer.ts';
import type { FormSegment } from '../forms/find-forms.ts';
import type { Cell, EvidenceSource } from '../model.ts';
import type { ReadingWay, Subject } from './check.ts';

/** Where the texts of a document come from: a dump may be laid out, with its rulings or without them. */
export type TextOrigin = {
  readonly source: EvidenceSource;
  readonly isReadingOrder: boolean;
  readonly isFramed: boolean;
};

/** Every way in which some of a form was read. */
export function waysOf(
  segments: readonly FormSegment[],
  { source, isReadingOrder, isFramed }: TextOrigin,
): readonly ReadingWay[] {
  if (source === 'text-dump' && !isFramed) return [isReadingOrder ? 'dump' : 'typed'];
  return [
    ...new Set(
      segments.flatMap((segment): ReadingWay[] => {
        const { isAligned } = segment.formGrid.grid;
        const isRead = isPictured(segment);
        return [...(isAligned ? (['aligned'] as const) : []), isRead ? 'picture' : 'drawn'];
      }),
    ),
  ];
}

/** Whether any of it was read from a picture. */
export function isPictured({ formGrid }: FormSegment): boolean {
  return formGrid.grid.cells.some(cell => cell.lines.some(({ reading }) => reading));
}

/** Cells with a text that is in no label and in no value. */
function unreadIn({ formGrid, rows }: FormSegment, claimed: ReadonlySet<TextPiece>): Cell[] {
  return formGrid.grid.cells.filter(
    cell =>
      /[\p{L}\p{N}]/u.test(cell.text) && !claimed.has(cell) && cell.row >= rows[0] && cell.row < rows[1],
  );
}

/** Every such cell of a form, with the stretch that it stands in. */
export function unreadOf({ segments, claimed }: Pick<Subject, 'segments' | 'claimed'>) {
  return segments.flatMap(segment => unreadIn(segment, claimed).map(cell => ({ segment, cell })));
}

/** The cells of a form's own rows. */
export function segmentCells({ formGrid, rows: [from, to] }: FormSegment): readonly Cell[] {
  return formGrid.grid.cells.filter(({ row }) => row >= from && row < to);
}
