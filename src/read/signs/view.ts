import type { Line, Segment } from './units.ts';

/** pixels: a glyph's picture, and the paper that it keeps on each side */
export const SIDE = 20;
const PAPER = 1;
/** Numbers that tell how large a glyph is and where it stands. */
export const MEASURES = 8;

/** What the classifier is shown: the glyph as large as fits (0 paper, 1 ink), and its measures. */
export type View = { readonly picture: Float32Array; readonly measures: Float32Array };

export function viewOf(segment: Segment, { raster, ink, body }: Line): View {
  const { x0, y0, x1, y1 } = segment;
  const [wide, high] = [x1 - x0, y1 - y0];
  const { top, bottom, usual } = body;
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
  return { picture: fitted(segment, { raster, ink }), measures };
}

/** The segment's own ink, in the middle of a square; grey edges of it count by how dark they are. */
function fitted(segment: Segment, { raster, ink }: Omit<Line, 'body'>): Float32Array {
  const { x0, y0, x1, y1 } = segment;
  // a pixel of soft edge on every side
  const [left, top, wide, high] = [x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2];
  const dark = darknessOf(segment, { raster, ink }, { left, top, wide, high });
  const longer = Math.max(wide, high);
  return scaled(dark, { wide, across: knownTaps(wide, longer), down: knownTaps(high, longer) });
}

/** Glyphs are of few sizes. */
const known = new Map<string, Tap[]>();
const MOST_KNOWN = 5000;

function knownTaps(length: number, longer: number): Tap[] {
  const key = `${length}/${longer}`;
  const found = known.get(key) ?? tapsOf(length, longer / (SIDE - 2 * PAPER));
  if (known.size < MOST_KNOWN) known.set(key, found);
  return found;
}

/** What one pixel of the picture is made of: pixels of the frame from `first` on, and how much each of them counts. */
type Tap = { readonly first: number; readonly weights: Float32Array };

/** Along one side, the frame in the middle: triangles as wide as a pixel of the coarser of both; beyond the frame is paper. */
function tapsOf(length: number, pace: number): Tap[] {
  const reach = Math.max(1, pace);
  const start = (SIDE - length / pace) / 2;
  return Array.from({ length: SIDE }, (_, at): Tap => {
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
  const lines = new Float32Array(rows * SIDE);
  for (let y = 0; y < rows; y++)
    for (const [x, { first, weights }] of across.entries()) {
      let sum = 0;
      for (let at = 0; at < weights.length; at++) sum += weights[at]! * dark[y * wide + first + at]!;
      lines[y * SIDE + x] = sum;
    }
  const picture = new Float32Array(SIDE * SIDE);
  for (const [y, { first, weights }] of down.entries())
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at]!;
      const row = (first + at) * SIDE;
      for (let x = 0; x < SIDE; x++) picture[y * SIDE + x]! += weight * lines[row + x]!;
    }
  return picture;
}

type Frame = { readonly left: number; readonly top: number; readonly wide: number; readonly high: number };

/** How dark each pixel of a frame is, without the ink of neighbours. */
function darknessOf(
  { pieces }: Segment,
  { raster, ink }: Omit<Line, 'body'>,
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
      if (owner !== 0 && !pieces.has(owner)) continue;
      dark[at] = Math.min(1, Math.max(0, (ink.paper - raster.data[from]!) / span));
    }
  return dark;
}
