import type { BBox } from '../model.ts';
import { contains } from '../values/bbox.ts';
import { median } from '../values/quantile.ts';
import { isInk, type PlacedGlyph, type Show } from './glyphs.ts';
import { contrast, SEEN } from './paint.ts';
import type { Area, PaintedAreas } from './painted-areas.ts';

/** A glyph still counts as inside a clip when its centre is this near, in points: clips are cut tightly. */
const CLIP_SLACK = 1;
/** Shares of a glyph's width, and of the em from its middle up and down, at which it is looked at. */
const ACROSS = [0.15, 0.5, 0.85];
const DOWN = [-0.25, 0, 0.25];
/** From so many of those nine places on a glyph is hidden, and from so many on where the glyph beside it is. */
const HIDDEN = 7;
const REMNANT = 3;

/** Share of a page's usual size of print: nobody reads what is smaller, a raised number of a note is half of it at least. */
const TINY = 0.15;

/** The shows of which something is seen, without their glyphs of which nothing is. */
export function seenOnly(shows: readonly Show[], grounds: PaintedAreas): Show[] {
  const cut = cutCells(shows);
  const least = TINY * (median(shows.flatMap(({ marks, line }) => marks.map(() => line.size))) ?? 0);
  return shows.flatMap(show => {
    if (drawnSizeOf(show) < least) return [];
    const whole = clipped(show);
    const isCut =
      whole !== null && show.clip !== null && cut.size > 0 && isCutOff(show, cut.get(keyOf(show)));
    const inside = isCut ? { ...whole, doubt: 'clipped' as const } : whole;
    const contrast = inside ? contrastOf(inside, grounds) : 0;
    return inside && contrast >= SEEN ? uncovered({ ...inside, contrast }, grounds) : [];
  });
}

/** How large the glyphs of a show are: fonts that are drawn as pictures may tell a size that is none, but their pens go on as wide. */
function drawnSizeOf({ marks, line }: Show): number {
  return Math.max(line.size, ...marks.map(({ from, to }) => Math.abs(to - from)));
}

/** Share of a glyph's width: programs leave out what lies beyond an edge, and a glyph that is cut by more may be the first of it. */
const CUT = 0.05;

/** What the edge of the place that may be drawn on leaves; doubtful where it cuts ink off. */
function clipped(show: Show): Show | null {
  const { clip, marks } = show;
  if (!clip) return show;
  if (marks.every(({ at }) => contains(clip, at, CLIP_SLACK)))
    return isCutThrough(show, clip) ? { ...show, doubt: 'clipped' } : show;
  const kept = marks.filter(({ at }) => contains(clip, at, CLIP_SLACK));
  if (!kept.some(isInk)) return null;
  const [first, last] = [kept.find(isInk)!, kept.findLast(isInk)!];
  const isCut = marks.some(mark => isInk(mark) && (mark.from < first.from || mark.from > last.from));
  return { ...show, marks: kept, ...(isCut && { doubt: 'clipped' as const }) };
}

/** Whether an edge at an end of a level line of text runs through its last glyph there. */
function isCutThrough({ marks, line }: Show, [left, , right]: BBox): boolean {
  if (line.direction !== 'right') return false;
  const [first, last] = [marks.find(isInk), marks.findLast(isInk)];
  if (!first || !last) return false;
  const beyondLeft = (left - line.along(first.from)) / (line.along(first.to) - line.along(first.from));
  const beyondRight = (line.along(last.to) - right) / (line.along(last.to) - line.along(last.from));
  return Math.max(beyondLeft, beyondRight) > CUT;
}

/** ems: the lines of a cell that its edge cuts off whole follow on those that remain */
const FOLLOWING = 3;

/** What the edge of a place that may be drawn on cuts off whole: lines above and below, or glyphs at heights of its lines. */
type CutOff = { hasLines: boolean; readonly heights: number[] };

function cutCells(shows: readonly Show[]): ReadonlyMap<string, CutOff> {
  const cut = new Map<string, CutOff>();
  for (const show of shows) {
    const { clip, marks, line } = show;
    if (!clip || !marks.some(isInk) || marks.some(({ at }) => contains(clip, at, CLIP_SLACK))) continue;
    const beyond = FOLLOWING * line.size;
    const near = marks.filter(({ at }) => contains(clip, at, beyond));
    if (near.length === 0) continue;
    const own = cut.get(keyOf(show)) ?? { hasLines: false, heights: [] };
    cut.set(keyOf(show), own);
    if (near.some(({ at: [x] }) => x > clip[0] && x < clip[2])) own.hasLines = true;
    else own.heights.push(near[0]!.at[1]);
  }
  return cut;
}

/** Ems by which the glyphs of one line may differ in height. */
const ONE_LINE = 0.3;

function isCutOff({ marks, line }: Show, cut: CutOff | undefined): boolean {
  if (!cut) return false;
  const y = marks[0]!.at[1];
  return cut.hasLines || cut.heights.some(height => Math.abs(height - y) < ONE_LINE * line.size);
}

/** The lines of one text share what they are cut off by, their size and their colour. */
function keyOf({ clip, line, paint }: Show): string {
  return [...(clip ?? []), line.size, paint.red, paint.green, paint.blue]
    .map(value => value.toFixed(1))
    .join();
}

/** How much the colour of a show stands out from what lies below it, at the glyph where it does most. */
function contrastOf({ marks, paint, order }: Show, grounds: PaintedAreas): number {
  let most = 0;
  for (const mark of marks) {
    if (!isInk(mark)) continue;
    most = Math.max(most, contrast(paint, grounds.under(mark.at, order)));
    if (most >= CLEAR) break;
  }
  return most;
}

/** Enough for any text. */
const CLEAR = 0.5;

/** What a cover leaves of a show; where it leaves whole glyphs beside hidden ones, the text is cut off. */
function uncovered(show: Show, grounds: PaintedAreas): Show[] {
  if (!grounds.isOver(show.order)) return [show];
  const areas = grounds.over(show.line.box(show.marks[0]!.from, show.marks.at(-1)!.to), show.order);
  if (areas.length === 0) return [show];
  const ink = show.marks.filter(isInk);
  const covered = ink.map(mark => coveredPlaces(mark, show, areas));
  const isHidden = (index: number) => (covered[index] ?? 0) >= HIDDEN;
  const hidden = ink.filter(
    (_, index) =>
      isHidden(index) || (covered[index]! >= REMNANT && (isHidden(index - 1) || isHidden(index + 1))),
  );
  if (hidden.length === 0) return [show];
  if (hidden.length === ink.length) return [];
  return [{ ...show, marks: show.marks.filter(mark => !hidden.includes(mark)), doubt: 'clipped' }];
}

/** Of the nine places of a glyph, how many lie under areas. */
function coveredPlaces(mark: PlacedGlyph, { line }: Show, areas: readonly Area[]): number {
  const [x0, y0, x1, y1] = line.box(mark.from, mark.to);
  const places = ACROSS.flatMap(x =>
    DOWN.map(y => [x0 + x * (x1 - x0), (y0 + y1) / 2 + y * (y1 - y0)] as const),
  );
  return places.filter(place => areas.some(({ box }) => contains(box, place))).length;
}

/** Whether a box of the page lies on it. */
export function isOnPage([x0, y0, x1, y1]: BBox, page: { width: number; height: number }): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x > 0 && y > 0 && x < page.width && y < page.height;
}
