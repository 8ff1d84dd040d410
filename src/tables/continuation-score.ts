import type { Cell, Continuation, Grid, Region, TextLine } from '../model.ts';
import { WEIGHTS } from './continuation-weights.ts';
import type { Meeting } from './join-parts.ts';
import type { Hints } from './label-hints.ts';
import { rowCells } from './page-break-rows.ts';
import type { Fit } from './table-part.ts';

/** What is measured of two tables, the second of which may go on with the first: from 0 to 1 each, where nothing is said. */
export type Features = {
  readonly always: 1;
  /** inner edges of the columns that meet those above, and such that meet none (of `n` edges n / (n + 1) at most) */
  readonly columns: number;
  readonly unmatched: number;
  /** the outer edges lie on edges of the first table */
  readonly frame: number;
  /** moved or scaled on its page, as far as 10 ems or percent */
  readonly moved: number;
  /** rows of the first table stand again at its top */
  readonly headings: number;
  /** it begins like the first one, or with the label that forms begin with */
  readonly begins: number;
  /** a line between says that it goes on */
  readonly continuedMark: number;
  /** a title stands between that the first table has as well; one that it has not */
  readonly sameTitle: number;
  readonly otherTitle: number;
  /** lines between, in the margins and elsewhere, that stand nowhere else: three of them, or more */
  readonly marginal: number;
  readonly prose: number;
  /** share of the page below the first table in which the next row had its place; share above the second one */
  readonly room: number;
  readonly spaceAbove: number;
  /** no line is drawn at the break */
  readonly noRuling: number;
  /** texts go on over the break */
  readonly cut: number;
  /** its first row is of a group that is named on the page before */
  readonly openGroup: number;
  /** the first table begins as forms do, and its last row was not seen yet */
  readonly unfinished: number;
  /** the last row was seen before the break, and what stands behind it is no row below that; or one of them stands there */
  readonly total: number;
  readonly totalFollows: number;
  /** the numbers of the rows go on; or begin again (-1) */
  readonly numbers: number;
  /** by the numbers printed on the two pages it is the next one; or another one (-1) */
  readonly pageNumbers: number;
  /** pages between, by twos; 0 where it is the next one */
  readonly pageGap: number;
  /** it stands on the page before the first one */
  readonly backwards: number;
  /** it would be the right part of each row: then `columns`, `unmatched` and `frame` tell how the rows meet */
  readonly sideways: number;
};

/** Odds of less than three to one are no decision. */
export const MARGIN = Math.log(3);

export function decide(upper: Region, lower: Region, measured: Features): Continuation {
  const features = Object.entries(WEIGHTS).map(([name, weight]) => {
    return { name, value: measured[name as keyof Features], weight };
  });
  const score = features.reduce((sum, { value, weight }) => sum + value * weight, 0);
  return { upper, lower, features, score, isAmbiguous: Math.abs(score) < MARGIN };
}

/** What stands between two tables. */
export type Between = {
  readonly lines: readonly TextLine[];
  /** lines above the first table, on the page where it begins */
  readonly heads: readonly TextLine[];
  /** lines that stand at the same place of several pages */
  readonly recurs: (line: TextLine) => boolean;
  readonly isMarginal: (line: TextLine) => boolean;
};

type Scene = {
  readonly meeting: Meeting;
  readonly between: Between;
  /** heights of the two pages */
  readonly heights: readonly [upper: number, lower: number];
  /** leaves from the first to the second: 1 where they follow each other */
  readonly distance: number;
  /** the same by the numbers that are printed on them; null where they have none */
  readonly printed: number | null;
};

export function featuresOf({ meeting, between, heights, distance, printed }: Scene, hints: Hints): Features {
  const { upper, lower, fit, heads, cut, isOpen } = meeting;
  const [last, next] = [upper.regions.at(-1)!.bbox, lower.regions[0]!.bbox];
  const hasTotal = endsIn(upper, upper.rows - LAST_ROWS, hints);
  const isBelowTotal = lower.cells.some(({ row, column, text }) => row + column === 0 && hints.isFoot(text));
  return {
    always: 1,
    columns: fit.met / (fit.met + fit.unmatched + 1),
    unmatched: fit.unmatched / (fit.met + fit.unmatched + 1),
    frame: Number(fit.isFramed),
    moved: Math.min(1, fit.moved / 10),
    headings: Number(heads > 0),
    begins: Number(heads === 0 && (begins(lower, hints.isBeginning) || isAlike(upper, lower))),
    ...linesBetween(between, hints),
    room: Math.max(0, heights[0] * (1 - FOOT) - last[3] - leastHeight(lower)) / heights[0],
    spaceAbove: Math.max(0, next[1] / heights[1] - FOOT),
    noRuling: Number(isOpen),
    cut: { sure: 1, likely: 0.5, no: 0 }[cut],
    openGroup: Number(isUnnamed(lower)),
    unfinished: Number(!hasTotal && begins(upper, hints.isBeginning)),
    total: Number(hasTotal && !isBelowTotal),
    totalFollows: Number(hasTotal ? isBelowTotal : endsIn(lower, 0, hints)),
    numbers: numbering(upper, lower),
    pageNumbers: printed === null ? 0 : printed === 1 ? 1 : -1,
    pageGap: Math.max(0, distance - 1) / 2,
    backwards: Number(distance < 0),
    sideways: 0,
  };
}

/** What is measured of the left and the right part of a table on two pages, whose rows meet like this. */
export function sidewaysFeatures(right: Grid, rows: Fit, between: Between, hints: Hints): Features {
  return {
    ...NOTHING,
    columns: rows.met / (rows.met + rows.unmatched + 1),
    unmatched: rows.unmatched / (rows.met + rows.unmatched + 1),
    frame: Number(rows.isFramed),
    moved: Math.min(1, rows.moved / 10),
    begins: Number(begins(right, hints.isBeginning)),
    ...linesBetween(between, hints),
    sideways: 1,
  };
}

const NOTHING = {
  ...(Object.fromEntries(Object.keys(WEIGHTS).map(name => [name, 0])) as Features),
  always: 1,
} as const;

/** Share of a page's height that is its margin. */
const FOOT = 0.08;
/** The row of the total may have others below it: its grade, a note. */
const LAST_ROWS = 3;

function linesBetween({ lines, heads, recurs, isMarginal }: Between, hints: Hints) {
  const counts = { continuedMark: 0, sameTitle: 0, otherTitle: 0, marginal: 0, prose: 0 };
  for (const line of lines) {
    const isKnown = recurs(line) || heads.some(({ text }) => text === line.text);
    if (hints.saysItGoesOn(line.text)) counts.continuedMark++;
    else if (hints.isTitle(line.text)) counts[isKnown ? 'sameTitle' : 'otherTitle']++;
    else if (!isKnown && !hints.isCaption(line.text)) counts[isMarginal(line) ? 'marginal' : 'prose']++;
  }
  const { continuedMark, sameTitle, otherTitle, marginal, prose } = counts;
  return {
    continuedMark: Math.min(1, continuedMark),
    sameTitle: Math.min(1, sameTitle),
    otherTitle: Math.min(1, otherTitle),
    marginal: Math.min(1, marginal / 3),
    prose: Math.min(1, prose / 3),
  };
}

/** Rows at the top of a table in which its first label stands. */
const FIRST_ROWS = 3;

/** A table has the label of a beginning in one of its first rows. */
export function begins(grid: Grid, isBeginning: Hints['isBeginning']): boolean {
  const rows = Array.from({ length: Math.min(FIRST_ROWS, grid.rows) }, (_, row) => firstText(grid, row));
  return rows.some(text => text !== null && isBeginning(text));
}

/** Two tables begin with the same text. */
function isAlike(first: Grid, second: Grid): boolean {
  const text = firstText(second, 0);
  return text !== null && text === firstText(first, 0);
}

function firstText(grid: Grid, row: number): string | null {
  return rowCells(grid, row).find(({ text }) => text !== '')?.text ?? null;
}

function endsIn({ cells }: Grid, from: number, { isEnd }: Hints): boolean {
  return cells.some(cell => cell.row >= from && isEnd(cell.text));
}

/** The height of what a page break may not part: the highest text that begins in the first row. */
function leastHeight(lower: Grid): number {
  const heights = rowCells(lower, 0).flatMap(({ text, regions }) => {
    const [, top, , bottom] = regions[0]!.bbox;
    return text === '' ? [] : [bottom - top];
  });
  return Math.max(0, ...heights);
}

function isUnnamed(lower: Grid): boolean {
  return lower.rows > 0 && rowCells(lower, 0)[0]?.text === '';
}

function numbering(upper: Grid, lower: Grid): number {
  const numbers = (cells: readonly Cell[]) =>
    cells.flatMap(({ column, text }) => (column === 0 && /^\d{1,5}$/.test(text) ? [Number(text)] : []));
  const [last, next] = [numbers(upper.cells).at(-1), numbers(lower.cells)[0]];
  if (last === undefined || next === undefined) return 0;
  return next === last + 1 ? 1 : next <= 1 ? -1 : 0;
}
