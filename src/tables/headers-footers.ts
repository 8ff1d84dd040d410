import type { TextLine } from '../model.ts';
import { isPageNumber as isNumber, pageNumberIn } from '../values/page-number.ts';
import { compared } from '../values/text.ts';

type PageLines = { readonly page: number; readonly height: number; readonly lines: readonly TextLine[] };

/** Share of the page's height at its top and bottom where heads stand, and where page numbers do. */
const MARGIN = 0.12;
const NUMBER_MARGIN = 0.17;
/** A head stands at the same height on every page, give or take (points). */
const SAME_HEIGHT = 3;

/** Whether a text is a page number, and at a height where one stands. */
export function isPageNumber(text: string, y: number, height: number): boolean {
  return isWhereNumbersStand(y, height) && isNumber(text);
}

/** Whether page numbers stand at such a height. */
export function isWhereNumbersStand(y: number, height: number): boolean {
  return isOutside([y, y], height * NUMBER_MARGIN, height);
}

/** The number that is printed on a page; null where there is none, or more than one. */
export function printedNumber({ lines, height }: Omit<PageLines, 'page'>): number | null {
  const numbers = lines.flatMap(({ text, bbox }) =>
    isWhereNumbersStand(bbox[1], height) ? (pageNumberIn(text) ?? []) : [],
  );
  return new Set(numbers).size === 1 ? numbers[0]! : null;
}

/** Whether a line stands where heads and feet do. */
export function isInMargin({ bbox }: TextLine, height: number): boolean {
  return isOutside([bbox[1], bbox[3]], height * MARGIN, height);
}

/**
 * The lines that belong to the paper and not to what is printed on it: page numbers in the margins, and texts that
 * repeat at one height on most pages (their digits may differ). A title, and what stands below one, is neither.
 */
export function runningLines(
  pages: readonly PageLines[],
  isTitle: (text: string) => boolean,
): ReadonlySet<TextLine> {
  const running = new Set<TextLine>();
  const marginal = new Set<TextLine>();
  for (const { lines, height } of pages) {
    const title = Math.min(...lines.filter(line => isTitle(line.text)).map(line => line.bbox[1]));
    for (const line of lines) {
      if (line.bbox[1] >= title && line.bbox[1] < height / 2) continue;
      const extent = [line.bbox[1], line.bbox[3]] as const;
      if (isNumber(line.text) && isOutside(extent, height * NUMBER_MARGIN, height)) running.add(line);
      if (isInMargin(line, height)) marginal.add(line);
    }
  }
  const repeats = repeated(pages);
  for (const line of marginal) {
    const copies = repeats(line).filter(copy => marginal.has(copy));
    const isOnMost = copies.length >= 3 && pagesOf(copies) / pages.length > 0.5;
    if (isOnMost || isCounting(copies)) running.add(line);
  }
  return running;
}

function pagesOf(lines: readonly TextLine[]): number {
  return new Set(lines.map(({ page }) => page)).size;
}

/** The lines with the same text (digits may differ) at the same height of any page, itself among them. */
export function repeated(
  pages: readonly Omit<PageLines, 'height'>[],
): (line: TextLine) => readonly TextLine[] {
  const known = new Map<string, TextLine[]>();
  const keyOf = ({ text }: TextLine) => compared(text).replace(/\d+/g, '#');
  for (const { lines } of pages)
    for (const line of lines) {
      const key = keyOf(line);
      const own = known.get(key);
      if (own) own.push(line);
      else known.set(key, [line]);
    }
  return line => known.get(keyOf(line))!.filter(({ bbox }) => Math.abs(bbox[1] - line.bbox[1]) < SAME_HEIGHT);
}

function isOutside(
  [top, bottom]: readonly [top: number, bottom: number],
  margin: number,
  height: number,
): boolean {
  return bottom <= margin || top >= height - margin;
}

/** Lines one of whose numbers grows with the pages. */
function isCounting(lines: readonly TextLine[]): boolean {
  const offsets = lines.map(({ text, page }) =>
    (text.match(/\d+/g) ?? []).map(number => Number(number) - page),
  );
  return (
    lines.at(-1)!.page > lines[0]!.page &&
    offsets[0]!.some((offset, index) => offsets.every(own => own[index] === offset))
  );
}
