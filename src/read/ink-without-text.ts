import type { BBox, GlyphRun, Page } from '../model.ts';
import { centre, contains, intersection, union } from '../values/bbox.ts';

/** Heights of characters that those of one text are apart at most, and a box to be ticked from its text. */
const NEAR = 0.6;
/** points: a higher picture in a table is a seal or a photograph, unless it is a table itself */
const LINE_HIGH = 48;
/** share of the page from which on a picture may be a table */
const TABLE_SIZE = 0.04;
/** characters that may stand on a picture of a table: a stamp, a note */
const FEW_CHARACTERS = 10;

/**
 * Where a page draws what may be read without saying what it is: characters as outlines and pictures of a line in a table,
 * with no text on them, nor beside them if they are no wider than a box to be ticked, and pictures as large as a table that hardly any text
 * stands on; on a page that says nothing in Chinese these are maps and photographs. A seal lies on text, a letterhead outside
 * the table.
 */
export function wordlessInk(page: Page): readonly BBox[] {
  const { images, outlines = [], runs, width, height } = page;
  if (images.length === 0 && outlines.length === 0) return [];
  const table = tableOf(page);
  const isBare = (box: BBox) =>
    !runs.some(run => (isWide(box) ? isOn(run.bbox, box) : isNear(run.bbox, box)));
  const lines = [...wordsOf(outlines), ...images.filter(box => box[3] - box[1] <= LINE_HIGH)];
  const isChinese = runs.some(({ text }) => /\p{Script=Han}/u.test(text));
  const large = images.filter(
    box =>
      isChinese && sizeOf(box) >= TABLE_SIZE * width * height && charactersOn(runs, box) <= FEW_CHARACTERS,
  );
  return [...large, ...lines.filter(box => table && contains(table, centre(box)) && isBare(box))];
}

/** What rulings of both kinds enclose; null where no table is drawn. */
function tableOf({ rulings }: Page): BBox | null {
  const level = rulings.filter(({ axis }) => axis === 'horizontal');
  const upright = rulings.filter(({ axis }) => axis === 'vertical');
  if (level.length < 2 || upright.length < 2) return null;
  return union([
    ...level.map(({ at, from, to }): BBox => [from, at, to, at]),
    ...upright.map(({ at, from, to }): BBox => [at, from, at, to]),
  ]);
}

/** Outlines next to each other on a line, as one box. */
function wordsOf(outlines: readonly BBox[]): BBox[] {
  const words: BBox[] = [];
  for (const box of outlines.toSorted((a, b) => a[0] - b[0])) {
    const at = words.findLastIndex(word => isNear(word, box));
    if (at < 0) words.push(box);
    else words[at] = union([words[at]!, box]);
  }
  return words;
}

/** No box to be ticked is so much wider than high. */
const WIDE = 2;

function isWide([x0, y0, x1, y1]: BBox): boolean {
  return x1 - x0 >= WIDE * (y1 - y0);
}

function isOn(run: BBox, box: BBox): boolean {
  return contains(box, centre(run)) || contains(run, centre(box));
}

/** On one line, and no farther apart than characters of a text. */
function isNear(one: BBox, other: BBox): boolean {
  const high = Math.min(one[3] - one[1], other[3] - other[1]);
  const shared = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  const apart = Math.max(one[0], other[0]) - Math.min(one[2], other[2]);
  return shared > 0 && apart <= NEAR * high;
}

function charactersOn(runs: readonly GlyphRun[], box: BBox): number {
  const on = runs.filter(run => intersection(run.bbox, box));
  return on.reduce((sum, { text }) => sum + text.length, 0);
}

function sizeOf([x0, y0, x1, y1]: BBox): number {
  return (x1 - x0) * (y1 - y0);
}
