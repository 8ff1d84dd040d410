import type { Raster } from './raster.ts';
import { shrunk } from './resample.ts';

/** A circle, in pixels. */
export type Circle = { readonly x: number; readonly y: number; readonly radius: number };

/** Pixels: radii that are looked for, and how coarsely; shade: what is darker is ink. */
type Search = {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly ink: number;
};

/** Shades over two pixels: a steeper slope is an edge. */
const EDGE = 40;
/** Tangent: an edge that is nearer to an axis is one of a ruling, or of a stroke as most are. */
const OBLIQUE = 0.15;
/** So many middles are tried, those with the most edges around them, so many coarse pixels apart. */
const TRIED = 24;
const APART = 3;
const DIRECTIONS = 72;

/**
 * Circles that ink may lie along, the surest first (Hough): every oblique edge votes for the middles across it, near and far on
 * both sides.
 */
export function circlesIn(raster: Raster, { least, most, step, ink }: Search): Circle[] {
  const coarse = shrunk(raster, step);
  const radii = { least: Math.floor(least / step), most: Math.ceil(most / step) };
  const votes = summed(votesIn(coarse, radii), coarse);
  const found = Array.from({ length: TRIED }, () => best(taken(votes, coarse), coarse, { ...radii, ink }));
  return found
    .toSorted((a, b) => b.share - a.share)
    .map(({ x, y, radius }) => ({ x: (x + 0.5) * step, y: (y + 0.5) * step, radius: radius * step }));
}

type Radii = Pick<Search, 'least' | 'most'>;

function votesIn({ width, height, data }: Raster, { least, most }: Radii): Uint16Array {
  const votes = new Uint16Array(width * height);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const across = data[at + 1]! - data[at - 1]!;
      const down = data[at + width]! - data[at - width]!;
      const [a, b] = [Math.abs(across), Math.abs(down)];
      if (a + b < EDGE || Math.min(a, b) < OBLIQUE * Math.max(a, b)) continue;
      const length = Math.hypot(across, down);
      for (const side of [-1, 1])
        for (let radius = least; radius <= most; radius++) {
          const column = Math.round(x + (side * radius * across) / length);
          const row = Math.round(y + (side * radius * down) / length);
          if (column >= 0 && row >= 0 && column < width && row < height) votes[row * width + column]!++;
        }
    }
  return votes;
}

/** The votes of each pixel and those two pixels around it. */
function summed(votes: Uint16Array, { width, height }: Raster): Uint32Array {
  const [rows, sums] = [new Uint32Array(votes.length), new Uint32Array(votes.length)];
  for (let at = 2; at < votes.length - 2; at++)
    rows[at] = votes[at - 2]! + votes[at - 1]! + votes[at]! + votes[at + 1]! + votes[at + 2]!;
  for (let at = 2 * width; at < (height - 2) * width; at++)
    for (let row = -2; row <= 2; row++) sums[at]! += rows[at + row * width]!;
  return sums;
}

/** The place with the most votes; it has none afterwards, nor has what is near. */
function taken(votes: Uint32Array, { width, height }: Raster): { x: number; y: number } {
  let top = 0;
  for (let at = 0; at < votes.length; at++) if (votes[at]! > votes[top]!) top = at;
  const [x, y] = [top % width, Math.floor(top / width)];
  for (let row = Math.max(0, y - APART); row <= Math.min(height - 1, y + APART); row++)
    votes.fill(0, row * width + Math.max(0, x - APART), row * width + Math.min(width, x + APART + 1));
  return { x, y };
}

type Seen = Circle & { readonly share: number };

/** A circle is looked at more closely where so many of its first directions have ink. */
const LIKELY = 0.3;
const GLIMPSE = 24;

/** The circle about a middle, or beside it, with ink in the most directions. */
function best(
  middle: { readonly x: number; readonly y: number },
  raster: Raster,
  { least, most, ink }: Radii & { readonly ink: number },
): Seen {
  let found: Seen = { ...middle, radius: least, share: 0 };
  for (let y = middle.y - 2; y <= middle.y + 2; y++)
    for (let x = middle.x - 2; x <= middle.x + 2; x++)
      for (let radius = least; radius <= most; radius++) {
        const circle = { x, y, radius };
        if (inkAlong(raster, circle, { directions: GLIMPSE, ink }) < Math.max(LIKELY, found.share / 2))
          continue;
        const share = inkAlong(raster, circle, { directions: DIRECTIONS, ink });
        if (share > found.share) found = { ...circle, share };
      }
  return found;
}

/** Share of so many directions in which ink lies on a circle. */
export function inkAlong(
  raster: Raster,
  circle: Circle,
  { directions, ink }: { readonly directions: number; readonly ink: number },
): number {
  let inked = 0;
  eachAlong(raster, circle, directions, shade => {
    if (shade < ink) inked++;
  });
  return inked / directions;
}

/** Calls `visit` for the shades along a circle in so many directions, as far as it lies on the picture. */
export function eachAlong(
  { width, height, data }: Raster,
  { x, y, radius }: Circle,
  directions: number,
  visit: (shade: number) => void,
): void {
  const { cos, sin } = compassOf(directions);
  for (let nth = 0; nth < directions; nth++) {
    const column = Math.round(x + radius * cos[nth]!);
    const row = Math.round(y + radius * sin[nth]!);
    if (column >= 0 && row >= 0 && column < width && row < height) visit(data[row * width + column]!);
  }
}

type Compass = { readonly cos: Float64Array; readonly sin: Float64Array };

const compasses = new Map<number, Compass>();

function compassOf(directions: number): Compass {
  const known = compasses.get(directions);
  if (known) return known;
  const angles = Float64Array.from({ length: directions }, (_, nth) => (2 * Math.PI * nth) / directions);
  const compass = { cos: angles.map(Math.cos), sin: angles.map(Math.sin) };
  compasses.set(directions, compass);
  return compass;
}
