import { connectedIn, pixelsOf } from '../../image/connected.ts';
import { cropped } from '../../image/crop.ts';
import { inkBelow, type PixelBox, type Raster } from '../../image/raster.ts';
import { usualInk } from './background.ts';
import type { Ring } from './seal-rings.ts';

/** Shades: the ink of a seal in grey is so much lighter than print, and differs so much from place to place. */
const LIGHTER = 30;
const UNEVEN = 35;
/** points: the strokes of a seal are at least so thick both ways; the soft edges of print, and its hairlines, are not … */
const THICK = 0.9;
/** … and around them lie their own soft edges. */
const SOFT = 0.8;

/** Darker than this (of 255) is no paper. */
const SOME_INK = 225;

/** A picture, and the seals on it that are as dark as its print. */
type Lifted = { readonly raster: Raster; readonly black: readonly Ring[] };

/**
 * The picture without the seals that are grey where print is black: what is as thick and as dark as a seal's strokes becomes
 * paper in the ring and inside of it, and print under it stays. A seal as dark as print is left as it is. `scale`: pixels a point.
 */
export function withoutGreySeals(raster: Raster, rings: readonly Ring[], scale: number): Lifted {
  if (rings.length === 0) return { raster, black: rings };
  const usual = usualInk(raster);
  const isGrey = ({ shade }: Ring) => shade >= usual + LIGHTER;
  const open = { ...raster, data: raster.data.slice() };
  for (const ring of rings.filter(isGrey)) {
    lift(open, { raster, ring, scale });
    withoutRest(open, ring);
  }
  return { raster: open, black: rings.filter(ring => !isGrey(ring)) };
}

type Lifting = { readonly raster: Raster; readonly ring: Ring; readonly scale: number };

function lift(open: Raster, { raster, ring, scale }: Lifting): void {
  const { width, data } = raster;
  const [side, soft] = [Math.max(2, Math.round(THICK * scale)), Math.round(SOFT * scale)];
  const [darkest, lightest] = [ring.shade - UNEVEN, ring.shade + UNEVEN];
  const isThick = (at: number) => {
    for (let row = 0; row < side; row++)
      for (let place = at + row * width; place < at + row * width + side; place++)
        if (data[place]! < darkest || data[place]! > lightest) return false;
    return true;
  };
  const { x0, y0, x1, y1 } = discIn(raster, ring, side + soft);
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      if (!isInside(ring, x, y) || !isThick(y * width + x)) continue;
      for (let row = y - soft; row < y + side + soft; row++)
        for (let at = row * width + x - soft; at < row * width + x + side + soft; at++)
          if (data[at]! >= darkest) open.data[at] = 255;
    }
}

/** Takes off pieces in the ring that are nowhere as dark as print: the thin strokes of the seal, and what is left of thick ones. */
function withoutRest(open: Raster, ring: Ring): void {
  const { x0, y0, x1, y1 } = discIn(open, ring, 0);
  const disc = cropped(open, { x0, y0, x1, y1 });
  const { width, data } = disc;
  for (const pixels of pixelsOf(connectedIn(inkBelow(disc, SOME_INK)), width)) {
    if (pixels.some(at => data[at]! < ring.shade - UNEVEN)) continue;
    for (const at of pixels) {
      const [x, y] = [x0 + (at % width), y0 + Math.floor(at / width)];
      if (isInside(ring, x, y)) open.data[y * open.width + x] = 255;
    }
  }
}

/** The square around a ring, as far as it is `margin` pixels inside of the picture. */
function discIn({ width, height }: Raster, { x, y, radius, half }: Ring, margin: number): PixelBox {
  const reach = Math.ceil(radius + half);
  return {
    x0: Math.max(margin, Math.floor(x) - reach),
    y0: Math.max(margin, Math.floor(y) - reach),
    x1: Math.min(width - margin, Math.ceil(x) + reach),
    y1: Math.min(height - margin, Math.ceil(y) + reach),
  };
}

function isInside({ x, y, radius, half }: Ring, column: number, row: number): boolean {
  return Math.hypot(column - x, row - y) <= radius + half;
}
