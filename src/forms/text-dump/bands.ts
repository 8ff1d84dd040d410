import type { Anchor } from './anchors.ts';
import { isBlank, isFigure, stacks, type Text } from './texts.ts';

/** The lines of a block, or of a row of labels and values. */
export type LineBand = {
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;
};

/** Where the texts of a row stand in it. */
type Alignment = 'middle' | 'top';

/** What a blank line inside a row costs, or a label that is broken over its edge, and a text that is off by so many lines at most. */
const BLANK = 3;
const MOST_OFF = 2;

type Page = {
  readonly lines: readonly (readonly Text[])[];
  readonly anchors: readonly Anchor[];
  /** lines that no text takes any of */
  readonly blanks: readonly boolean[];
};

/**
 * The rows of a page: each anchor with the lines above and below it that its wrapped texts take. Of all ways to part the lines
 * between two anchors the one is taken in which texts stand in the middle of their rows, or begin at the top.
 */
export function bandsOf(given: Omit<Page, 'blanks'>): {
  readonly bands: readonly LineBand[];
  readonly cost: number;
} {
  const page = { ...given, blanks: given.lines.map((_, line) => isBlank(given.lines, line)) };
  const [middle, top] = (['middle', 'top'] as const).map(alignment => cheapest(page, alignment));
  return middle!.cost <= top!.cost ? middle! : top!;
}

/** The best way to part the lines down to one, by its last row. */
type Way = { readonly at: number; readonly cost: number; readonly band?: LineBand; readonly before?: Way };

function cheapest(page: Page, alignment: Alignment): { bands: LineBand[]; cost: number } {
  const { lines, anchors, blanks } = page;
  let ways: Way[] = startsOf(page).map(at => ({ at, cost: 0 }));
  anchors.forEach((anchor, index) => {
    const next = anchors[index + 1]?.line ?? Math.min(lines.length, anchor.line + REACH);
    const ends = Array.from({ length: next - anchor.line }, (_, away) => anchor.line + 1 + away);
    ways = ends.map(to => {
      const all = ways.map((before): Way => {
        const band = { anchor, from: before.at, to };
        return { at: to, cost: before.cost + costOf(band, page, alignment), band, before };
      });
      return all.reduce((best, way) => (way.cost < best.cost ? way : best));
    });
  });
  const isTable = anchors.at(-1)!.kind === 'heads';
  const rest = (at: number) => {
    // rows without a total go on over blank lines
    if (isTable) return LOST * lines.slice(at).filter(texts => texts.length > 0).length;
    const blank = blanks.indexOf(true, at);
    return LOST * ((blank < 0 ? lines.length : blank) - at);
  };
  const best = ways
    .map(way => ({ ...way, cost: way.cost + rest(way.at) }))
    .reduce((least, way) => (way.cost < least.cost ? way : least));
  const bands: LineBand[] = [];
  for (let way: Way | undefined = best; way?.band; way = way.before) bands.push(way.band);
  return { bands: bands.reverse(), cost: best.cost };
}

/** Lines that the last row, or table, of a form has at most. */
const REACH = 400;

/** What a line costs right below the last row that is in none. */
const LOST = 1;

/** Lines at which the first row may begin: what stands above it is a title. */
function startsOf({ anchors }: Page): number[] {
  const first = anchors[0]!.line;
  return Array.from({ length: Math.min(first, 6) + 1 }, (_, away) => first - away);
}

function costOf({ anchor, from, to }: LineBand, { lines, blanks }: Page, alignment: Alignment): number {
  const own = lines.slice(from, to);
  // the rows of a table stand below its headings
  if (anchor.kind === 'heads')
    return own.slice(0, anchor.line - from).filter(line => line.length > 0).length * MOST_OFF;
  if (anchor.kind === 'total')
    return own.reduce((sum, texts, at) => sum + (isOfTotal(texts, from + at - anchor.line) ? 0 : STRANGE), 0);
  const [top, bottom] = [from + firstFilled(own), from + lastFilled(own)];
  const inside = own.filter((_, at) => from + at > top && from + at < bottom && blanks[from + at]);
  const off = stacks(own.flat()).reduce((sum, stack) => {
    const first = Math.min(...stack.map(text => text.top));
    const last = Math.max(...stack.map(text => text.bottom));
    const place = alignment === 'middle' ? (first + last) / 2 : first;
    return sum + Math.min(MOST_OFF, Math.abs(place - anchor.line));
  }, 0);
  const broken = own.flat().filter(text => text.top < from || text.bottom >= to);
  return off + BLANK * (inside.length + broken.length);
}

/** What a line costs that is no part of the total. */
const STRANGE = 1.5;

/** Whether a line has nothing but figures of a total that are broken over lines, or is that of the total itself. */
function isOfTotal(texts: readonly Text[], away: number): boolean {
  return away === 0 || texts.length === 0 || (Math.abs(away) === 1 && texts.every(isFigure));
}

function firstFilled(lines: readonly (readonly Text[])[]): number {
  return Math.max(
    0,
    lines.findIndex(line => line.length > 0),
  );
}

function lastFilled(lines: readonly (readonly Text[])[]): number {
  return lines.findLastIndex(line => line.length > 0);
}
