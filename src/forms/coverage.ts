import type { Coverage, Region, TextLine, Unplaced } from '../model.ts';
import { rounded } from '../values/bbox.ts';
import type { TextPiece } from './draft-writer.ts';

/**
 * Accounts for every visible character of the given pieces (all that stands on the pages of the forms, without running
 * heads and page numbers): it is in a claimed piece, or listed as unplaced.
 */
export function coverageOf(pieces: readonly TextPiece[], claimed: ReadonlySet<TextPiece>): Coverage {
  const unplaced = pieces.filter(piece => !claimed.has(piece) && countOf(piece) > 0).map(unplacedOf);
  const characters = pieces.reduce((sum, piece) => sum + countOf(piece), 0);
  const lost = pieces.reduce((sum, piece) => sum + (claimed.has(piece) ? 0 : countOf(piece)), 0);
  return { characters, placed: characters - lost, unplaced };
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
