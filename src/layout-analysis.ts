import { SourceError, scrambled } from './errors.ts';
import type { TextPiece } from './forms/draft-writer.ts';
import { type FoundForm, findForms, unreadForms } from './forms/find-forms.ts';
import {
  isFirstLabel,
  isFootLabel,
  isGroupLabel,
  isTotalLabel,
  isWholeLabel,
  type Lexicon,
  lexicon,
} from './forms/labels.ts';
import { labelNear, levelAmong } from './forms/misread-labels.ts';
import { isOwnFamily, type Template } from './forms/template.ts';
import { typedForms } from './forms/text-dump/dump-pages.ts';
import { formsBegun, hasLostCharacters, holdsForm, losesLabel } from './forms/text-dump/lost.ts';
import { labelledIn } from './forms/text-dump/marks.ts';
import { isCaption, isTitle, saysItGoesOn } from './forms/title.ts';
import type {
  Cell,
  Document,
  EvidenceSource,
  Form,
  Grid,
  Page,
  PageReport,
  Place,
  Region,
  TextLine,
} from './model.ts';
import type { ReadSource } from './read/read.ts';
import type { DumpLine } from './read/text-dump.ts';
import type { Hints } from './tables/label-hints.ts';
import { layOut } from './tables/layout.ts';

/** What is seen in a source before any form is read, whether it has places on pages or only lines. */
export type LayoutAnalysis = {
  readonly found: readonly FoundForm[];
  /** lines outside the tables */
  readonly lines: readonly TextLine[];
  /** page numbers and running heads */
  readonly running: readonly TextLine[];
  readonly grids: readonly Grid[];
  readonly source: EvidenceSource;
  /** a dump that is read by the places of its texts */
  readonly isTyped: boolean;
  /** … its rulings are printed, too, as box-drawing characters */
  readonly isFramed: boolean;
  /** … it has no such places: its texts stand in the order of reading */
  readonly isReadingOrder: boolean;
  /** a dump that prints labels of forms and holds none, or has lost characters */
  readonly isLost: boolean;
  /** the labels by which forms were found */
  readonly words: Lexicon;
  /** all that stands on the given pages, for the account of characters */
  piecesOn(pages: ReadonlySet<number>): readonly TextPiece[];
  /** a place as the document tells it: on the page as displayed, or by lines */
  displayed<P extends Pick<Place, 'regions'>>(place: P): P;
};

export const HINTS: Hints = {
  isTitle,
  isWhole: isWholeLabel,
  isGroup: isGroupLabel,
  isBeginning: isFirstLabel,
  isEnd: isTotalLabel,
  isFoot: isFootLabel,
  saysItGoesOn,
  isCaption,
};

export function analyseLayout(read: ReadSource, templates: readonly Template[] = []): LayoutAnalysis {
  const words = wordsOf(templates);
  return read.lines ? analyseDump(read, read.lines, words) : analysePages(read, words);
}

function analyseDump(source: ReadSource, lines: readonly DumpLine[], words: Lexicon): LayoutAnalysis {
  const printed = lines.flatMap(wordsIn);
  if (source.pages.length === 0 && holdsForm(printed, words)) {
    throw new SourceError(
      'too-long',
      '文本太长，请按表拆开 · the dump has more lines than are read at once: split it between its forms',
    );
  }
  const isReadingOrder = source.pages.some(({ typed }) => typed?.isReadingOrder);
  const pages = source.pages.flatMap(page => typedForms(page, words));
  const isFramed = pages.length > 0 && source.pages.every(({ rulings }) => rulings.length > 0);
  const layout = typed(analysePages({ ...source, pages }, words), pages);
  const read = new Set(
    layout.found.flatMap(({ segments }) =>
      segments.flatMap(({ formGrid }) => formGrid.grid.regions.map(({ page }) => page)),
    ),
  );
  // what was dealt out to no cells is in no order: rows and columns that it seems to have there are none
  const isDealt = ({ rulings }: Page) => !isReadingOrder || rulings.length > 0;
  const isUnread = pages.some(page =>
    read.has(page.page) ? !isDealt(page) : holdsForm(textsOn(page), words),
  );
  const begun = source.pages.reduce((sum, page) => sum + formsBegun(page, words), 0);
  const isCut = layout.found.length > 0 && (begun > layout.found.length || hasLostCharacters(printed));
  const isSwallowed = layout.grids.some(({ cells }) => cells.some(cell => swallowsLabel(cell, words)));
  const isLost = isUnread || isCut || isSwallowed;
  return { ...layout, isFramed, isReadingOrder, isLost };
}

/** Whether a cell holds the label of another one. */
function swallowsLabel({ text, lines }: Cell, words: Lexicon): boolean {
  const isInside = lines.slice(1).some(line => isFootLabel(line.text));
  return (
    Boolean(labelledIn(text)?.before) || (isInside && !isFootLabel(text) && words.indicator(text) === null)
  );
}

function textsOn({ page, runs }: Page): { text: string; page: number }[] {
  return runs.map(({ text }) => ({ text, page }));
}

function wordsIn({ text, page }: DumpLine): { text: string; page: number }[] {
  return text.split(/[\s\u2500-\u257f]+/).map(word => ({ text: word, page }));
}

/** The labels by which forms are found: those that all forms share, and those of families that ziping does not know. */
function wordsOf(templates: readonly Template[]): Lexicon {
  const own = templates.filter(({ family }) => isOwnFamily(family));
  return lexicon(Object.assign({}, ...own.map(({ labels }) => labels)));
}

function analysePages({ pages }: ReadSource, words: Lexicon): LayoutAnalysis {
  const laidOut = layOut(pages, HINTS);
  const layout = { ...laidOut, grids: laidOut.grids.map(respelled) };
  const found = findForms(layout, words);
  return {
    found,
    lines: layout.lines,
    running: layout.running,
    grids: layout.grids,
    source: 'text-layer',
    isTyped: false,
    isFramed: false,
    isReadingOrder: false,
    isLost: false,
    words,
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

/** What is seen in a dump that is laid out, its places told by the lines of the file. */
function typed(layout: LayoutAnalysis, pages: readonly Page[]): LayoutAnalysis {
  const byNumber = new Map(pages.map(page => [page.page, page]));
  const linesAt = ({ page, bbox: [, top, , bottom] }: Region): readonly [number, number] => {
    const { numbers, tops } = byNumber.get(page)!.typed!;
    const from = Math.max(
      0,
      tops.findLastIndex(y => y <= top + 1),
    );
    const to = tops.findLastIndex(y => y < bottom - 1);
    const own = numbers.slice(from, Math.max(from, to) + 1);
    return [Math.min(...own), Math.max(...own)];
  };
  return { ...layout, source: 'text-dump', isTyped: true, displayed: place => byLines(place, linesAt) };
}

/** A place told by lines of the file. */
function byLines<P extends Pick<Place, 'regions'>>(
  place: P,
  linesAt: (region: Region) => readonly [number, number],
): P {
  if (!place.regions) return place;
  const { regions, ...rest } = place;
  const spans = regions.map(linesAt);
  const lines = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
  return (spans.length === 0 ? { ...rest, regions } : { ...rest, lines }) as unknown as P;
}

/** A form with its places as the document tells them. */
export function displayedForm(form: Form, layout: LayoutAnalysis): Form {
  const evidence = Object.entries(form.evidence).map(([path, own]) => [path, layout.displayed(own)] as const);
  return { ...form, evidence: Object.fromEntries(evidence) };
}

/** A dump has no pages that could have failed: where a part of a form is lost, it is refused as a whole. Throws SourceError. */
export function assertWhole(
  layout: LayoutAnalysis,
  pages: readonly PageReport[],
  { unplaced }: Document['coverage'],
): void {
  if (layout.source !== 'text-dump') return;
  const isLost = pages.some(({ outcome, reason }) => outcome === 'failed' && reason !== 'table-doubtful');
  if (isLost || isUnfound(layout) || losesLabel(unplaced.map(({ text }) => text))) throw scrambled();
}

/** Whether a dump is lost, a grid that belongs to no form prints the labels of one, or more forms begin than were found. */
function isUnfound({ grids, lines, found, words, isLost }: LayoutAnalysis): boolean {
  if (isLost) return true;
  const own = new Set(found.flatMap(({ segments }) => segments.map(({ formGrid }) => formGrid.grid)));
  const others = grids.filter(grid => !own.has(grid));
  const starts = [...grids.flatMap(({ cells }) => cells), ...lines].map(({ text }) => words.head(text));
  const begun = (role: string) => starts.filter(own => own === role).length;
  const isBegun = Math.max(begun('projectName'), begun('department')) > found.length;
  return (
    isBegun ||
    others.some(
      grid =>
        unreadForms(
          grid.cells.map(({ text }) => ({ text, page: 1 })),
          words,
        ).size > 0,
    )
  );
}
