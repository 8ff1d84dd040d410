import { type Equation, leastSquares } from '../../image/fit.ts';
import type { Raster } from '../../image/raster.ts';
import { warped } from '../../image/warp.ts';
import { median, quantile } from '../../values/quantile.ts';
import type { StrokePiece } from './line-segments.ts';

/**
 * How far the paper lay from where it belongs, in pixels: what the picture shows at (x + across.x, y + across.y) belongs
 * at (x, y). For each axis a curve along its lines, which is known at so many knots, and how much more it is so at the far side: a bound
 * book rises at its gutter alone, and a photograph is narrower at one end.
 */
type PageCurve = { readonly rows: Curve; readonly columns: Curve };
type Curve = readonly number[];

/** Clusters of pieces along the rows of a picture, and along its columns. */
export type Lines = {
  readonly rows: readonly (readonly StrokePiece[])[];
  readonly columns: readonly (readonly StrokePiece[])[];
};

const KNOTS = 13;
const FLAT: Curve = new Array(2 * KNOTS).fill(0);
/** points: a page is flat enough where no ruling is off by more; no paper that was scanned or photographed is off so much */
const OFF = { least: 0.6, most: 60 };
/** points: pieces of one line follow each other, as near along it and across */
const NEXT = { along: 3.2, across: 1.2 };
/** points: places of a line are measured so far apart, on lines at least so long, by pieces at least so long */
const STEP = 8;
const LONG = 40;
/** Share of its length that is ink: 0.9 and more of rulings, however bent; 0.5 to 0.9 where strokes of print follow each other. */
const WHOLE = 0.9;
const PIECE = 4;
/** Share of the places that tell at once that a page is flat. */
const NEARLY_ALL = 0.98;
/** A curve is known from so many places. */
const ENOUGH = 40;
/** Places that are farther off than that many times the usual are left out. */
const ASTRAY = 3;
/** Share of the places' weight: paper is smooth, and lies flat where no line tells. */
const SMOOTH = 0.003;
const RIDGE = 1e-4;

/**
 * The bend of a picture by the lines that should be straight: clusters of pieces along its rows, and along its columns.
 * Null for a flat page, and for one that has too few lines to tell. `scale`: pixels a point.
 */
export function pageCurveOf({ width, height }: Raster, lines: Lines, scale: number): PageCurve | null {
  const rows = curveOf(lines.rows, { along: width, across: height, scale });
  const columns = curveOf(lines.columns, { along: height, across: width, scale });
  return rows === FLAT && columns === FLAT ? null : { rows, columns };
}

type Sheet = { readonly along: number; readonly across: number; readonly scale: number };
/** A place of a line: where it is on the page, both from −1 to 1, its features and its offset, both less the line's own mean. */
type Place = {
  readonly u: number;
  readonly v: number;
  readonly features: readonly number[];
  readonly value: number;
};

function curveOf(clusters: readonly (readonly StrokePiece[])[], sheet: Sheet): Curve {
  const places = chained(clusters, sheet.scale).flatMap(line => placesOf(line, sheet));
  const most = quantile(
    places.map(({ value }) => Math.abs(value)),
    NEARLY_ALL,
  );
  if (places.length < ENOUGH || 2 * most! < OFF.least * sheet.scale) return FLAT;
  const rough = fitted(places);
  const offs = places.map(place => Math.abs(place.value - product(rough, place.features)));
  const usual = Math.max(0.5, median(offs)!);
  const own = places.filter((_, index) => offs[index]! <= ASTRAY * usual);
  const curve = fitted(own);
  const shifts = own.map(({ features }) => product(curve, features));
  const off = (Math.max(...shifts) - Math.min(...shifts)) / sheet.scale;
  return off >= OFF.least && off <= OFF.most ? curve : FLAT;
}

/** Clusters that go on in each other, where another ruling crosses. */
function chained(clusters: readonly (readonly StrokePiece[])[], scale: number): StrokePiece[][] {
  const parts = clusters
    .filter(pieces => pieces.length > 0)
    .map(pieces => ({ pieces, first: firstOf(pieces), last: lastOf(pieces) }))
    .filter(({ first, last }) => last[2] - first[1] >= PIECE * scale)
    .sort((a, b) => a.first[1] - b.first[1]);
  const chains: { pieces: StrokePiece[]; last: StrokePiece }[] = [];
  let open: typeof chains = [];
  for (const { pieces, first, last } of parts) {
    open = open.filter(chain => first[1] - chain.last[2] <= NEXT.along * scale);
    const before = open.find(
      chain => first[1] >= chain.last[2] && Math.abs(first[0] - chain.last[0]) <= NEXT.across * scale,
    );
    const chain = before ?? { pieces: [], last };
    chain.pieces.push(...pieces);
    chain.last = last;
    if (before) continue;
    chains.push(chain);
    open.push(chain);
  }
  return chains.map(({ pieces }) => pieces);
}

const firstOf = (pieces: readonly StrokePiece[]) =>
  pieces.reduce((first, piece) => (piece[1] < first[1] ? piece : first));
const lastOf = (pieces: readonly StrokePiece[]) =>
  pieces.reduce((last, piece) => (piece[2] > last[2] ? piece : last));

function placesOf(line: readonly StrokePiece[], { along, across, scale }: Sheet): Place[] {
  const pieces = line.filter(([, from, to]) => to - from >= PIECE * scale);
  if (pieces.length === 0 || filledShare(pieces) < WHOLE) return [];
  const steps = new Map<number, { weight: number; sum: number }>();
  for (const [row, from, to] of pieces) {
    for (let step = Math.floor(from / (STEP * scale)); step * STEP * scale < to; step++) {
      const start = Math.max(from, step * STEP * scale);
      const weight = Math.min(to, (step + 1) * STEP * scale) - start;
      const own = steps.get(step) ?? { weight: 0, sum: 0 };
      steps.set(step, { weight: own.weight + weight, sum: own.sum + weight * (row + 0.5) });
    }
  }
  if (steps.size * STEP < LONG) return [];
  const raw = [...steps].map(([step, { weight, sum }]): Place => {
    const [u, v] = [((step + 0.5) * STEP * scale * 2) / along - 1, ((sum / weight) * 2) / across - 1];
    return { u, v, features: featuresOf(u, v), value: sum / weight };
  });
  const mean = (of: (place: Place) => number) => raw.reduce((sum, each) => sum + of(each), 0) / raw.length;
  const middle = FLAT.map((_, k) => mean(({ features }) => features[k]!));
  const value = mean(place => place.value);
  return raw.map(place => ({
    ...place,
    features: place.features.map((feature, k) => feature - middle[k]!),
    value: place.value - value,
  }));
}

/** Share of the way from the first of some pieces to the last one that one of them lies along. */
function filledShare(pieces: readonly StrokePiece[]): number {
  const start = firstOf(pieces)[1];
  const filled = new Uint8Array(lastOf(pieces)[2] - start);
  for (const [, from, to] of pieces) filled.fill(1, from - start, to - start);
  return filled.reduce((sum, one) => sum + one, 0) / filled.length;
}

/** Which two knots a place `u` along a line lies between, and how near it is to the second one. */
function knotAt(u: number): { knot: number; share: number } {
  const place = ((Math.min(1, Math.max(-1, u)) + 1) / 2) * (KNOTS - 1);
  const knot = Math.min(KNOTS - 2, Math.floor(place));
  return { knot, share: place - knot };
}

/** `u` along the line and `v` across it, both from −1 to 1. */
function featuresOf(u: number, v: number): number[] {
  const { knot, share } = knotAt(u);
  const features = [...FLAT];
  features[knot] = 1 - share;
  features[knot + 1] = share;
  features[KNOTS + knot] = v * (1 - share);
  features[KNOTS + knot + 1] = v * share;
  return features;
}

function product(curve: Curve, features: readonly number[]): number {
  return features.reduce((sum, feature, k) => sum + feature * curve[k]!, 0);
}

function fitted(places: readonly Place[]): Curve {
  const weight = Math.sqrt(SMOOTH * places.length);
  const smooth = [0, KNOTS].flatMap(start =>
    Array.from({ length: KNOTS - 2 }, (_, k): Equation => {
      const features = [...FLAT];
      features[start + k] = weight;
      features[start + k + 1] = -2 * weight;
      features[start + k + 2] = weight;
      return { features, value: 0 };
    }),
  );
  return leastSquares([...places, ...smooth], RIDGE);
}

/** The picture with its paper laid flat; what comes in from outside is white. */
export function flattened(raster: Raster, { rows, columns }: PageCurve): Raster {
  const { width, height } = raster;
  const along = Array.from({ length: width }, (_, x) => knotAt((x * 2) / width - 1));
  return warped(raster, (y, xs, ys) => {
    const v = (y * 2) / height - 1;
    const down = knotAt(v);
    for (let x = 0; x < width; x++) {
      xs[x] = x + shiftOf(columns, down, (x * 2) / width - 1);
      ys[x] = y + shiftOf(rows, along[x]!, v);
    }
  });
}

function shiftOf(
  curve: Curve,
  { knot, share }: { readonly knot: number; readonly share: number },
  v: number,
): number {
  const at = (k: number) => curve[k]! + v * curve[KNOTS + k]!;
  return at(knot) * (1 - share) + at(knot + 1) * share;
}
