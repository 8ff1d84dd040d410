import type { GlyphRun } from '../../model.ts';
import { isPageNumber, saysPage } from '../../values/page-number.ts';
import { isFirstLabel, isFootLabel, type Lexicon } from '../labels.ts';
import { isCaption, isTitle, saysItGoesOn } from '../title.ts';
import { joined, type Text } from './texts.ts';

type Lines = readonly (readonly Text[])[];

/** Lines with texts at the top and at the bottom of a page that may be repeated on all of them. */
const EDGE = 2;
/** Lines with texts from a title to the first label of its form. */
const HEAD = 6;
/** Lines with texts at the top of a page with which headings are repeated. */
const REPEATED = 4;

/** Lines that are printed around the tables of every page, and headings that are repeated: they are in no row. */
type Sifted = { readonly rows: Lines; readonly running: ReadonlySet<GlyphRun> };

/** The lines that may be rows, those of titles among them. */
export function sifted(lines: Lines, breaks: readonly number[], words: Lexicon): Sifted {
  const pages = breaks.map((from, index) => {
    const numbers = Array.from({ length: (breaks[index + 1] ?? lines.length) - from }, (_, at) => from + at);
    return numbers.filter(line => lines[line]!.length > 0);
  });
  const edges = pages.map(own => new Set([...own.slice(0, EDGE), ...own.slice(-EDGE)]));
  const counts = new Map<string, number>();
  for (const own of edges)
    for (const text of new Set([...own].map(line => numberless(joined(lines[line]!)))))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  const out = new Set<number>();
  const notes = new Set<number>();
  pages.forEach((own, index) => {
    for (const line of own) {
      const text = joined(lines[line]!);
      const isEdge = edges[index]!.has(line);
      const isRunning =
        isEdge && counts.get(numberless(text))! > 1 && lines[line]!.length === 1 && isNoLabel(text);
      const isAround = saysPage(text) || saysItGoesOn(text) || (isEdge && isPageNumber(text));
      const isHeadline = isTitle(text) && !/[，。；]/.test(text);
      if (isHeadline && beginsForm(lines, line)) continue;
      if (isHeadline || isCaption(text)) notes.add(line);
      else if (isAround || isRunning) out.add(line);
    }
    for (const line of repeatedHeadings(own, lines, words)) out.add(line);
  });
  const isRow = (line: number) => !out.has(line) && !notes.has(line);
  return {
    rows: lines.map((texts, line) => (isRow(line) ? texts : [])),
    running: new Set([...out].flatMap(line => lines[line]!.flatMap(({ runs }) => runs))),
  };
}

/** A running head without the number of its page. */
function numberless(text: string): string {
  return text.replace(/\d+/g, '#');
}

/** Running heads are names, titles and times; a value that several pages end with is shorter, or a label. */
function isNoLabel(text: string): boolean {
  if (/[:：]$/.test(text) || isFootLabel(text.split(/[:：]/)[0]!)) return false;
  return [...text].length > (/\d/.test(text) ? LONG_VALUE : LONG_LABEL) && !/指标/.test(text);
}

const LONG_VALUE = 12;
const LONG_LABEL = 3;

/** Whether the first label of a form follows a title before any other one does. */
function beginsForm(lines: Lines, title: number): boolean {
  let left = HEAD;
  for (let line = title + 1; line < lines.length && left > 0; line++) {
    if (lines[line]!.length === 0) continue;
    left--;
    if (isTitle(joined(lines[line]!))) return false;
    if (lines[line]!.some(({ text }) => isFirstLabel(text) || isFirstLabel(text.split(/[:：]/)[0]!)))
      return true;
  }
  return lines.slice(title + 1, title + 1 + 2 * HEAD).some(texts => isFirstLabel(joined(texts.slice(0, 1))));
}

/** Lines at the top of a page on which the headings of indicators stand that stand on one before it, too. */
function repeatedHeadings(page: readonly number[], lines: Lines, words: Lexicon): number[] {
  const top = page.slice(0, REPEATED);
  const isHeads = (line: number) =>
    lines[line]!.filter(({ text }) => words.indicator(text) !== null).length > 2;
  const heads = top.findIndex(isHeads);
  if (heads < 0) return [];
  const textAt = (line: number) => joined(lines[line] ?? []);
  const form = lines.slice(0, page[0]).findLastIndex(texts => texts.some(({ text }) => isFirstLabel(text)));
  const isFirst = (line: number) => line > form && textAt(line) === textAt(top[heads]!);
  const first = lines.slice(0, page[0]).findIndex((_, line) => isFirst(line));
  if (first < 0 || top.slice(0, heads).some(line => isTitle(textAt(line)))) return [];
  const broken = top.slice(heads + 1).filter(line => textAt(line) === textAt(first + line - top[heads]!));
  return [...top.slice(0, heads + 1), ...broken];
}
