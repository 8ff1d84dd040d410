import type { TextLine } from '../model.ts';

type PageLines = { readonly page: number; readonly height: number; readonly lines: readonly TextLine[] };

/** `- 8 -`, `第 3 页 共 9 页`, `3/9`, `Page 3`, a bare number */
const PAGE_NUMBER =
  /^(第?[-—–－·\s]*\d{1,4}[-—–－·\s]*页?|第?\d{1,4}页[,，/\s]*共\d{1,4}页|\d{1,4}\s*\/\s*\d{1,4}|page\s*\d+(of\d+)?)$/i;
/** Share of the page's height at its top and bottom where heads and page numbers stand. */
const MARGIN = 0.12;
/** A head stands at the same height on every page, give or take (points). */
const SAME_HEIGHT = 3;

/** Whether a text is a page number, and at a height where one stands. */
export function isPageNumber(text: string, y: number, height: number): boolean {
  return (y < height * MARGIN || y > height * (1 - MARGIN)) && PAGE_NUMBER.test(text.trim());
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
      if (line.bbox[3] > height * MARGIN && line.bbox[1] < height * (1 - MARGIN)) continue;
      if (PAGE_NUMBER.test(line.text.trim())) running.add(line);
      const key = `${line.text.replace(/\d+/g, '#')}@${line.bbox[1] < height / 2}`;
      seen.set(key, [...(seen.get(key) ?? []), line]);
    }
  }
  for (const lines of seen.values()) {
    const repeats = lines.filter(line => Math.abs(line.bbox[1] - lines[0]!.bbox[1]) < SAME_HEIGHT);
    const share = new Set(repeats.map(line => line.page)).size / pages.length;
    if (repeats.length >= 3 && share > 0.5) for (const line of repeats) running.add(line);
  }
  return running;
}
