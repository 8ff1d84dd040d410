import type { BBox, GlyphRun, Page } from '../../model.ts';
import { centre, contains } from '../../values/bbox.ts';
import { UNREADABLE } from '../glyphs.ts';

/** Share of a page's characters that are broken from which on it is looked at though nothing on it is Chinese. */
const MOSTLY_SOUND = 0.1;

/**
 * Whether a page's text layer says things that cannot be what is printed. A Western text that lacks a ligature or a bullet
 * here and there is none: nobody here reads its letters better.
 */
export function isBroken({ runs }: Page): boolean {
  const broken = runs.filter(({ doubt }) => doubt === 'broken-unicode');
  if (broken.length === 0) return false;
  if (runs.some(({ text }) => /\p{Script=Han}/u.test(text))) return true;
  return lostIn(broken) >= MOSTLY_SOUND * runs.reduce((sum, { text }) => sum + text.length, 0);
}

function lostIn(runs: readonly GlyphRun[]): number {
  return runs.reduce((sum, { text }) => sum + text.split(UNREADABLE).length - 1, 0);
}

/**
 * The page with what its text layer cannot tell taken from its picture: lines that cannot be right, and what stands where it
 * draws without saying what (`wordless`), rulings among it. `scan` is the same page as read from the picture. A broken line
 * that nobody read stays as it is, with its doubt.
 */
export function reread(page: Page, scan: Page, wordless: readonly BBox[]): Page {
  const kept = new Set(page.runs);
  const added: GlyphRun[] = [];
  for (const line of scan.runs) {
    if (line.text === UNREADABLE) continue;
    const covered = [...kept].filter(run => isLineOf(line, run));
    const isDrawn = wordless.some(box => isOn(line.bbox, box));
    if (!isDrawn && !covered.some(({ doubt }) => doubt === 'broken-unicode')) continue;
    for (const run of covered) kept.delete(run);
    added.push(line);
  }
  const rulings = scan.rulings.filter(({ axis, at, from, to }) => {
    const middle: [number, number] = axis === 'horizontal' ? [(from + to) / 2, at] : [at, (from + to) / 2];
    return wordless.some(box => contains(box, middle, SLACK));
  });
  const runs = [...kept, ...added];
  return { ...page, runs: [...runs, ...unread(wordless, runs)], rulings: [...page.rulings, ...rulings] };
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
