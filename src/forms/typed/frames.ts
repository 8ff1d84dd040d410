import type { GlyphRun, Page } from '../../model.ts';
import { isFirstLabel, type Lexicon } from '../labels.ts';
import { isTitle } from '../title.ts';
import { anchorsOf } from './anchors.ts';
import { bandsOf } from './bands.ts';
import { blocksOf } from './blocks.ts';
import { type Tiled, tiled } from './cells.ts';
import { drawn } from './drawn.ts';
import { leftOf } from './left.ts';
import { sifted } from './running.ts';
import { withStackedLabels } from './stacked.ts';
import { joined, type Text, textsOf } from './texts.ts';

/**
 * The page of a dump with rulings around its cells, as the labels of forms and the columns of texts tell them; a page for each
 * form, on which columns of blocks lie side by side over one width.
 */
export function framed(page: Page, words: Lexicon): Page[] {
  if (page.rulings.length > 0) return [page];
  const { rows, running } = sifted(textsOf(page), page.typed!.breaks, words);
  const lines = withStackedLabels(rows, words);
  const printed = {
    ...page,
    runs: page.runs.filter(run => !running.has(run)),
    decoration: [...running],
  };
  return sheetsOf(lines).map(([from, to], index) => {
    const own = lines.map((texts, line) => (line < from || line >= to ? [] : texts));
    const blocks = blocksIn(own, words);
    const sheet = cut(printed, from, to, index + 1);
    return blocks.length === 0 ? sheet : drawn(sheet, blocks, from);
  });
}

/** Lines with texts from a title to the first label of its form. */
const HEAD = 4;

/** Lines from one title to the next, or from one first label to the next; what stands above the first one is with it. */
export function sheetsOf(lines: Lines): (readonly [from: number, to: number])[] {
  const starts: number[] = [];
  let begun: string | null = null;
  lines.forEach((texts, line) => {
    const first = texts.length > 1 && isFirstLabel(texts[0]!.text) ? texts[0]!.text : null;
    if (isTitle(joined(texts))) {
      begun = null;
      starts.push(line);
    } else if (first !== null && first === begun) starts.push(titleAbove(lines, line));
    begun ??= first;
  });
  const froms = [0, ...starts.slice(isHeaded(lines, starts[0]) ? 0 : 1)];
  return froms.map((from, index) => [from, froms[index + 1] ?? lines.length] as const);
}

/** Whether a form stands above the first title. */
function isHeaded(lines: Lines, title = 0): boolean {
  return lines.slice(0, title).some(texts => texts.length > 1 && isFirstLabel(texts[0]!.text));
}

/** The line with the title of a form that is not called one of those that all forms share, else that of its first label. */
function titleAbove(lines: Lines, first: number): number {
  let left = HEAD;
  for (let line = first - 1; line >= 0 && left > 0; line--) {
    if (lines[line]!.length === 1 && joined(lines[line]!).endsWith('表')) return line;
    if (lines[line]!.length > 0) left--;
  }
  return first;
}

/** The lines of a page from one on up to another. */
function cut(page: Page, from: number, to: number, number: number): Page {
  const { numbers, tops, breaks, cell } = page.typed!;
  const [top, bottom] = [tops[from]!, tops[to] ?? page.height];
  const isOn = ({ bbox }: GlyphRun) => bbox[1] >= top && bbox[1] < bottom;
  const [runs, decoration] = [page.runs, page.decoration ?? []].map(own => own.filter(isOn));
  const typed = { numbers: numbers.slice(from, to), tops: tops.slice(from, to), breaks, cell };
  return { ...page, page: number, runs: runs!, decoration: decoration!, typed };
}

type Lines = readonly (readonly Text[])[];

function blocksIn(lines: Lines, words: Lexicon): Tiled[] {
  const anchors = anchorsOf(lines, words);
  if (anchors.length === 0) return [];
  const isLeft = leftOf(anchors, lines, words);
  const { bands } = bandsOf({ lines, anchors, isLeft });
  return blocksOf(bands, { lines, isLeft, words }).map(block => tiled(block, lines));
}
