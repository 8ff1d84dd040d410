import type { Raster } from '../../image/raster.ts';
import type { RulingTrack } from './ruling-lines.ts';

// All lengths are in points (1/72 inch).
/** A track is looked at in windows of this length … */
const WINDOW = 2;
/** … so far from where it should be … */
const ASTRAY = 0.7;
/** … against what lies on both sides of it. */
const BESIDE = { from: 1.6, to: 3.2 };
/** What lies as near to a crossing is the crossing; where a ruling meets it, there is ink right behind that. */
const CORNER = 1.2;
const END = 1;
/** Shades that a ruling is darker than either side, where these are paper. */
const DARKER = 8;
const PAPER = 225;
/** What is as long is no stroke of a glyph. */
export const LONG = 30;
/** A window that is darker has print in it, or a piece of a ruling that is not worn. */
const INK = 170;
/** Share of a window's length that is dark where a ruling is. */
const FILLED = 0.6;

/** A ruling has no longer gap. */
const GAP = 0.5;

/** Share of what lies beside a ruling that may be dark: specks. */
export const SPECKS = 0.06;

/** A picture and its dark pixels (1 of 0 and 1) as they lie along its rows. `scale`: pixels a point. */
export type DarkPixels = { readonly raster: Raster; readonly dark: Raster; readonly scale: number };

/** What is seen of a ruling from one crossing to the next: shares of the way, which is `length` pixels between the corners. */
export type RulingEvidence = {
  readonly length: number;
  /** a line with paper on both sides, however faint; a long one may have print on one */
  readonly clear: number;
  /** dark pixels, whatever stands beside them */
  readonly dark: number;
  /** the one or the other */
  readonly seen: number;
  /** whether a clear line reaches both crossings, and whether dark pixels, or a clear line, reach each of them */
  readonly isClearToEnds: boolean;
  readonly reaches: readonly [boolean, boolean];
  /** dark pixels on the side with fewer of them, and on the other */
  readonly beside: readonly [least: number, most: number];
};

export function evidenceOf(sheet: DarkPixels, track: RulingTrack, from: number, to: number): RulingEvidence {
  const { scale } = sheet;
  const isLong = to - from >= LONG * scale;
  const [start, end] = [from + CORNER * scale, to - CORNER * scale];
  const count = Math.max(1, Math.floor((end - start) / (WINDOW * scale)));
  const length = (end - start) / count;
  const clear: boolean[] = [];
  const dark: boolean[] = [];
  let [hasInk, above, below] = [false, 0, 0];
  for (let window = 0; window < count; window++) {
    const stretch = {
      first: Math.round(start + window * length),
      last: Math.round(start + (window + 1) * length),
    };
    const middle = track.at((stretch.first + stretch.last) / 2);
    const line = darkest(sheet, middle, stretch);
    const edge = Math.max(0, track.thickness / 2 - scale / 2);
    const sides = [-1, 1].map(side => besideOf(sheet, middle, { ...stretch, side, edge })) as [
      Beside,
      Beside,
    ];
    const [darker, paper] = [
      Math.min(sides[0].shade, sides[1].shade),
      Math.max(sides[0].shade, sides[1].shade),
    ];
    clear.push((isLong ? paper : darker) >= PAPER && darker - line >= DARKER);
    dark.push(filledShare(sheet, middle, stretch) >= FILLED);
    above += sides[0].dark / count;
    below += sides[1].dark / count;
    if (line < INK) hasInk = true;
  }
  const isTraced = (first: number, last: number) => {
    const stretch = { first: Math.round(first), last: Math.round(last) };
    const middle = track.at((first + last) / 2);
    const edge = Math.max(0, track.thickness / 2 - scale / 2);
    const paper = Math.max(...[-1, 1].map(side => besideOf(sheet, middle, { ...stretch, side, edge }).shade));
    return paper - darkest(sheet, middle, stretch) >= DARKER;
  };
  // print leaves paper before the next ruling, on both sides; what is as dark as print must not leave any
  const ends = hasInk ? 1 : 2;
  const isTracedToEnds = isLong || (isTraced(start, start + END * scale) && isTraced(end - END * scale, end));
  return {
    length: end - start,
    clear: clear.filter(Boolean).length / count,
    dark: dark.filter(Boolean).length / count,
    isClearToEnds: isTracedToEnds && clear.slice(0, ends).includes(true) && clear.slice(-ends).includes(true),
    seen: clear.filter((isClear, window) => isClear || dark[window]).length / count,
    reaches: [clear[0]! || dark[0]!, clear.at(-1)! || dark.at(-1)!],
    beside: [Math.min(above, below), Math.max(above, below)],
  };
}

type Stretch = { readonly first: number; readonly last: number };

/** The mean shade along the darkest of the rows that the line may lie in. */
function darkest({ raster, scale }: DarkPixels, middle: number, stretch: Stretch): number {
  let least = 255;
  for (let off = -ASTRAY * scale; off <= ASTRAY * scale; off++)
    least = Math.min(least, meanOn(raster, Math.round(middle + off), stretch));
  return least;
}

type Beside = { readonly shade: number; readonly dark: number };

function besideOf(
  { raster, dark, scale }: DarkPixels,
  middle: number,
  { first, last, side, edge }: Stretch & { readonly side: number; readonly edge: number },
): Beside {
  let [shade, ink, count] = [0, 0, 0];
  for (let off = BESIDE.from * scale + edge; off <= BESIDE.to * scale + edge; off++, count++) {
    const row = Math.round(middle + side * off);
    shade += meanOn(raster, row, { first, last });
    ink += row < 0 || row >= dark.height ? 0 : darkIn(dark, row, { first, last });
  }
  return { shade: shade / count, dark: ink / (count * Math.max(1, last - first)) };
}

/** The mean shade along a row; paper outside of the picture. */
function meanOn({ width, height, data }: Raster, row: number, { first, last }: Stretch): number {
  if (row < 0 || row >= height || first < 0 || last > width || last <= first) return 255;
  let sum = 0;
  for (let at = row * width + first; at < row * width + last; at++) sum += data[at]!;
  return sum / (last - first);
}

function darkIn({ width, data }: Raster, row: number, { first, last }: Stretch): number {
  let ink = 0;
  for (let at = row * width + first; at < row * width + last; at++) if (data[at] === 1) ink++;
  return ink;
}

/**
 * Whether a line is dark at every place from one crossing to the next, but for gaps no longer than a speck of paper: a glyph
 * that fills a low row ends before the one ruling where it runs into the other.
 */
export function isJoined({ dark, scale }: DarkPixels, track: RulingTrack, from: number, to: number): boolean {
  const longest = Math.max(1, GAP * scale);
  let gap = 0;
  for (let along = Math.ceil(from); along < to; along++) {
    const row = Math.floor(track.at(along) - 0.5);
    const isDark = [row, row + 1].some(
      one => one >= 0 && one < dark.height && dark.data[one * dark.width + along] === 1,
    );
    gap = isDark ? 0 : gap + 1;
    if (gap >= longest) return false;
  }
  return true;
}

/** Share of the places along the line at which it, or a pixel beside it, is dark. */
function filledShare({ dark }: DarkPixels, middle: number, { first, last }: Stretch): number {
  const row = Math.floor(middle - 0.5);
  const rows = [row, row + 1].filter(one => one >= 0 && one < dark.height);
  let ink = 0;
  for (let x = Math.max(0, first); x < Math.min(dark.width, last); x++)
    if (rows.some(one => dark.data[one * dark.width + x] === 1)) ink++;
  return ink / Math.max(1, last - first);
}
