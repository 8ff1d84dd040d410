import type { BBox, GlyphRun, Page } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';
import { UNREADABLE } from '../values/text.ts';
import { heldAgainstKnown } from './known-characters.ts';
import { isWestern } from './legibility.ts';

/**
 * Whether a page's text layer says things that cannot be what is printed, and Chinese readers may tell them. What a Western text
 * lacks they read no better.
 */
export function hasBrokenTextLayer(page: Page): boolean {
  return page.runs.some(({ doubt }) => doubt === 'broken-unicode') && !isWestern(page);
}

/**
 * The page with what its text layer cannot tell taken from its picture: lines that cannot be right, and what stands where it
 * draws without saying what (`wordless`), rulings among it. `scan` is the same page as read from the picture. A broken line
 * that nobody read stays as it is, with its doubt.
 */
export function reread(page: Page, scan: Page, wordless: readonly BBox[]): Page {
  const kept = new Set(page.runs);
  const added: GlyphRun[] = [];
  for (const line of scan.runs.flatMap(run => parted(run, page))) {
    if (line.text === UNREADABLE) continue;
    const covered = [...kept].filter(run => isLineOf(line, run));
    const isDrawn = wordless.some(box => isOn(line.bbox, box));
    if (!isDrawn && !covered.some(({ doubt }) => doubt === 'broken-unicode')) continue;
    for (const run of covered) kept.delete(run);
    added.push(isDrawn ? line : heldAgainstKnown(line, covered));
  }
  const rulings = scan.rulings.filter(({ axis, at, from, to }) => {
    const middle: [number, number] = axis === 'horizontal' ? [(from + to) / 2, at] : [at, (from + to) / 2];
    return wordless.some(box => contains(box, middle, SLACK));
  });
  const runs = [...kept, ...added];
  return { ...page, runs: [...runs, ...unread(wordless, runs)], rulings: [...page.rulings, ...rulings] };
}

/** The page with all its text taken from its picture; the lines that it draws are exact as they are. */
export function replaced(page: Page, scan: Page): Page {
  return { ...page, runs: scan.runs.flatMap(run => parted(run, page)) };
}

/**
 * A line of a picture, parted where the page draws an upright line through it: the picture may not show it. What was read
 * of the upright line itself is no text.
 */
function parted(line: GlyphRun, { rulings }: Page): GlyphRun[] {
  const [left, top, right, bottom] = line.bbox;
  const cuts = rulings
    .filter(
      ({ axis, from, to }) => axis === 'vertical' && from < (top + bottom) / 2 && to > (top + bottom) / 2,
    )
    .map(({ at }) => at)
    .filter(at => at > left + SLACK && at < right - SLACK);
  if (cuts.length === 0 || line.direction !== 'right') return [line];
  const glyphs = [...line.text]
    .map((text, index) => ({ text, from: line.edges[index]!, to: line.edges[index + 1]! }))
    .filter(({ text, from, to }) => /[\p{L}\p{N}]/u.test(text) || !cuts.some(at => from < at && at < to));
  const parts = Map.groupBy(glyphs, ({ from, to }) => cuts.filter(at => at < (from + to) / 2).length);
  return [...parts.values()].map((own): GlyphRun => {
    const edges = [own[0]!.from, ...own.map(({ to }) => to)];
    return {
      ...line,
      text: own.map(({ text }) => text).join(''),
      edges,
      bbox: [edges[0]!, top, edges.at(-1)!, bottom],
      ...(line.reading && { reading: { ...line.reading, candidates: [] } }),
    };
  });
}

/** A character that nobody could read stands for what is drawn where nothing was read. */
export function unread(wordless: readonly BBox[], runs: readonly GlyphRun[]): GlyphRun[] {
  return wordless
    .filter(box => !runs.some(run => isOn(run.bbox, box) || isOn(box, run.bbox)))
    .map(box => ({
      text: UNREADABLE,
      bbox: box,
      edges: [box[0], box[2]],
      direction: 'right',
      size: box[3] - box[1],
      doubt: 'broken-unicode',
    }));
}

/** Times the size of a text that a line of it is high at most: what is higher are several that nobody could part. */
const HIGHEST = 2;

function isLineOf({ bbox, direction }: GlyphRun, run: GlyphRun): boolean {
  const isLevel = direction === 'right' || direction === 'left';
  const high = isLevel ? bbox[3] - bbox[1] : bbox[2] - bbox[0];
  return high <= HIGHEST * run.size && isOn(run.bbox, bbox);
}

/** points that a line's ink may be smaller than its glyphs' boxes */
const SLACK = 2;

function isOn(run: BBox, line: BBox): boolean {
  return contains(line, centre(run), SLACK);
}
