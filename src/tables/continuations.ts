import type { Continuation, Grid, TextLine } from '../model.ts';
import {
  type Chain,
  type ChainPiece,
  type Choice,
  firstPage,
  type JoinContext,
  lastPage,
  type Weigher,
  weigher,
} from './continuation-candidates.ts';
import { begins, MARGIN } from './continuation-score.ts';
import { repeated } from './headers-footers.ts';
import type { ImposedPage } from './imposition.ts';
import { joined } from './join-parts.ts';
import type { Hints } from './label-hints.ts';
import { besideEachOther, cutLines, wholeLine } from './side-by-side.ts';
import { partOf, type TablePart } from './table-part.ts';

/** Tables in the order of the document, and what was decided about them. */
type Joined = {
  readonly grids: readonly Grid[];
  readonly continuations: readonly Continuation[];
  /** lines that are none of the document's own: they stand in a table after all, or are heads and feet of the paper */
  readonly taken: ReadonlySet<TextLine>;
  /** lines in the place of the left halves that a cut between pages left of them */
  readonly whole: ReadonlyMap<TextLine, TextLine>;
};

/** Chains as they grow, each choice that was weighed, and those that were made. */
type Book = {
  readonly chains: Chain[];
  readonly choices: Choice[];
  readonly made: Choice[];
  readonly weigh: Weigher;
  readonly hints: Hints;
  readonly whole: Map<TextLine, TextLine>;
};

/** Joins the tables that go on over page breaks. */
export function joinTables(around: JoinContext): Joined {
  const { imposedPages, hints } = around;
  const whole = new Map<TextLine, TextLine>();
  const book: Book = { chains: [], choices: [], made: [], weigh: weigher(around), hints, whole };
  for (const [at, imposedPage] of imposedPages.entries())
    readImposedPage(book, imposedPage.placed.map(partOf), before(book.chains, at, imposedPages), at);
  joinSides(book, around);
  joinSwapped(book);
  const taken = new Set([...book.made.flatMap(({ own }) => own), ...running(book, around)]);
  for (const line of whole.keys()) taken.delete(line);
  const continuations = book.choices.map(({ decision }) => decision);
  return { grids: book.chains.map(({ part }) => part.grid), continuations, taken, whole };
}

/**
 * The first table of a leaf goes on with the likeliest one before it, or with none, which it also does where it is likelier
 * the right part of one; the others begin there.
 */
function readImposedPage(
  book: Book,
  parts: readonly TablePart[],
  candidates: readonly Chain[],
  at: number,
): void {
  const [top] = parts;
  if (!top) return;
  const { chains, weigh } = book;
  const choices = candidates.map(chain => weigh.below(chain, { part: top, at }));
  book.choices.push(...choices);
  const [best] = choices.toSorted((a, b) => b.decision.score - a.decision.score);
  const asides = candidates.map(
    ({ pieces }) => weigh.beside(begun(pieces[0]!), [{ part: top, at }])?.decision.score ?? 0,
  );
  const goesOn = best !== undefined && best.decision.score > Math.max(0, ...asides);
  if (goesOn) join(book, best, { part: top, at });
  const own = parts.slice(goesOn ? 1 : 0).map(part => begun({ part, at }));
  chains.push(...own);
  if (parts.length > 1)
    for (const chain of chains) chain.isOpen &&= lastPage(chain) < at || chain === own.at(-1);
}

function begun(piece: ChainPiece): Chain {
  return { part: piece.part, pieces: [piece], isOpen: true };
}

function join(book: Pick<Book, 'hints' | 'made'>, choice: Choice, piece: ChainPiece): void {
  const { chain, meeting, decision } = choice;
  chain.part = joined(meeting!, book.hints, decision.isAmbiguous);
  chain.pieces = [...chain.pieces, piece];
  book.made.push(choice);
}

/** Tables that may go on on a leaf: those that end the last one with tables, or the one at the same place of the sheet before. */
function before(chains: readonly Chain[], at: number, imposedPages: readonly ImposedPage[]): Chain[] {
  const nearest = imposedPages.slice(0, at).findLastIndex(({ placed }) => placed.length > 0);
  const { page, place, places } = imposedPages[at]!;
  const above = imposedPages.findIndex(
    imposedPage =>
      places > 1 &&
      imposedPage.page === page - 1 &&
      imposedPage.place === place &&
      imposedPage.places === places,
  );
  return chains.filter(chain => chain.isOpen && (lastPage(chain) === nearest || lastPage(chain) === above));
}

/** A sheet that was cut into left and right pages: each row goes on as many sheets further on as the left part takes. */
function joinSides(book: Book, { imposedPages }: JoinContext): void {
  for (const left of [...book.chains]) {
    if (!book.chains.includes(left)) continue;
    const at = lastPage(left) + 1;
    const behind = book.chains.filter(
      chain => firstPage(chain) >= at && lastPage(chain) < at + left.pieces.length,
    );
    const right = behind.flatMap(({ pieces }) => pieces).sort((a, b) => a.at - b.at);
    if (right.length !== left.pieces.length || right.some((piece, place) => piece.at !== at + place))
      continue;
    const choice = book.weigh.beside(left, right);
    if (!choice) continue;
    book.choices.push(choice);
    if (choice.decision.score <= 0) continue;
    const own: TextLine[] = [];
    left.pieces.forEach((piece, place) => {
      const other = right[place]!;
      const aside = piece.part.xs.at(-1)! - other.part.xs[0]!;
      const [lines, rest] = [piece, other].map(({ at: page }) => imposedPages[page]!.lines);
      for (const [line, end] of cutLines([piece.part, lines!], [other.part, rest!])) {
        book.whole.set(line, wholeLine(line, end, aside));
        own.push(end);
      }
    });
    const wide = left.pieces.map(({ part, at: imposedPage }, place) => ({
      part: besideEachOther(part, right[place]!.part),
      at: imposedPage,
    }));
    left.part = inOrder(wide, book).chain.part;
    left.pieces = [...left.pieces, ...right];
    book.made.push({ ...choice, own, between: [] });
    book.chains.splice(0, book.chains.length, ...book.chains.filter(chain => !behind.includes(chain)));
  }
}

/**
 * A table without a beginning, and one that begins on the leaf behind it: pages may have been swapped. The early part
 * stands behind the first of the others, or behind all of them, whichever meets best; what has its end on a leaf where
 * another table begins takes nothing more behind it.
 */
function joinSwapped(book: Book): void {
  const isBegun = ({ part }: Chain) => begins(part.grid, book.hints.isBeginning);
  for (const early of [...book.chains]) {
    const late = book.chains.find(chain => firstPage(chain) === lastPage(early) + 1);
    if (!late || early.pieces.length > 1 || !isBegun(late) || isBegun(early)) continue;
    const behind = late.pieces.length;
    const places = [...new Set([1, behind])].filter(place => late.isOpen || place < behind);
    if (places.length === 0) continue;
    const orders = places.map(place => inOrder(late.pieces.toSpliced(place, 0, ...early.pieces), book));
    const [best, other] = orders.toSorted((a, b) => b.score - a.score);
    book.choices.push(...best!.made);
    const before = book.made.filter(({ chain }) => chain === late);
    const gain = best!.score - sumOf(before);
    if (gain <= 0) continue;
    const isDoubtful = Math.min(gain, best!.score - (other?.score ?? 0)) < MARGIN;
    const { chain, made } = isDoubtful ? inOrder(best!.chain.pieces, book, isDoubtful) : best!;
    book.made.splice(0, book.made.length, ...book.made.filter(choice => !before.includes(choice)), ...made);
    book.chains.splice(book.chains.indexOf(late), 1, chain);
    book.chains.splice(book.chains.indexOf(early), 1);
  }
}

/** A chain of pieces in this order, and the sum of what speaks for each that goes on. */
function inOrder([first, ...others]: readonly ChainPiece[], { weigh, hints }: Book, isDoubtful = false) {
  const chain = begun(first!);
  const made: Choice[] = [];
  for (const piece of others) {
    const { decision, ...choice } = weigh.below(chain, piece);
    const isAmbiguous = decision.isAmbiguous || isDoubtful;
    join({ hints, made }, { ...choice, decision: { ...decision, isAmbiguous } }, piece);
  }
  return { chain, made, score: sumOf(made) };
}

function sumOf(made: readonly Choice[]): number {
  return made.reduce((sum, { decision }) => sum + decision.score, 0);
}

/**
 * Heads and feet: what stands between the parts of a table and again at the same height of other pages. The title above
 * a table that begins is its own, with what stands below it.
 */
function running({ made, chains }: Book, { imposedPages, hints }: JoinContext): TextLine[] {
  const copies = repeated(imposedPages);
  const own = chains.flatMap(chain => {
    const [, top] = chain.part.grid.regions[0]!.bbox;
    const above = imposedPages[firstPage(chain)]!.lines.filter(({ bbox }) => bbox[3] < top);
    const title = above.findLast(({ text }) => hints.isTitle(text));
    return title ? above.filter(({ bbox }) => bbox[1] >= title.bbox[1]) : [];
  });
  const between = new Set(made.flatMap(choice => choice.between));
  return [...between].flatMap(line => {
    const others = copies(line).filter(copy => copy !== line && !own.includes(copy));
    return copies(line).length > 1 ? [line, ...others] : [];
  });
}
