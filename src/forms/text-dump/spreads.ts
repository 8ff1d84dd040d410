import type { GlyphRun, Page } from '../../model.ts';
import { isFirstLabel } from '../labels.ts';

/** Columns of the typewriter between two pages on one sheet at least, and the share of its width around which they are. */
const GUTTER = 3;
const MIDDLE = [0.3, 0.7] as const;

/** A dump whose sheets have two pages side by side, each of them with a form, with these below each other. */
export function withoutSpreads(page: Page): Page {
  const { tops, numbers, breaks } = page.typed!;
  const sheets = breaks.map((from, index) => ({ from, to: breaks[index + 1] ?? tops.length }));
  const parted = sheets.map(sheet => ({ ...sheet, at: gutterIn(runsOn(page, sheet), page.typed!.cell) }));
  if (!parted.some(({ at, ...sheet }) => at !== null && areForms(runsOn(page, sheet), at))) return page;
  const typed = { tops: [] as number[], numbers: [] as number[], breaks: [] as number[] };
  const leading = (tops[1] ?? 0) - (tops[0] ?? 0);
  const runs: GlyphRun[] = [];
  for (const { from, to, at } of parted)
    for (const isLeft of at === null ? [null] : [true, false]) {
      const by = (tops[0] ?? 0) + typed.tops.length * leading - tops[from]!;
      const own = runsOn(page, { from, to }).filter(run => isLeft === null || run.bbox[0] < at! === isLeft);
      const left = isLeft === false ? Math.min(...own.map(({ bbox }) => bbox[0])) - tops[0]! : 0;
      runs.push(...own.map(run => moved(run, -left, by)));
      typed.breaks.push(typed.tops.length);
      typed.numbers.push(...numbers.slice(from, to));
      typed.tops.push(...tops.slice(from, to).map(top => top + by));
    }
  return { ...page, height: typed.tops.at(-1)! + 2 * leading, runs, typed: { ...page.typed!, ...typed } };
}

type Sheet = { readonly from: number; readonly to: number };

function runsOn({ runs, typed, height }: Page, { from, to }: Sheet): GlyphRun[] {
  const [top, bottom] = [typed!.tops[from]!, typed!.tops[to] ?? height];
  return runs.filter(({ bbox }) => bbox[1] >= top && bbox[1] < bottom);
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

/** Whether a form begins on both sides of a gutter. */
function areForms(runs: readonly GlyphRun[], at: number): boolean {
  const first = runs.filter(({ text }) => isFirstLabel(text));
  return first.some(({ bbox }) => bbox[0] < at) && first.some(({ bbox }) => bbox[0] > at);
}

function moved(run: GlyphRun, across: number, down: number): GlyphRun {
  const [x0, y0, x1, y1] = run.bbox;
  const bbox = [x0 + across, y0 + down, x1 + across, y1 + down] as const;
  return { ...run, bbox: [...bbox], edges: run.edges.map(edge => edge + across) };
}
