import type { Continuation, TextLine } from '../model.ts';
import { type Between, decide, featuresOf, sidewaysFeatures } from './continuation-score.ts';
import { isInMargin, printedNumber, repeated } from './headers-footers.ts';
import type { ImposedPage } from './imposition.ts';
import { type Meeting, meet, withOverflow } from './join-parts.ts';
import type { Hints } from './label-hints.ts';
import { cutLines, rowsOfAll } from './side-by-side.ts';
import { fitOf, type TablePart } from './table-part.ts';

/** What tables are joined in: `running` are lines known as heads, feet and page numbers. */
export type JoinContext = {
  readonly imposedPages: readonly ImposedPage[];
  readonly running: ReadonlySet<TextLine>;
  readonly hints: Hints;
};

/** A part of a table, on the leaf `at`. */
export type ChainPiece = { readonly part: TablePart; readonly at: number };

/** A table as far as it was seen, and the pieces that it was joined of: it may go on while nothing stands below the last one. */
export type Chain = { part: TablePart; pieces: readonly ChainPiece[]; isOpen: boolean };

export const firstPage = ({ pieces }: Chain): number => pieces[0]!.at;
export const lastPage = ({ pieces }: Chain): number => pieces.at(-1)!.at;

export type Choice = {
  readonly chain: Chain;
  /** how the two would be joined; null for those that stand beside each other */
  readonly meeting: Meeting | null;
  readonly decision: Continuation;
  readonly between: readonly TextLine[];
  /** lines that the two parts take in where they are joined */
  readonly own: readonly TextLine[];
};

export type Weigher = {
  below(chain: Chain, next: ChainPiece): Choice;
  /** … the right part of each piece of the chain on the sheets behind it */
  beside(left: Chain, right: readonly ChainPiece[]): Choice | null;
};

export function weigher(around: JoinContext): Weigher {
  const { imposedPages, running, hints } = around;
  const copies = repeated(imposedPages);
  const loose = imposedPages.map(({ lines }) => lines.filter(line => !running.has(line)));
  const numbers = imposedPages.map(printedNumber);
  const isRecurring = (line: TextLine) => copies(line).some(({ page }) => page !== line.page);

  const above = ({ part, at }: ChainPiece) =>
    loose[at]!.filter(({ bbox }) => bbox[3] < part.grid.regions[0]!.bbox[1]);

  /** What stands between a chain and what comes next. */
  const betweenOf = (chain: Chain, next: ChainPiece, lines: readonly TextLine[]): Between => {
    const [first, last] = [firstPage(chain), lastPage(chain)];
    const start = chain.part.grid.regions[0]!.bbox[1];
    return {
      lines,
      heads: imposedPages[first]!.lines.filter(({ bbox }) => bbox[3] < start),
      recurs: isRecurring,
      isMarginal: line =>
        isInMargin(line, imposedPages[line.page === imposedPages[next.at]!.page ? next.at : last]!.height),
    };
  };

  return {
    below(chain, next) {
      const last = lastPage(chain);
      const [upper, lower] = [imposedPages[last]!, imposedPages[next.at]!];
      const mayHang = loose[last]!.filter(({ text }) => !hints.saysItGoesOn(text) && !hints.isCaption(text));
      const { taken, ...hanging } = withOverflow(chain.part, upper.page, mayHang);
      const meeting = meet(hanging, next.part, { lines: lower.lines, hints });
      const inside = new Set(meeting.lower.cells.flatMap(({ lines }) => lines));
      const own = [...taken, ...lower.lines.filter(line => inside.has(line))];
      const bottom = chain.part.grid.regions.at(-1)!.bbox[3];
      const lines = [
        ...loose[last]!.filter(({ bbox }) => bbox[1] > bottom),
        ...loose.slice(last + 1, next.at).flat(),
        ...above(next),
      ];
      const between = betweenOf(
        chain,
        next,
        lines.filter(line => !own.includes(line)),
      );
      const distance = distanceOf(upper, lower) ?? next.at - last;
      const printed = distanceBetween(numbers[last]!, numbers[next.at]!);
      const heights = [upper.height, lower.height] as const;
      const features = featuresOf({ meeting, between, heights, distance, printed }, hints);
      return { chain, meeting, decision: decided(chain, next, features), between: between.lines, own };
    },
    beside(left, right) {
      const [first] = right;
      const rows = rowsOfAll(
        left.pieces.map(({ part }) => part),
        right.map(({ part }) => part),
      );
      if (!first || !rows || fitOf(left.part, first.part).isFramed) return null;
      const goingOn = cutLines(
        [left.pieces[0]!.part, loose[firstPage(left)]!],
        [first.part, loose[first.at]!],
      );
      const rest = new Set(goingOn.map(([, line]) => line));
      const lines = above(first).filter(line => !rest.has(line));
      const between = betweenOf(left, first, lines);
      const features = sidewaysFeatures(first.part.grid, rows, between, hints);
      return {
        chain: left,
        meeting: null,
        decision: decided(left, first, features),
        between: between.lines,
        own: [],
      };
    },
  };
}

function decided(chain: Chain, { part }: ChainPiece, features: Parameters<typeof decide>[2]): Continuation {
  return decide(chain.part.grid.regions.at(-1)!, part.grid.regions[0]!, features);
}

/** Sheets from one to the next at the same place; null for leaves at other places. */
function distanceOf(upper: ImposedPage, lower: ImposedPage): number | null {
  const isSamePlace = upper.places > 1 && upper.place === lower.place;
  return isSamePlace ? lower.page - upper.page : null;
}

function distanceBetween(upper: number | null, lower: number | null): number | null {
  return upper === null || lower === null ? null : lower - upper;
}
