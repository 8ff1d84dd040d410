import type { BBox, RulingLine } from '../model.ts';
import { isInk, type PlacedGlyph, type Show, textOf } from './glyphs.ts';
import { type Colour, contrast } from './paint.ts';
import { Squares } from './spatial-index.ts';
import { crosses, innerOf, isIn, strewn, TILES } from './strewn-text.ts';

/** degrees: text that is turned by more than this from the page's own lines, and by no quarter, is set askew */
const ASKEW = 3;
/** Text that stands out less than this, and by less than this share of what is usual on its page, is pale. */
const PALE = 0.42;
const PALER = 0.6;
/** Times the usual size of a page's text: larger, where it is pale; far larger. */
const LARGER = 1.4;
const FAR_LARGER = 2.2;
/** Share of the tiles that lie on other things; of pale ones, one does. */
const LYING_ON = 0.2;
/** ems between two glyphs of a round seal at most, and its glyphs from which on it is one */
const NEXT = 4;
const LEAST_OF_SEAL = 4;

/** points */
const SQUARE = 16;

/** Watermarks and stamps that are set as text: shows that stand askew, pale tiles, pale or huge text that others lie on. */
export function decorationOf(shows: readonly Show[], rulings: readonly RulingLine[]): ReadonlySet<Show> {
  const usual = usualOf(shows);
  const askew = new Set(shows.filter(show => isAskew(show, usual.angle)));
  const found = new Set([...askew, ...sealed(shows, askew, usual)]);
  const pale = (show: Show) => show.contrast < Math.min(PALE, PALER * usual.contrast);
  const candidates = shows.filter(
    show => !found.has(show) && (pale(show) || show.line.size > FAR_LARGER * usual.size),
  );
  const isLain = overlapsWith(shows, rulings, { candidates: new Set(candidates), pale });
  const alike = Map.groupBy(candidates, textOf);
  for (const group of alike.values()) {
    const lain = group.filter(isLain);
    const least = group.every(pale) ? 1 : LYING_ON * group.length;
    const isTile = group.length >= TILES && lain.length >= least;
    for (const show of group)
      if (isTile || lain.includes(show) || (pale(show) && show.line.size > LARGER * usual.size))
        found.add(show);
  }
  const dark = shows.filter(show => !found.has(show) && !pale(show));
  return found.union(strewn(dark, rulings, LARGER * usual.size));
}

type Usual = {
  readonly angle: number;
  readonly size: number;
  readonly contrast: number;
  readonly paint: Colour | null;
};

/** Level text is what a page is for, even where askew tiles have up to so many times as many glyphs. */
const LEVEL = 4;

/** What most glyphs of a page are like; pale ones count less. */
function usualOf(shows: readonly Show[]): Usual {
  const angles = new Map<number, number>();
  const paints = new Map<number, number>();
  const byKey = new Map<number, Colour>();
  const add = (counts: Map<number, number>, key: number, count: number) =>
    counts.set(key, (counts.get(key) ?? 0) + count);
  const weighted = shows.map(show => ({ show, weight: show.marks.length * show.contrast }));
  for (const { show, weight } of weighted) {
    const { red, green, blue } = show.paint;
    const key = Math.round(red * 255) * 65_536 + Math.round(green * 255) * 256 + Math.round(blue * 255);
    const level = Math.abs(show.line.angle) < ASKEW ? LEVEL * weight : weight;
    add(angles, Math.round(show.line.angle), level);
    add(paints, key, level);
    byKey.set(key, show.paint);
  }
  return {
    angle: mostOf(angles) ?? 0,
    size: middleOf(weighted.map(({ show, weight }) => [show.line.size, weight])),
    contrast: middleOf(weighted.map(({ show, weight }) => [show.contrast, weight])),
    paint: byKey.get(mostOf(paints) ?? -1) ?? null,
  };
}

function mostOf<K>(counts: ReadonlyMap<K, number>): K | null {
  let most: K | null = null;
  for (const [key, count] of counts) if (most === null || count > counts.get(most)!) most = key;
  return most;
}

function middleOf(weighted: readonly (readonly [value: number, weight: number])[]): number {
  const sorted = weighted.toSorted((a, b) => a[0] - b[0]);
  let rest = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of sorted) {
    rest -= weight;
    if (rest <= 0) return value;
  }
  return 0;
}

function isAskew({ line }: Show, usual: number): boolean {
  const off = (((line.angle - usual) % 90) + 90) % 90;
  return Math.min(off, 90 - off) > ASKEW;
}

/** What belongs to a seal: its glyphs that happen to stand upright between others, and what it is painted round. */
function sealed(shows: readonly Show[], askew: ReadonlySet<Show>, usual: Usual): Show[] {
  const found: Show[] = [];
  const isUnusual = ({ paint }: Show) => usual.paint !== null && contrast(paint, usual.paint) > ALIKE;
  for (const chain of chainsOf(shows)) {
    const [first, last] = [
      chain.findIndex(one => askew.has(one)),
      chain.findLastIndex(one => askew.has(one)),
    ];
    if (first < 0) continue;
    found.push(...chain.filter((show, at) => (at > first && at < last) || isUnusual(show)));
    const ring = chain.slice(first, last + 1);
    if (ring.length < LEAST_OF_SEAL) continue;
    const [x0, y0, x1, y1] = hullOf(ring);
    const paint = ring[0]!.paint;
    for (const show of shows) {
      const [x, y] = show.marks[show.marks.length >> 1]!.at;
      const isInside = x > x0 && x < x1 && y > y0 && y < y1;
      if (isInside && isUnusual(show) && contrast(show.paint, paint) < ALIKE) found.push(show);
    }
  }
  return found;
}

/** Colours that differ by less are one. */
const ALIKE = 0.2;

/** Shows of one glyph or two and of one colour and size, drawn one after the other and near each other. */
function chainsOf(shows: readonly Show[]): Show[][] {
  const chains: Show[][] = [];
  for (const show of shows) {
    const last = chains.at(-1)?.at(-1);
    if (last && isNext(last, show)) chains.at(-1)!.push(show);
    else chains.push([show]);
  }
  return chains.filter(chain => chain.length > 1);
}

function isNext(last: Show, show: Show): boolean {
  const { size } = show.line;
  if (last.marks.length > 2 || show.marks.length > 2 || Math.abs(last.line.size - size) > 0.01 * size)
    return false;
  const [[x0, y0], [x1, y1]] = [last.marks.at(-1)!.at, show.marks[0]!.at];
  return Math.hypot(x1 - x0, y1 - y0) < NEXT * size && contrast(show.paint, last.paint) < ALIKE;
}

function hullOf(shows: readonly Show[]): BBox {
  const xs = shows.flatMap(({ marks }) => marks.map(({ at }) => at[0]));
  const ys = shows.flatMap(({ marks }) => marks.map(({ at }) => at[1]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Share of the em: text that is pale and so near to other text is none of it. */
const BESIDE = 0.6;

type Among = { readonly candidates: ReadonlySet<Show>; pale(show: Show): boolean };

/** Tells of a candidate whether other text, or a ruling, runs through one of its glyphs, or is beside a pale one. */
function overlapsWith(
  shows: readonly Show[],
  rulings: readonly RulingLine[],
  { candidates, pale }: Among,
): (show: Show) => boolean {
  const others = new Squares<PlacedGlyph>(SQUARE);
  for (const show of shows)
    if (!candidates.has(show)) for (const mark of show.marks) if (isInk(mark)) others.put(mark.at, mark);
  return show =>
    show.marks.some(mark => {
      if (!isInk(mark)) return false;
      const inner = innerOf(show.line.box(mark.from, mark.to));
      const beside = pale(show) ? BESIDE * show.line.size : 0;
      const box: BBox = [inner[0] - beside, inner[1], inner[2] + beside, inner[3]];
      return others.some(box, ({ at }) => isIn(at, box)) || rulings.some(line => crosses(line, inner));
    });
}
