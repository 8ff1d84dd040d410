import type { BBox, GlyphRun, Page } from '../../model.ts';
import { centre, contains } from '../../values/bbox.ts';

/** Whether a page's text layer says things that cannot be what is printed. */
export function isBroken({ runs }: Page): boolean {
  return runs.some(({ doubt }) => doubt === 'broken-unicode');
}

/**
 * The page with those lines of its text layer that cannot be right replaced by what was read from its picture; `scan` is
 * the same page as read from the picture. A broken line that nobody read stays as it is, with its doubt.
 */
export function reread(page: Page, scan: Page): Page {
  const kept = new Set(page.runs);
  const added: GlyphRun[] = [];
  for (const line of scan.runs) {
    const covered = [...kept].filter(run => isOn(run.bbox, line.bbox));
    if (!covered.some(({ doubt }) => doubt === 'broken-unicode')) continue;
    for (const run of covered) kept.delete(run);
    added.push(line);
  }
  return { ...page, runs: [...kept, ...added] };
}

/** points that a line's ink may be smaller than its glyphs' boxes */
const SLACK = 2;

function isOn(run: BBox, line: BBox): boolean {
  return contains(line, centre(run), SLACK);
}
