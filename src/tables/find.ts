import type { Page, PageTables, RulingLine } from '../model.ts';
import { contains, union } from '../values/bbox.ts';
import { saysPage } from '../values/page-number.ts';
import { borderedLattices } from './bordered.ts';
import { borderlessLattices } from './borderless.ts';
import { type Filled, fillLattices, looseLines, type PlacedGrid, phrasesOn } from './cell-text.ts';
import { isPageNumber, isWhereNumbersStand } from './headers-footers.ts';
import { imposedPageAt, impositionEdges } from './imposition.ts';
import type { Hints } from './label-hints.ts';
import type { Lattice } from './lattice.ts';
import { withoutFrames } from './nested-frames.ts';
import { mayLackLines } from './numeric-text.ts';
import { type Phrase, textLine } from './phrases.ts';
import { blockLattices } from './ruled-blocks.ts';
import { joinRulings } from './rulings.ts';
import { semiBorderedLattices, unfinishedLattices } from './semi-bordered.ts';
import { solve } from './solver.ts';
import { withStruck } from './struck-cells.ts';
import { partsIn, type SegmentLine, segmentLines, type TextPart } from './text-segments.ts';
import { type HeadingContext, unruledColumns } from './unruled-columns.ts';
import { unruledRows } from './unruled-rows.ts';

/** A page's tables, with the lattices that `joinGrids` compares. */
export type PlacedTables = PageTables & { readonly placed: readonly PlacedGrid[] };

/**
 * The grids of a page that stands upright (see `turnPage`), and its lines of text outside them. Tables without rulings
 * may go on with those of the page before.
 */
export function findTables(
  page: Page,
  before?: PlacedTables,
  isLabel: Hints['isWhole'] = () => false,
): PlacedTables {
  const [phrases, numbers] = partedNumbers(phrasesOn(page), page.height);
  const { rulings: parting, nested } = withoutFrames(page.rulings);
  const rulings = joinRulings(parting);
  const last = before?.page === page.page - 1 ? before.placed.at(-1)?.lattice : undefined;
  const open = last?.isAligned ? last : null;
  const known = { before: open, isLabel };
  const place = { page: page.page, nested, isLabel };
  const ruledOff = borderedLattices(rulings, last);
  const all = mayLackLines(ruledOff, phrases, { isLabel, goesOn: last !== undefined })
    ? segmentLines(phrases)
    : [];
  const blocks = fillLattices(phrases, blockLattices(all, rulings, page.rulings), place);
  const [free, texts] = blocks.grids.length > 0 ? outside(blocks, rulings) : [rulings, all];
  const half = semiBorderedLattices(free, blocks.loose, known);
  const drawn = half.length > 0 ? half : free === rulings ? ruledOff : borderedLattices(free, last);
  const unfinished = half.length > 0 ? [] : unfinishedLattices(free, blocks.loose, { drawn, known });
  const outlined = [...drawn, ...unfinished];
  const parts = partsIn(texts);
  const lattices = outlined.map(lattice =>
    lattice.isAligned || parts.length === 0
      ? lattice
      : withUnruled(lattice, parts, { isLabel, edges: edgesBefore(last, lattice) }),
  );
  const ruled = fillLattices(blocks.loose, lattices, place);
  const goingOn = ruled.grids.length === 0 ? open : null;
  const imposedPages = byImposedPage(ruled.loose, impositionEdges([...ruled.grids, ...blocks.grids], page));
  const unruled = imposedPages.flatMap(own => borderlessLattices(page, own, goingOn));
  const aligned = fillLattices(ruled.loose, unruled, place);
  const found = [...ruled.grids, ...blocks.grids, ...aligned.grids].sort(
    (a, b) => a.lattice.ys[0]! - b.lattice.ys[0]!,
  );
  const placed = found.map(one => withStruck(one, page.runs));
  const lines = looseLines([...aligned.loose, ...numbers], page.page);
  return { page: page.page, grids: placed.map(({ grid }) => grid), lines, placed };
}

/** A lattice with the rows and columns that no line parts. */
function withUnruled(lattice: Lattice, parts: readonly TextPart[], told: HeadingContext): Lattice {
  const solved = [unruledRows, unruledColumns].reduce((known, find) => {
    const found = find(known, parts, told);
    return found.length > 0 ? solve([...known.separators, ...found])! : known;
  }, lattice);
  return { ...lattice, ...solved, closed: lattice.closed };
}

/** Phrases by the leaf that they stand on: what two pages on one sheet print side by side is no row. */
function byImposedPage(phrases: readonly Phrase[], edges: readonly number[]): (readonly Phrase[])[] {
  const boxOf = (phrase: Phrase) => union([phrase[0]!.bbox, phrase.at(-1)!.bbox]);
  return [...Map.groupBy(phrases, phrase => imposedPageAt(edges, boxOf(phrase))).values()];
}

/** The edges of the table before, where one of the same frame goes on. */
function edgesBefore(last: Lattice | undefined, { xs }: Lattice): readonly number[] {
  const isSame = (a: number, b: number) => Math.abs(a - b) < OUTSIDE;
  return last && isSame(last.xs[0]!, xs[0]!) && isSame(last.xs.at(-1)!, xs.at(-1)!) ? last.xs : [];
}

/** Points by which the rules of a table lie outside its frame. */
const OUTSIDE = 2;

/** Rulings and texts of the rest of a page. */
function outside(
  { grids, loose }: Filled,
  rulings: readonly RulingLine[],
): readonly [RulingLine[], SegmentLine[]] {
  const boxes = grids.flatMap(({ grid }) => grid.regions.map(({ bbox }) => bbox));
  const middle = ({ axis, at, from, to }: RulingLine) =>
    axis === 'horizontal' ? ([(from + to) / 2, at] as const) : ([at, (from + to) / 2] as const);
  const free = rulings.filter(line => !boxes.some(box => contains(box, middle(line), OUTSIDE)));
  return [free, segmentLines(loose)];
}

/**
 * Phrases apart from page numbers that say so (第 3 页) and stand alone: a frame that is longer than its page reaches
 * around them. `3150页` in a row of a table is a quantity.
 */
function partedNumbers(phrases: readonly Phrase[], height: number): readonly [Phrase[], Phrase[]] {
  const middleOf = (phrase: Phrase) => (phrase[0]!.bbox[1] + phrase[0]!.bbox[3]) / 2;
  const isNumber = (phrase: Phrase) => {
    if (!isWhereNumbersStand(middleOf(phrase), height)) return false;
    const { text } = textLine(phrase, 0);
    return saysPage(text) && isPageNumber(text, middleOf(phrase), height);
  };
  const numbers = new Set(phrases.filter(isNumber));
  if (numbers.size === 0) return [[...phrases], []];
  const others = phrases
    .filter(phrase => !numbers.has(phrase))
    .map(phrase => union(phrase.map(({ bbox }) => bbox)));
  const alone = new Set(
    [...numbers].filter(
      phrase => !others.some(([, top, , bottom]) => top < middleOf(phrase) && middleOf(phrase) < bottom),
    ),
  );
  return [phrases.filter(phrase => !alone.has(phrase)), [...alone]];
}
