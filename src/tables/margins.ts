import type { TextLine } from '../model.ts';
import { compared } from '../values/text.ts';

type PageLines = { readonly page: number; readonly height: number; readonly lines: readonly TextLine[] };

/** `- 8 -`, `第 3 页 共 9 页`, `3/9`, `Page 3`, a bare number; without white space */
const PAGE_NUMBER =
  /^(第?[-—–－―·•.~|/]*\d{1,4}[-—–－―·•.~|/]*页?|第?\d{1,4}页?[,，、;；/|(（]*共\d{1,4}页?[)）]?|共\d{1,4}页[,，、;；/|]*第\d{1,4}页|\d{1,4}\/\d{1,4}页?|page\d+((of|\/)\d+)?)$/i;
/** Share of the page's height at its top and bottom where heads stand, and where page numbers do. */
const MARGIN = 0.12;
const NUMBER_MARGIN = 0.17;
/** A head stands at the same height on every page, give or take (points). */
const SAME_HEIGHT = 3;

/** Whether a text is a page number, and at a height where one stands. */
export function isPageNumber(text: string, y: number, height: number): boolean {
  return isOutside([y, y], height * NUMBER_MARGIN, height) && PAGE_NUMBER.test(compared(text));
}

/**
 * The lines that belong to the paper and not to what is printed on it: page numbers in the margins, and texts that
 * repeat at one height on several pages (their digits may differ). A title, and what stands below one, is neither.
 */
export function runningLines(
  pages: readonly PageLines[],
  isTitle: (text: string) => boolean,
): ReadonlySet<TextLine> {
  const running = new Set<TextLine>();
  const seen = new Map<string, TextLine[]>();
  for (const { lines, height } of pages) {
    const title = Math.min(...lines.filter(line => isTitle(line.text)).map(line => line.bbox[1]));
    for (const line of lines) {
      if (line.bbox[1] >= title && line.bbox[1] < height / 2) continue;
      const extent = [line.bbox[1], line.bbox[3]] as const;
      const isNumber = PAGE_NUMBER.test(compared(line.text));
      if (isNumber && isOutside(extent, height * NUMBER_MARGIN, height)) running.add(line);
      if (!isOutside(extent, height * MARGIN, height)) continue;
      const key = `${compared(line.text).replace(/\d+/g, '#')}@${line.bbox[1] < height / 2}`;
      seen.set(key, [...(seen.get(key) ?? []), line]);
    }
  }
  for (const lines of seen.values()) {
    const repeats = lines.filter(line => Math.abs(line.bbox[1] - lines[0]!.bbox[1]) < SAME_HEIGHT);
    const share = new Set(repeats.map(line => line.page)).size / pages.length;
    const repeat = repeats.length >= 3 && share > 0.5;
    for (const line of repeat ? repeats : counting(repeats)) running.add(line);
  }
  return running;
}

function isOutside(
  [top, bottom]: readonly [top: number, bottom: number],
  margin: number,
  height: number,
): boolean {
  return bottom <= margin || top >= height - margin;
}

/** Lines one of whose numbers grows with the pages: 某局 2023 年度决算 第 8 页. */
function counting(lines: readonly TextLine[]): readonly TextLine[] {
  const offsets = lines.map(({ text, page }) =>
    (text.match(/\d+/g) ?? []).map(number => Number(number) - page),
  );
  const grows = offsets[0]?.some(
    (offset, index) => lines.at(-1)!.page > lines[0]!.page && offsets.every(own => own[index] === offset),
  );
  return grows ? lines : [];
}
