import type { GlyphRun, Page } from '../../model.ts';
import { isFirstLabel, isGroupLabel, isTotalLabel } from '../labels.ts';

/** Columns of the typewriter between two pages on one sheet at least, and the share of its width around which they are. */
const GUTTER = 3;
const MIDDLE = [0.3, 0.7] as const;
const VALUE = /^[<>=≥≤]?\d/;
/** Characters of a running head, or of the number of a page. */
const LEAST_HEAD = 3;

/** Lines of a page from one on, the last one not included, and what stands on them in its part of the sheet. */
type DumpPage = { readonly from: number; readonly to: number; readonly runs: readonly GlyphRun[] };

/** A dump with its pages below each other in the order of its form: two side by side apart, and two that were swapped swapped back. */
export function pagesInOrder(page: Page): Page {
  const { tops, numbers, breaks, isReadingOrder, cell } = page.typed!;
  const sheets = breaks.map((from, index): DumpPage => {
    const to = breaks[index + 1] ?? tops.length;
    const [top, bottom] = [tops[from]!, tops[to] ?? page.height];
    return { from, to, runs: page.runs.filter(({ bbox }) => bbox[1] >= top && bbox[1] < bottom) };
  });
  const apart = isReadingOrder ? sheets : sheets.flatMap(sheet => sidesOf(sheet, cell));
  const ordered = swappedBack(apart);
  if (ordered.length === sheets.length && ordered.every((own, index) => own === sheets[index])) return page;
  const typed = { tops: [] as number[], numbers: [] as number[], breaks: [] as number[] };
  const leading = (tops[1] ?? 0) - (tops[0] ?? 0);
  const runs: GlyphRun[] = [];
  for (const own of ordered) {
    const down = tops[0]! + typed.tops.length * leading - tops[own.from]!;
    const across = tops[0]! - Math.min(...own.runs.map(({ bbox }) => bbox[0]));
    runs.push(...own.runs.map(run => moved(run, Number.isFinite(across) ? across : 0, down)));
    typed.breaks.push(typed.tops.length);
    typed.numbers.push(...numbers.slice(own.from, own.to));
    typed.tops.push(...tops.slice(own.from, own.to).map(top => top + down));
  }
  return { ...page, height: typed.tops.at(-1)! + 2 * leading, runs, typed: { ...page.typed!, ...typed } };
}

/** A sheet as the pages that it has side by side: both have a running head, or what only the left part of a form has. */
function sidesOf(sheet: DumpPage, cell: number): DumpPage[] {
  const at = gutterIn(sheet.runs, cell);
  if (at === null) return [sheet];
  const sides = [true, false].map(isLeft => sheet.runs.filter(({ bbox }) => bbox[0] < at === isLeft));
  const isOne = (runs: readonly GlyphRun[]) => {
    const has = (is: (text: string) => boolean) => runs.some(({ text }) => is(text));
    return has(isFirstLabel) || (has(isGroupLabel) && has(text => VALUE.test(text)));
  };
  const isRunning = [0, -1].some(edge => {
    const [left, right] = sides.map(runs => linesOf(runs).at(edge)!);
    return (
      left!.top === right!.top && left!.text.length >= LEAST_HEAD && numberless(left!) === numberless(right!)
    );
  });
  return isRunning || sides.every(isOne) ? sides.map(runs => ({ ...sheet, runs })) : [sheet];
}

/** The middle of the widest stretch near the middle of a sheet that no text reaches into. */
function gutterIn(runs: readonly GlyphRun[], cell: number): number | null {
  const width = Math.max(0, ...runs.map(({ bbox }) => bbox[2]));
  let [reach, best] = [0, { width: GUTTER * cell - 1, at: null as number | null }];
  for (const { bbox } of runs.toSorted((a, b) => a.bbox[0] - b.bbox[0])) {
    const at = (reach + bbox[0]) / 2;
    const isNear = at > MIDDLE[0] * width && at < MIDDLE[1] * width;
    if (isNear && bbox[0] - reach > best.width) best = { width: bbox[0] - reach, at };
    reach = Math.max(reach, bbox[2]);
  }
  return best.at;
}

/** Rows right before the page with which the only form of a dump begins stand behind it. */
function swappedBack(pages: readonly DumpPage[]): readonly DumpPage[] {
  const begun = pages.filter(beginsForm);
  const at = pages.indexOf(begun[0]!);
  if (begun.length !== 1 || at < 1 || !holdsRows(pages[at - 1]!)) return pages;
  return [...pages.slice(0, at - 1), pages[at]!, pages[at - 1]!, ...pages.slice(at + 1)];
}

/** Characters of the longest first label. */
const LONGEST = 12;

/** Whether a line of a page begins with the first label of a form, set wide or not. */
function beginsForm({ runs }: DumpPage): boolean {
  const begins = ({ text }: Line) =>
    Array.from({ length: Math.min(LONGEST, text.length) }, (_, last) => text.slice(0, last + 1));
  return linesOf(runs).some(line => begins(line).some(isFirstLabel));
}

function holdsRows({ runs }: DumpPage): boolean {
  return runs.some(({ text }) => isGroupLabel(text) || isTotalLabel(text));
}

type Line = { readonly top: number; readonly text: string };

function linesOf(runs: readonly GlyphRun[]): Line[] {
  const lines = [...Map.groupBy(runs, ({ bbox }) => bbox[1])].sort(([a], [b]) => a - b);
  const words = (own: readonly GlyphRun[]) => own.toSorted((a, b) => a.bbox[0] - b.bbox[0]);
  return lines.map(([top, own]) => ({
    top,
    text: words(own)
      .map(({ text }) => text)
      .join(''),
  }));
}

function numberless({ text }: Line): string {
  return text.replace(/\d+/g, '#');
}

function moved(run: GlyphRun, across: number, down: number): GlyphRun {
  const [x0, y0, x1, y1] = run.bbox;
  const bbox = [x0 + across, y0 + down, x1 + across, y1 + down] as const;
  return { ...run, bbox: [...bbox], edges: run.edges.map(edge => edge + across) };
}
