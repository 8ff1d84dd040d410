import type { GlyphSegment, SignLine } from './units.ts';

/** pixels: each of the two pictures, and the paper that a glyph's own keeps on each side */
export const SIDE = 20;
const PAPER = 1;
/** The glyph as large as fits, and the line around it. */
export const PICTURES = 2;
/** Lines: so much of the line is seen, in height and in width. */
const AROUND = 1.3;
/** Numbers that tell how large a glyph is and where it stands. */
export const MEASURES = 8;

/** What the classifier is shown: two pictures, pixel by pixel (0 paper, 1 ink), and the glyph's measures. */
export type GlyphView = { readonly picture: Float32Array; readonly measures: Float32Array };

export function viewOf(segment: GlyphSegment, line: SignLine): GlyphView {
  const { x0, y0, x1, y1 } = segment;
  const [wide, high] = [x1 - x0, y1 - y0];
  const { top, bottom, usual } = line.body;
  const height = bottom - top;
  const measures = Float32Array.of(
    Math.log(wide / high) / 2,
    high / height,
    wide / height,
    (y0 - top) / height,
    (bottom - y1) / height,
    Math.min(2, height / usual),
    Math.min(2, high / usual),
    Math.min(2, wide / usual),
  );
  const picture = new Float32Array(PICTURES * SIDE * SIDE);
  const own = fitted(segment, line);
  const { around, pace } = stripOf(line);
  const columns = around.length / SIDE;
  const first = Math.round((x0 + x1) / 2 / pace - SIDE / 2);
  for (let y = 0, at = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++, at += PICTURES) {
      const column = first + x;
      picture[at] = own[y * SIDE + x]!;
      if (column >= 0 && column < columns) picture[at + 1] = around[y * columns + column]!;
    }
  return { picture, measures };
}

/** A line as large as the pictures show it. `pace`: its pixels to one of theirs. */
type Strip = { readonly around: Float32Array; readonly pace: number };

const strips = new WeakMap<SignLine, Strip>();

function stripOf(line: SignLine): Strip {
  const known = strips.get(line);
  if (known) return known;
  const { raster, body } = line;
  const height = body.bottom - body.top;
  const pace = (AROUND * Math.max(body.usual, height)) / SIDE;
  const top = Math.round((body.top + body.bottom) / 2 - (pace * SIDE) / 2);
  const high = Math.round(pace * SIDE);
  const dark = darknessOf(null, line, { left: 0, top, wide: raster.width, high });
  const count = Math.ceil(raster.width / pace);
  const around = scaled(dark, {
    wide: raster.width,
    across: tapsOf(raster.width, { pace, count, start: 0 }),
    down: tapsOf(high, { pace, count: SIDE, start: 0 }),
  });
  const strip = { around, pace };
  strips.set(line, strip);
  return strip;
}

/** The segment's own ink, in the middle of a square; grey edges of it count by how dark they are. */
function fitted(segment: GlyphSegment, line: SignLine): Float32Array {
  const { x0, y0, x1, y1 } = segment;
  // a pixel of soft edge on every side
  const [left, top, wide, high] = [x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2];
  const dark = darknessOf(segment, line, { left, top, wide, high });
  const longer = Math.max(wide, high);
  return scaled(dark, { wide, across: knownTaps(wide, longer), down: knownTaps(high, longer) });
}

/** Glyphs are of few sizes. */
const known = new Map<string, Tap[]>();
const MOST_KNOWN = 5000;

/** Along one side of a square as large as the longer side, in the middle of it. */
function knownTaps(length: number, longer: number): Tap[] {
  const key = `${length}/${longer}`;
  const pace = longer / (SIDE - 2 * PAPER);
  const found = known.get(key) ?? tapsOf(length, { pace, count: SIDE, start: (SIDE - length / pace) / 2 });
  if (known.size < MOST_KNOWN) known.set(key, found);
  return found;
}

/** What one pixel of a picture is made of: pixels of the frame from `first` on, and how much each of them counts. */
type Tap = { readonly first: number; readonly weights: Float32Array };
type Scale = { readonly pace: number; readonly count: number; readonly start: number };

/** Along one side, where the frame begins at `start`: triangles as wide as a pixel of the coarser of both; beyond the frame is paper. */
function tapsOf(length: number, { pace, count, start }: Scale): Tap[] {
  const reach = Math.max(1, pace);
  return Array.from({ length: count }, (_, at): Tap => {
    const middle = (at - start + 0.5) * pace;
    const [from, to] = [Math.ceil(middle - reach - 0.5), Math.floor(middle + reach - 0.5)];
    const first = Math.max(0, from);
    const weights = new Float32Array(Math.max(0, Math.min(length - 1, to) - first + 1));
    let total = 0;
    for (let pixel = from; pixel <= to; pixel++) {
      const weight = 1 - Math.abs(pixel + 0.5 - middle) / reach;
      total += weight;
      if (pixel >= first && pixel < first + weights.length) weights[pixel - first] = weight;
    }
    return { first, weights: weights.map(weight => weight / total) };
  });
}

type Taps = { readonly wide: number; readonly across: readonly Tap[]; readonly down: readonly Tap[] };

function scaled(dark: Float32Array, { wide, across, down }: Taps): Float32Array {
  const rows = dark.length / wide;
  const columns = across.length;
  const lines = new Float32Array(rows * columns);
  for (let y = 0; y < rows; y++)
    for (const [x, { first, weights }] of across.entries()) {
      let sum = 0;
      for (let at = 0; at < weights.length; at++) sum += weights[at]! * dark[y * wide + first + at]!;
      lines[y * columns + x] = sum;
    }
  const picture = new Float32Array(down.length * columns);
  for (const [y, { first, weights }] of down.entries())
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at]!;
      const row = (first + at) * columns;
      for (let x = 0; x < columns; x++) picture[y * columns + x]! += weight * lines[row + x]!;
    }
  return picture;
}

/** Share of the way from paper to the darkest print: what is lighter is the grain of paper. */
const GRAIN = 0.1;

type Frame = { readonly left: number; readonly top: number; readonly wide: number; readonly high: number };

/** How dark each pixel of a frame is, without the ink of a segment's neighbours. */
function darknessOf(
  segment: GlyphSegment | null,
  { raster, ink }: SignLine,
  { left, top, wide, high }: Frame,
): Float32Array {
  const dark = new Float32Array(wide * high);
  const span = Math.max(1, ink.paper - ink.darkest);
  for (let y = 0, at = 0; y < high; y++)
    for (let x = 0; x < wide; x++, at++) {
      const [fromX, fromY] = [left + x, top + y];
      if (fromX < 0 || fromY < 0 || fromX >= raster.width || fromY >= raster.height) continue;
      const from = fromY * raster.width + fromX;
      const owner = ink.owners[from]!;
      if (segment && owner !== 0 && !segment.pieces.has(owner)) continue;
      const share = (ink.paper - raster.data[from]!) / span;
      if (share > GRAIN) dark[at] = Math.min(1, (share - GRAIN) / (1 - GRAIN));
    }
  return dark;
}
