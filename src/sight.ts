import type { Piece } from './forms/desk.ts';
import {
  isFirstLabel,
  isGroupLabel,
  isTotalLabel,
  isWholeLabel,
  type Lexicon,
  lexicon,
} from './forms/labels.ts';
import { type Found, findForms } from './forms/recognise.ts';
import { labelNear, levelAmong } from './forms/respelling.ts';
import { isOwnFamily, type Template } from './forms/template.ts';
import { findDumpForms } from './forms/text/dump.ts';
import { isCaption, isTitle, saysItGoesOn } from './forms/title.ts';
import type { EvidenceSource, Grid, Place, TextLine } from './model.ts';
import type { ReadSource } from './read/read.ts';
import type { Hints } from './tables/hints.ts';
import { layOut } from './tables/layout.ts';

/** What is seen in a source before any form is read, whether it has places on pages or only lines. */
export type Sight = {
  readonly found: readonly Found[];
  /** lines outside the tables */
  readonly lines: readonly TextLine[];
  /** page numbers and running heads */
  readonly running: readonly TextLine[];
  readonly grids: readonly Grid[];
  readonly source: EvidenceSource;
  /** the labels by which forms were found */
  readonly words: Lexicon;
  /** a dump that shows that something in it cannot be told any more */
  readonly isScrambled: boolean;
  /** all that stands on the given pages, for the account of characters */
  piecesOn(pages: ReadonlySet<number>): readonly Piece[];
  /** a place as the document tells it: on the page as displayed, or by lines */
  displayed<P extends Pick<Place, 'regions'>>(place: P): P;
};

export const HINTS: Hints = {
  isTitle,
  isWhole: isWholeLabel,
  isGroup: isGroupLabel,
  isBeginning: isFirstLabel,
  isEnd: isTotalLabel,
  saysItGoesOn,
  isCaption,
};

export function see(read: ReadSource, templates: readonly Template[] = []): Sight {
  return read.source.kind === 'text' ? seeDump(read) : seePages(read, wordsOf(templates));
}

/** The labels by which forms are found: those that all forms share, and those of families that ziping does not know. */
function wordsOf(templates: readonly Template[]): Lexicon {
  const own = templates.filter(({ family }) => isOwnFamily(family));
  return lexicon(Object.assign({}, ...own.map(({ labels }) => labels)));
}

function seePages({ pages }: ReadSource, words: Lexicon): Sight {
  const seen = layOut(pages, HINTS);
  const layout = { ...seen, grids: seen.grids.map(respelled) };
  const found = findForms(layout, words);
  return {
    found,
    lines: layout.lines,
    running: layout.running,
    grids: layout.grids,
    source: 'text-layer',
    words,
    isScrambled: false,
    piecesOn: numbers => [
      ...layout.grids.flatMap(grid => (grid.regions.some(({ page }) => numbers.has(page)) ? grid.cells : [])),
      ...layout.lines.filter(({ page }) => numbers.has(page)),
    ],
    displayed: place => (place.regions ? { ...place, regions: place.regions.map(layout.displayed) } : place),
  };
}

/** Labels that were read from a picture with a character wrong, as they are printed: a form is found by its labels. */
function respelled(grid: Grid): Grid {
  const cells = grid.cells.map(cell => {
    if (!cell.lines.some(({ reading }) => reading)) return cell;
    const sureness = Math.min(...cell.lines.map(({ reading }) => reading?.confidence ?? 1));
    const row = grid.cells.filter(other => other.row === cell.row);
    const texts = row.map(({ text }) => text);
    const label = levelAmong(row.indexOf(cell), texts) ?? labelNear(cell.text, new Set(texts), sureness);
    return label === null ? cell : { ...cell, text: label, read: cell.text };
  });
  return { ...grid, cells };
}

/** A dump has no pages: line n of the file stands at the height n − 1. */
function seeDump({ pages }: ReadSource): Sight {
  const { forms, loose, lines, isScrambled } = findDumpForms(pages);
  const grids = forms.flatMap(({ segments }) => segments.map(({ sheet }) => sheet.grid));
  const around = forms.flatMap(({ segments }) =>
    segments.flatMap(({ above, below }) => [...above, ...below]),
  );
  return {
    found: forms,
    lines,
    running: [],
    grids,
    source: 'text-dump',
    words: lexicon(),
    isScrambled,
    piecesOn: () => [...grids.flatMap(grid => grid.cells), ...around, ...loose],
    displayed(place) {
      if (!place.regions) return place;
      const { regions, ...rest } = place;
      const from = Math.min(...regions.map(({ bbox }) => Math.floor(bbox[1]) + 1));
      const to = Math.max(...regions.map(({ bbox }) => Math.ceil(bbox[3])));
      return (
        regions.length === 0 ? { ...rest, regions } : { ...rest, lines: [from, Math.max(from, to)] }
      ) as typeof place;
    },
  };
}
