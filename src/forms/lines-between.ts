import type { Grid, Region, TextLine } from '../model.ts';
import { compared } from '../values/text.ts';
import { isTitle } from './title.ts';

export type FormLayout = {
  readonly grids: readonly Grid[];
  /** lines outside the grids, by page; page numbers and running heads are left out */
  readonly lines: readonly TextLine[];
};

/** The lines between a grid and the one before it; the title even from the last page that prints something. */
export function linesAbove(layout: FormLayout, index: number): TextLine[] {
  const { grids, lines } = ownPart(layout, index, 0);
  const grid = layout.grids[index]!;
  const [{ page, bbox }, ...beside] = grid.regions.slice(0, across(grid)) as [Region, ...Region[]];
  const before = grids
    .slice(0, grids.indexOf(layout.grids[index]!))
    .findLast(({ cells }) => cells.some(({ text }) => text !== ''))
    ?.regions.at(-1);
  const top = before?.page === page ? before.bbox[3] : Number.NEGATIVE_INFINITY;
  const above = lines.filter(
    line =>
      (line.page === page && line.bbox[3] <= bbox[1] + TOUCH && line.bbox[1] >= top - TOUCH) ||
      beside.some(other => line.page === other.page && line.bbox[3] <= other.bbox[1] + TOUCH),
  );
  const isCut =
    before?.page !== page && above.length < UNDER_TITLE && !above.some(({ text }) => isTitle(text));
  return isCut ? [...titleOverleaf(layout, page), ...above] : above;
}

/**
 * The layout without what stands beside a grid on its first (or last) page: where two forms share a sheet, each has a
 * title and notes of its own.
 */
function ownPart(layout: FormLayout, index: number, which: 0 | -1): FormLayout {
  const own = layout.grids[index]!.regions.at(which)!;
  const onSheet = layout.grids.flatMap(grid => grid.regions).filter(({ page }) => page === own.page);
  const beside = onSheet.filter(region => isBeside(region, own));
  if (beside.length === 0) return layout;
  const isOwn = (place: Region) =>
    place.page !== own.page || beside.every(other => distance(place, own) <= distance(place, other));
  return {
    grids: layout.grids.filter(grid => grid.regions.every(isOwn)),
    lines: layout.lines.filter(isOwn),
  };
}

/** Two regions on different halves of a sheet, each of which is no mere box at the side of the other. */
function isBeside({ bbox: a }: Region, { bbox: b }: Region): boolean {
  const isApart = a[2] <= b[0] || b[2] <= a[0];
  const [least, most] = [a[2] - a[0], b[2] - b[0]].sort((one, other) => one - other);
  return isApart && least! > LEAST_SIDE * most!;
}

/** Share of the width of a form that one beside it has at least. */
const LEAST_SIDE = 0.5;

/** How far a place is to the left or the right of another. */
function distance({ bbox }: Region, { bbox: from }: Region): number {
  const middle = (bbox[0] + bbox[2]) / 2;
  return Math.max(0, from[0] - middle, middle - from[2]);
}

/** lines below a title, at most: the year, the unit */
const UNDER_TITLE = 3;

/** A title at the end of the last printed page before one, which page breaks have parted from its table. */
function titleOverleaf({ grids, lines }: FormLayout, below: number): TextLine[] {
  const all = grids.flatMap(grid => grid.regions);
  const page = Math.max(...[...all, ...lines].map(place => place.page).filter(at => at < below));
  const regions = all.filter(region => region.page === page);
  const end = Math.max(Number.NEGATIVE_INFINITY, ...regions.map(({ bbox }) => bbox[3]));
  const own = lines.filter(line => line.page === page && line.bbox[1] >= end - TOUCH);
  const title = own.findLastIndex(({ text }) => isTitle(text));
  return title < 0 || own.length - title > 1 + UNDER_TITLE ? [] : own.slice(title);
}

/** The lines behind a grid, down to the next one or to the end of the form's foot, even on the next page. */
export function linesBelow(layout: FormLayout, index: number): TextLine[] {
  const { grids, lines } = ownPart(layout, index, -1);
  const feet = lastRegions(layout.grids[index]!);
  const { page, bbox } = feet.at(-1)!;
  const next = grids[grids.indexOf(layout.grids[index]!) + 1]?.regions[0];
  const isBelow = (line: TextLine, foot: Region) =>
    line.page === foot.page &&
    line.bbox[1] >= foot.bbox[3] - TOUCH &&
    !(next?.page === foot.page && line.bbox[3] > next.bbox[1] + TOUCH);
  const behind = lines.filter(line => feet.some(foot => isBelow(line, foot)));
  const title = behind.findIndex(line => isTitle(line.text));
  if (title >= 0) return behind.slice(0, title);
  if (next?.page === page) return behind;
  const aside = lines.filter(line => line.page === page && line.bbox[0] >= bbox[2]);
  const overleaf = footOverleaf(layout, behind, page + 1);
  return [...behind, ...(aside.length > 0 ? footIn(behind, aside) : overleaf)];
}

/** Where a grid ends: on one page, or on as many as a sheet was cut into from left to right. */
function lastRegions(grid: Grid): readonly Region[] {
  return grid.regions.slice(-across(grid));
}

/** Pages side by side that a sheet was cut into. */
function across({ regions, breaks }: Grid): number {
  return Math.max(1, Math.floor(regions.length / (breaks.length + 1)));
}

/** points that a line may reach over the edge of a grid */
const TOUCH = 3;

/** 填报人：, 联系电话：, 单位负责人（签字）：, and notes */
const FOOT = /^[\p{Script=Han}()]{0,10}(人|电话|日期|时间|领导|盖章|公章|签字|签章)\)?:|^(备?注|说明):/u;
const NOTE = /^(备?注|说明):/;
const ITEM = /^\(?\d{1,2}[.、)]/;
const SENTENCE_END = /[。;!]$/;

/** The foot of a form on the page behind it, if no other form begins there without a title of its own. */
function footOverleaf({ grids, lines }: FormLayout, behind: readonly TextLine[], page: number): TextLine[] {
  const own = lines.filter(line => line.page === page);
  const title = own.findIndex(line => isTitle(line.text));
  if (title < 0 && grids.some(({ regions }) => regions[0]!.page === page)) return [];
  return footIn(behind, title < 0 ? own : own.slice(0, title));
}

/**
 * What a form prints below its table, where a break of pages parted the two, be they two sheets or the halves of one:
 * labelled lines with nothing before them; and how its notes go on there, the rest of a sentence and numbered ones.
 */
function footIn(behind: readonly TextLine[], own: readonly TextLine[]): TextLine[] {
  const foot = [...behind];
  const rows = Map.groupBy(own, line => Math.round(line.bbox[3] / TOUCH));
  for (const row of rows.values()) {
    const texts = row.map(({ text }) => compared(text));
    const isNoted = foot.some(({ text }) => NOTE.test(compared(text)));
    const isCut = isNoted && !SENTENCE_END.test(compared(foot.at(-1)!.text));
    const isFoot = behind.length === 0 && texts.some(text => FOOT.test(text));
    if (!isFoot && !isCut && !(isNoted && ITEM.test(texts[0]!))) break;
    foot.push(...row);
  }
  return foot.slice(behind.length);
}
