import { connectedIn } from '../../image/connected.ts';
import { eachDarker, type PixelBox, type Raster } from '../../image/raster.ts';
import { median } from '../../values/quantile.ts';

// All lengths are in points (1/72 inch).
/** A dot or dash of a ruling is no thicker and no longer, and no farther from the next one or off its line. */
const THICKEST = 2.4;
const LONGEST = 8;
const GAP = 4;
const OFF_LINE = 0.6;
/** So many make a line of at least such a length; print has rows of dots too, but shorter or less even ones. */
const LEAST_DOTS = 5;
const LEAST_LENGTH = 8;
/** Share of the steps from dot to dot that are even, and how much an even one may differ from the usual. */
const EVEN = { share: 0.75, off: 0.25 };
/** … or dots that blur into each other leave so little paper between them. */
const MERGED = 0.65;
/** Beside a ruling there is paper, but for this share; a grey ground is printed in dots as well. */
const BESIDE = { from: 1.6, to: 3, share: 0.2 };

/** Darker than this (of 255) a pixel may belong to a ruling: thin lines are faint. */
const FAINT = 190;

/** What may be drawn with a ruling pen: dark pixels, and those between the dots of dotted rulings. */
export function penPixels(raster: Raster, scale: number): Raster {
  const dark = new Uint8Array(raster.data.length);
  eachDarker(raster, FAINT, at => {
    dark[at] = 1;
  });
  return withDotsJoined({ ...raster, data: dark }, scale);
}

/** Dark (1) and light (0) pixels with the dots and dashes of dotted rulings made one line each. `scale`: pixels a point. */
function withDotsJoined(dark: Raster, scale: number): Raster {
  const dots = dotsOf(dark, scale);
  const data = dark.data.slice();
  for (const axis of ['horizontal', 'vertical'] as const) {
    const lined = dots.map(dot => asLined(dot, axis)).filter(({ high }) => high <= THICKEST * scale);
    const chains = chainsOf(lined, scale).filter(
      chain => isRuling(chain, scale) && hasPaperBeside(dark, { chain, axis, scale }),
    );
    for (const chain of chains) join({ ...dark, data }, chain, axis);
  }
  return { ...dark, data };
}

/** A dot as it lies along a line: from, to, its middle across, and its thickness. */
type Dot = { readonly from: number; readonly to: number; readonly at: number; readonly high: number };
type Axis = 'horizontal' | 'vertical';

function asLined({ x0, y0, x1, y1 }: PixelBox, axis: Axis): Dot {
  return axis === 'horizontal'
    ? { from: x0, to: x1, at: (y0 + y1) / 2, high: y1 - y0 }
    : { from: y0, to: y1, at: (x0 + x1) / 2, high: x1 - x0 };
}

/** Boxes of connected ink that is as small as a dot or dash. */
function dotsOf(dark: Raster, scale: number): PixelBox[] {
  return connectedIn(dark).pieces.filter(({ x0, y0, x1, y1 }) => {
    const [least, most] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)];
    return least <= THICKEST * scale && most <= LONGEST * scale;
  });
}

/** Dots that follow each other on one line. */
function chainsOf(dots: readonly Dot[], scale: number): Dot[][] {
  const [reach, off] = [GAP * scale, Math.max(1, OFF_LINE * scale)];
  const ends = new Map<number, Dot[][]>();
  const band = (at: number) => Math.floor(at / off);
  const chains: Dot[][] = [];
  for (const dot of dots.toSorted((a, b) => a.from - b.from)) {
    const near = [-1, 0, 1].flatMap(step => ends.get(band(dot.at) + step) ?? []);
    const fits = near
      .filter(chain => {
        const last = chain.at(-1)!;
        return dot.from >= last.to && dot.from - last.to <= reach && Math.abs(dot.at - last.at) <= off;
      })
      .sort((a, b) => b.at(-1)!.to - a.at(-1)!.to)[0];
    if (fits) {
      const old = ends.get(band(fits.at(-1)!.at))!;
      old.splice(old.indexOf(fits), 1);
      fits.push(dot);
    } else chains.push([dot]);
    const chain = fits ?? chains.at(-1)!;
    // what the line has passed is no end any more
    const own = (ends.get(band(dot.at)) ?? []).filter(other => dot.from - other.at(-1)!.to <= reach);
    ends.set(band(dot.at), [...own, chain]);
  }
  return chains;
}

function isRuling(chain: readonly Dot[], scale: number): boolean {
  const length = chain.at(-1)!.to - chain[0]!.from;
  if (chain.length < LEAST_DOTS || length < LEAST_LENGTH * scale) return false;
  const covered = chain.reduce((sum, { from, to }) => sum + to - from, 0);
  if (covered >= MERGED * length) return true;
  const steps = chain
    .slice(1)
    .map(({ from, to }, index) => (from + to - chain[index]!.from - chain[index]!.to) / 2);
  const usual = median(steps)!;
  const even = steps.filter(step => {
    const times = Math.max(1, Math.round(step / usual));
    return Math.abs(step - times * usual) <= Math.max(1, EVEN.off * usual);
  });
  return even.length >= EVEN.share * steps.length;
}

type Line = { readonly chain: readonly Dot[]; readonly axis: Axis; readonly scale: number };

function hasPaperBeside({ width, height, data }: Raster, { chain, axis, scale }: Line): boolean {
  let [ink, seen] = [0, 0];
  for (const { from, to, at } of chain)
    for (let off = BESIDE.from * scale; off <= BESIDE.to * scale; off++)
      for (const across of [Math.round(at - off), Math.round(at + off)])
        for (let along = from; along < to; along++, seen++) {
          const [x, y] = axis === 'horizontal' ? [along, across] : [across, along];
          if (x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1) ink++;
        }
  return ink <= BESIDE.share * seen;
}

/** Fills what is between the dots, and as much before the first one and behind the last: a crossing ruling is there. */
function join({ width, height, data }: Raster, chain: readonly Dot[], axis: Axis): void {
  const gaps = chain.slice(1).map(({ from }, index) => from - chain[index]!.to);
  const beyond = median(gaps)!;
  const high = Math.max(1, Math.round(Math.min(...chain.map(dot => dot.high))));
  const fill = (from: number, to: number, at: number) => {
    for (let along = from; along < to; along++)
      for (let line = 0; line < high; line++) {
        const across = Math.floor(at - high / 2 + 0.5) + line;
        const [x, y] = axis === 'horizontal' ? [along, across] : [across, along];
        if (x >= 0 && y >= 0 && x < width && y < height) data[y * width + x] = 1;
      }
  };
  chain.forEach((dot, index) => {
    const next = chain[index + 1];
    fill(dot.from, dot.to, dot.at);
    if (next) fill(dot.to, next.from, (dot.at + next.at) / 2);
  });
  fill(chain[0]!.from - beyond, chain[0]!.from, chain[0]!.at);
  fill(chain.at(-1)!.to, chain.at(-1)!.to + beyond, chain.at(-1)!.at);
}
