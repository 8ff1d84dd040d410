import type { Coverage, Place, Prose, Region, TextLine, Unplaced } from '../model.ts';
import { rounded } from '../values/bbox.ts';
import type { Drafted } from './draft.ts';
import type { TextPiece } from './draft-writer.ts';

/** What stands on pages, and where it stands on them as displayed. */
type Pieces = {
  piecesOn(pages: ReadonlySet<number>): readonly TextPiece[];
  displayed<P extends Pick<Place, 'regions'>>(place: P): P;
};

/**
 * Accounts for every visible character on the pages of the forms, without running heads and page numbers: it is in a piece
 * that the drafts claim, or listed as unplaced.
 */
export function coverageOf(layout: Pieces, drafts: readonly Drafted[]): Coverage {
  const claimed = claimedBy(drafts);
  const pieces = layout.piecesOn(new Set(drafts.flatMap(({ pages }) => pages)));
  const unplaced = pieces.filter(piece => !claimed.has(piece) && countOf(piece) > 0).map(unplacedOf);
  const characters = pieces.reduce((sum, piece) => sum + countOf(piece), 0);
  const lost = pieces.reduce((sum, piece) => sum + (claimed.has(piece) ? 0 : countOf(piece)), 0);
  return { characters, placed: characters - lost, unplaced: unplaced.map(place => layout.displayed(place)) };
}

/** What stands outside the tables and in no form, page by page. */
export function proseOf(lines: readonly TextLine[], drafts: readonly Drafted[]): Prose[] {
  const claimed = claimedBy(drafts);
  const byPage = Map.groupBy(
    lines.filter(line => !claimed.has(line)),
    line => line.page,
  );
  return [...byPage].map(([page, own]) => ({ page, text: own.map(line => line.text).join('') }));
}

/** The pieces of the pages that the forms took. */
export function claimedBy(drafts: readonly Drafted[]): ReadonlySet<TextPiece> {
  return new Set(drafts.flatMap(({ claimed }) => [...claimed]));
}

function linesOf(piece: TextPiece): readonly TextLine[] {
  return 'lines' in piece ? piece.lines : [piece];
}

function countOf(piece: TextPiece): number {
  return linesOf(piece).reduce((sum, line) => sum + [...line.text.replace(/\s/g, '')].length, 0);
}

function unplacedOf(piece: TextPiece): Unplaced {
  const regions: Region[] = linesOf(piece).map(({ page, bbox }) => ({ page, bbox: rounded(bbox) }));
  return { text: piece.text, regions };
}
