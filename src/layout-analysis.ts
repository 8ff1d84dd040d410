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
import { dumpForms } from './forms/text-dump/dump-forms.ts';
import type { GridOfForm } from './forms/text-dump/dump-grid.ts';
import { byLines, formLines, type LinesAt, printedLines } from './forms/text-dump/lines-of-file.ts';
import { formsBegun, hasLostCharacters, holdsForm, losesLabel } from './forms/text-dump/lost.ts';
import { labelledIn } from './forms/text-dump/marks.ts';
import { isCaption, isTitle, saysItGoesOn } from './forms/title.ts';
import type { Cell, Document, EvidenceSource, Form, Grid, PageReport, Place, TextLine } from './model.ts';
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
  const isFramed = source.pages.some(({ rulings }) => rulings.length > 0);
  const forms = isFramed ? [] : source.pages.flatMap(page => dumpForms(page, words));
  const layout = isFramed
    ? typed(analysePages(source, words), printedLines(source.pages))
    : typed(layoutOf(forms, words), formLines(forms));
  const read = new Set(
    layout.found.flatMap(({ segments }) =>
      segments.flatMap(({ formGrid }) => formGrid.grid.regions.map(({ page }) => page)),
    ),
  );
  const isUnread = isFramed
    ? read.size === 0 && holdsForm(printed, words)
    : forms.some(({ grid, lines }, index) => !read.has(index + 1) && holdsForm(textsOf(grid, lines), words));
  const begun = source.pages.reduce((sum, page) => sum + formsBegun(page, words), 0);
  const isCut = layout.found.length > 0 && (begun > layout.found.length || hasLostCharacters(printed));
  const isSwallowed = layout.grids.some(({ cells }) => cells.some(cell => swallowsLabel(cell, words)));
  return { ...layout, isFramed, isReadingOrder, isLost: isUnread || isCut || isSwallowed };
}

function layoutOf(forms: readonly GridOfForm[], words: Lexicon): LayoutAnalysis {
  const grids = forms.flatMap(({ grid }) => grid ?? []);
  return analysed({ grids, lines: forms.flatMap(({ lines }) => lines), running: [] }, words);
}

function textsOf(grid: Grid | null, lines: readonly TextLine[]): { text: string; page: number }[] {
  return [...(grid?.cells.flatMap(cell => cell.lines) ?? []), ...lines].flatMap(({ text, page }) =>
    text.split(' ').map(word => ({ text: word, page })),
  );
}

/** Whether a cell holds the label of another one. */
function swallowsLabel({ text, lines }: Cell, words: Lexicon): boolean {
  const isInside = lines.slice(1).some(line => isFootLabel(line.text));
  return (
    Boolean(labelledIn(text)?.before) || (isInside && !isFootLabel(text) && words.indicator(text) === null)
  );
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
  const displayed: LayoutAnalysis['displayed'] = place =>
    place.regions ? { ...place, regions: place.regions.map(layout.displayed) } : place;
  return { ...analysed(layout, words), displayed };
}

function analysed(
  { grids, lines, running }: Pick<LayoutAnalysis, 'grids' | 'lines' | 'running'>,
  words: Lexicon,
): LayoutAnalysis {
  return {
    found: findForms({ grids, lines }, words),
    lines,
    running,
    grids,
    source: 'text-layer',
    isTyped: false,
    isFramed: false,
    isReadingOrder: false,
    isLost: false,
    words,
    piecesOn: numbers => [
      ...grids.flatMap(grid => (grid.regions.some(({ page }) => numbers.has(page)) ? grid.cells : [])),
      ...lines.filter(({ page }) => numbers.has(page)),
    ],
    displayed: place => place,
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

/** What is seen in a dump, its places told by the lines of the file. */
function typed(layout: LayoutAnalysis, linesAt: LinesAt): LayoutAnalysis {
  return { ...layout, source: 'text-dump', isTyped: true, displayed: place => byLines(place, linesAt) };
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
