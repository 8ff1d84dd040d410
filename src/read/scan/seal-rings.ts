import { type Circle, circlesIn, eachAlong, inkAlong } from '../../image/circles.ts';
import type { Raster } from '../../image/raster.ts';
import { median } from '../../values/quantile.ts';
import type { CellRegions, InkLine } from './cell-regions.ts';
import { inkLinesOf } from './text-lines.ts';

/**
 * The ring of a seal without its colour: its middle and radius in pixels; its ink reaches `half` to both sides of the radius, and
 * is as dark as `shade`.
 */
export type Ring = Circle & { readonly half: number; readonly shade: number };

/** points: seals of offices measure 38 to 45 mm, others from 25 to 60 mm */
const RADIUS = { least: 34, most: 86 };
/** points: the ink of a ring is no wider */
const WIDEST = 5;
/** Darker than this (of 255) is ink. */
const INK = 200;
const MOST_RINGS = 3;
/** Share of a circle's directions in which there is ink: print that a circle crosses has less than half, its edge far less. */
const COVERED = { whole: 0.6, edge: 0.2 };
const DIRECTIONS = 180;
/** points: rings are looked for in squares of this side; one with a ring in it is darker than this, as a whole */
const COARSE = 2;
const COARSE_INK = 210;

/** A picture and its lines of print without the rings of seals, which lines they cover, and which pixels. */
type Unsealed = {
  readonly open: Raster;
  readonly lines: readonly InkLine[];
  readonly isCovered: (line: InkLine) => boolean;
  readonly isSeal: (x: number, y: number) => boolean;
};

/** Where the rings of seals lie; those in black are still on the picture. */
type Sealed = {
  readonly regions: CellRegions;
  readonly scale: number;
  readonly rings: readonly Ring[];
  readonly black: readonly Ring[];
};

/**
 * A picture and its lines of print without the rings of black seals, which tie lines together. What stood under a seal may be
 * lost: `isCovered` tells which lines may lack some of it. A cell that holds nothing else keeps its ink as a line, for what
 * was under it.
 */
export function withoutSeals(
  raster: Raster,
  lines: readonly InkLine[],
  { regions, scale, rings, black }: Sealed,
): Unsealed {
  if (rings.length === 0) return { open: raster, lines, isCovered: () => false, isSeal: () => false };
  const inked = black.map(ring => ({ ...ring, ...centred(raster, ring) }));
  const open = withoutRings(raster, inked);
  const print = inkLinesOf(open, regions, scale);
  const crossed = new Set(rings.flatMap(ring => facesUnder(ring, regions)));
  const filled = new Set(print.map(({ region }) => region));
  const lost = lines.filter(({ region }) => crossed.has(region) && !filled.has(region));
  return {
    open,
    lines: [...print, ...lost],
    isCovered: line => crossed.has(line.region) || rings.some(ring => isWithin(line, ring)),
    isSeal: (x, y) => inked.some(ring => isOn(x, y, ring)),
  };
}

/** The cells that a ring crosses. */
function facesUnder({ x, y, radius }: Ring, regions: CellRegions): number[] {
  const angles = Array.from({ length: DIRECTIONS }, (_, nth) => (2 * Math.PI * nth) / DIRECTIONS);
  return angles
    .map(angle => regions.regionAt(x + radius * Math.cos(angle), y + radius * Math.sin(angle)))
    .filter(region => region > 0);
}

/** Whether some of a line lies in the ring, or under it. */
function isWithin({ x0, y0, x1, y1 }: InkLine, { x, y, radius, half }: Ring): boolean {
  const [column, row] = [Math.max(x0, Math.min(x1, x)), Math.max(y0, Math.min(y1, y))];
  return Math.hypot(column - x, row - y) <= radius + half;
}

/** The rings of seals on a picture, the surest first. `scale`: pixels a point. */
export function ringsOf(raster: Raster, scale: number): Ring[] {
  const rings: Ring[] = [];
  const range = { least: RADIUS.least * scale, most: RADIUS.most * scale };
  for (const circle of circlesIn(raster, {
    ...range,
    step: Math.max(1, Math.round(COARSE * scale)),
    ink: COARSE_INK,
  })) {
    const ring = centred(raster, circle);
    const isKnown = rings.some(({ x, y }) => Math.hypot(ring.x - x, ring.y - y) < RADIUS.least * scale);
    if (isKnown || coverage(raster, ring) < COVERED.whole) continue;
    const whole = widened(raster, ring, scale);
    if (whole) rings.push(whole);
    if (rings.length === MOST_RINGS) break;
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

function coverage(raster: Raster, circle: Circle): number {
  return inkAlong(raster, circle, { directions: DIRECTIONS, ink: INK });
}

/** How dark the ink of a circle is: print that crosses it is darker, and less of it. */
function shadeOf(raster: Raster, circle: Circle): number {
  const shades: number[] = [];
  eachAlong(raster, circle, DIRECTIONS, shade => {
    if (shade < INK) shades.push(shade);
  });
  return median(shades) ?? 0;
}

/** pixels that a ring is moved by at once, to find more ink */
const STEPS = [6, 3, 1];

/** The ring moved, grown or shrunk pixel by pixel as long as more of it lies on ink. */
function centred(raster: Raster, start: Circle): Circle {
  let [ring, share] = [start, coverage(raster, start)];
  for (const step of STEPS)
    for (let isBetter = true; isBetter; ) {
      isBetter = false;
      for (const [x, y, radius] of MOVES) {
        const moved = {
          ...ring,
          x: ring.x + step * x,
          y: ring.y + step * y,
          radius: ring.radius + step * radius,
        };
        const own = coverage(raster, moved);
        if (own > share) [ring, share, isBetter] = [moved, own, true];
      }
    }
  return ring;
}

const MOVES = [-1, 0, 1].flatMap(radius =>
  [
    [0, 0],
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ].map(([x, y]) => [x!, y!, radius] as const),
);

/** The ring with the width of its ink; null where that ends on neither side: a circle through thick rulings. */
function widened(raster: Raster, ring: Circle, scale: number): Ring | null {
  const reach = (side: 1 | -1) => {
    let off = 0;
    while (
      off < WIDEST * scale &&
      coverage(raster, { ...ring, radius: ring.radius + side * (off + 1) }) >= COVERED.edge
    )
      off++;
    return off;
  };
  const [inner, outer] = [reach(-1), reach(1)];
  if (Math.min(inner, outer) >= WIDEST * scale) return null;
  const shade = shadeOf(raster, ring);
  return { ...ring, shade, radius: ring.radius + (outer - inner) / 2, half: (inner + outer) / 2 + 2 };
}
