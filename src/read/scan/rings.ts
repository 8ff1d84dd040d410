import { median } from '../../image/quantile.ts';
import type { Raster } from '../../image/raster.ts';
import type { Faces, InkLine } from './faces.ts';
import { inkLinesOf } from './lines.ts';

/** The ring of a seal in black: its middle and radius in pixels; its ink reaches `half` to both sides of the radius. */
type Ring = { readonly x: number; readonly y: number; readonly radius: number; readonly half: number };

/** points: seals of offices measure 38 to 45 mm, others from 25 to 60 mm */
const RADIUS = { least: 34, most: 86 };
/** points: the ink of a ring is no wider */
const WIDEST = 5;
/** Darker than this (of 255) is ink. */
const INK = 160;
/** Times the usual height of a line: ink that goes on for longer from top to bottom is no line of print. */
const TALL = 1.35;
/** Circles through three points of such ink are tried, so many; a seal may have so many rings. */
const TRIALS = 900;
const MOST_RINGS = 3;
/** Share of a circle's directions in which there is ink: print that a circle crosses has far less. */
const COVERED = { first: 0.4, whole: 0.62, edge: 0.2 };
const DIRECTIONS = { first: 24, whole: 180 };

/** A picture and its lines of print without the rings of seals, which lines they cover, and which pixels. */
type Unsealed = {
  readonly open: Raster;
  readonly lines: readonly InkLine[];
  readonly isCovered: (line: InkLine) => boolean;
  readonly isSeal: (x: number, y: number) => boolean;
};

/**
 * A picture and its lines of print without the rings of black seals, which tie lines together. What stood under a ring is
 * lost: `isCovered` tells which lines may lack some of it. A cell that holds nothing else keeps its ink as a line, for what
 * was under it.
 */
export function withoutSeals(
  raster: Raster,
  lines: readonly InkLine[],
  { faces, scale }: { readonly faces: Faces; readonly scale: number },
): Unsealed {
  const rings = ringsOf(raster, lines, scale);
  if (rings.length === 0) return { open: raster, lines, isCovered: () => false, isSeal: () => false };
  const open = withoutRings(raster, rings);
  const print = inkLinesOf(open, faces, scale);
  const crossed = new Set(rings.flatMap(ring => facesUnder(ring, faces)));
  const filled = new Set(print.map(({ face }) => face));
  const lost = lines.filter(({ face }) => crossed.has(face) && !filled.has(face));
  return {
    open,
    lines: [...print, ...lost],
    isCovered: line => crossed.has(line.face) || rings.some(ring => isWithin(line, ring)),
    isSeal: (x, y) => rings.some(ring => isOn(x, y, ring)),
  };
}

/** The cells that a ring crosses. */
function facesUnder({ x, y, radius }: Ring, faces: Faces): number[] {
  const angles = Array.from({ length: DIRECTIONS.whole }, (_, nth) => (2 * Math.PI * nth) / DIRECTIONS.whole);
  return angles
    .map(angle => faces.faceAt(x + radius * Math.cos(angle), y + radius * Math.sin(angle)))
    .filter(face => face > 0);
}

/** Whether some of a line lies in the ring, or under it. */
function isWithin({ x0, y0, x1, y1 }: InkLine, { x, y, radius, half }: Ring): boolean {
  const [column, row] = [Math.max(x0, Math.min(x1, x)), Math.max(y0, Math.min(y1, y))];
  return Math.hypot(column - x, row - y) <= radius + half;
}

/** The rings of seals among the ink of a picture without its rulings, the outer one first. */
function ringsOf(raster: Raster, lines: readonly InkLine[], scale: number): Ring[] {
  const rings: Ring[] = [];
  let rest = raster;
  while (rings.length < MOST_RINGS) {
    const ring = ringIn(rest, inkOfTall(rest, lines), scale);
    if (!ring) break;
    rings.push(ring);
    rest = withoutRings(rest, [ring]);
  }
  return rings;
}

/** The picture with its rings made paper, and what of other ink lies under them. */
function withoutRings({ width, height, data }: Raster, rings: readonly Ring[]): Raster {
  const open = data.slice();
  for (const ring of rings) {
    const { x, y } = ring;
    const outer = ring.radius + ring.half;
    for (let row = Math.max(0, Math.floor(y - outer)); row < Math.min(height, y + outer); row++) {
      for (let column = Math.max(0, Math.floor(x - outer)); column < Math.min(width, x + outer); column++) {
        if (isOn(column, row, ring)) open[row * width + column] = 255;
      }
    }
  }
  return { width, height, data: open };
}

function isOn(column: number, row: number, { x, y, radius, half }: Ring): boolean {
  return Math.abs(Math.hypot(column - x, row - y) - radius) <= half;
}

type Point = readonly [x: number, y: number];

/** The pixels of ink that goes on from top to bottom of more than a line. */
function inkOfTall({ width, data }: Raster, lines: readonly InkLine[]): Point[] {
  const usual = median(lines.map(({ y0, y1 }) => y1 - y0)) ?? 0;
  const tall = lines.filter(({ y0, y1 }) => y1 - y0 > TALL * usual);
  return tall.flatMap(({ x0, y0, x1, y1 }) => {
    const points: Point[] = [];
    for (let y = y0; y < y1; y++)
      for (let x = x0; x < x1; x++) if (data[y * width + x]! < INK) points.push([x, y]);
    return points;
  });
}

/** The circle with the most ink along it, if that is a ring. */
function ringIn(raster: Raster, points: readonly Point[], scale: number): Ring | null {
  if (points.length < DIRECTIONS.whole) return null;
  let best: { ring: Ring; share: number } | null = null;
  for (let trial = 0; trial < TRIALS; trial++) {
    const [a, b, c] = [104_729, 611_953, 1_299_709].map(
      (step, nth) => points[(trial * step + nth * 7919) % points.length]!,
    ) as [Point, Point, Point];
    const circle = circleThrough(a, b, c);
    if (!circle || circle.radius < RADIUS.least * scale || circle.radius > RADIUS.most * scale) continue;
    if (coverage(raster, circle, DIRECTIONS.first) < COVERED.first) continue;
    const share = coverage(raster, circle, DIRECTIONS.whole);
    if (!best || share > best.share) best = { ring: circle, share };
  }
  if (!best) return null;
  const ring = centred(raster, best.ring);
  if (coverage(raster, ring, DIRECTIONS.whole) < COVERED.whole) return null;
  return widened(raster, ring, scale);
}

function circleThrough([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): Ring | null {
  const twice = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  if (twice === 0) return null;
  const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / twice;
  const y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / twice;
  return { x, y, radius: Math.hypot(ax - x, ay - y), half: 0 };
}

/** Share of so many directions in which ink lies on the circle. */
function coverage({ width, height, data }: Raster, { x, y, radius }: Ring, directions: number): number {
  let inked = 0;
  for (let nth = 0; nth < directions; nth++) {
    const angle = (2 * Math.PI * nth) / directions;
    const column = Math.round(x + radius * Math.cos(angle));
    const row = Math.round(y + radius * Math.sin(angle));
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    if (data[row * width + column]! < INK) inked++;
  }
  return inked / directions;
}

/** The ring moved, grown or shrunk pixel by pixel as long as more of it lies on ink. */
function centred(raster: Raster, start: Ring): Ring {
  let [ring, share] = [start, coverage(raster, start, DIRECTIONS.whole)];
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const [x, y, radius] of [
      [1, 0, 0],
      [-1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
      [0, 0, 1],
      [0, 0, -1],
    ] as const) {
      const moved = { ...ring, x: ring.x + x, y: ring.y + y, radius: ring.radius + radius };
      const own = coverage(raster, moved, DIRECTIONS.whole);
      if (own > share) [ring, share, isBetter] = [moved, own, true];
    }
  }
  return ring;
}

/** The ring with the width of its ink. */
function widened(raster: Raster, ring: Ring, scale: number): Ring {
  const reach = (side: 1 | -1) => {
    let off = 0;
    while (
      off < WIDEST * scale &&
      coverage(raster, { ...ring, radius: ring.radius + side * (off + 1) }, DIRECTIONS.whole) >= COVERED.edge
    )
      off++;
    return off;
  };
  const [inner, outer] = [reach(-1), reach(1)];
  return { ...ring, radius: ring.radius + (outer - inner) / 2, half: (inner + outer) / 2 + 2 };
}
