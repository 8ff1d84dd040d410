import { leastSquares } from '../../image/fit.ts';
import { median } from '../../image/quantile.ts';
import type { Raster } from '../../image/raster.ts';
import { warped } from '../../image/warp.ts';
import type { Piece } from './ways.ts';

/**
 * How far the paper lay from where it belongs, in pixels: what the picture shows at (x + across.x, y + across.y) belongs
 * at (x, y). Four numbers an axis: what a line leans and bows by, and how much more it does so at the far side.
 */
export type Bend = { readonly rows: Curve; readonly columns: Curve };
type Curve = readonly [lean: number, bow: number, leanMore: number, bowMore: number];

const FLAT: Curve = [0, 0, 0, 0];
/** points: a page is flat enough where no ruling bows by more; no paper that was scanned bows so much */
const BOW = { least: 0.6, most: 14 };
/** points: places of a line are measured so far apart, on lines at least so long, by pieces at least so long */
const STEP = 8;
const LONG = 40;
const PIECE = 4;
/** A curve is known from so many places. */
const ENOUGH = 40;
/** Places that are farther off than that many times the usual are left out. */
const OFF = 3;

/**
 * The bend of a picture by the lines that should be straight: clusters of pieces along its rows, and along its columns.
 * Null for a flat page, and for one that has too few lines to tell. `scale`: pixels a point.
 */
export function bendOf(
  { width, height }: Raster,
  lines: { readonly rows: readonly (readonly Piece[])[]; readonly columns: readonly (readonly Piece[])[] },
  scale: number,
): Bend | null {
  const rows = curveOf(lines.rows, { along: width, across: height, scale });
  const columns = curveOf(lines.columns, { along: height, across: width, scale });
  return rows === FLAT && columns === FLAT ? null : { rows, columns };
}

type Sheet = { readonly along: number; readonly across: number; readonly scale: number };
/** A place of a line: its features and where it is, both less the line's own mean. */
type Place = { readonly features: Curve; readonly at: number };

function curveOf(lines: readonly (readonly Piece[])[], sheet: Sheet): Curve {
  const places = lines.flatMap(line => placesOf(line, sheet));
  if (places.length < ENOUGH) return FLAT;
  const rough = fitted(places);
  const offs = places.map(place => Math.abs(place.at - shiftOf(rough, place.features)));
  const usual = Math.max(0.5, median(offs)!);
  const curve = fitted(places.filter((_, index) => offs[index]! <= OFF * usual));
  const bow = (Math.abs(curve[1]) + Math.abs(curve[2]) + Math.abs(curve[3])) / sheet.scale;
  return bow >= BOW.least && bow <= BOW.most ? curve : FLAT;
}

function placesOf(line: readonly Piece[], { along, across, scale }: Sheet): Place[] {
  const steps = new Map<number, { weight: number; sum: number }>();
  for (const [row, from, to] of line) {
    if (to - from < PIECE * scale) continue;
    for (let step = Math.floor(from / (STEP * scale)); step * STEP * scale < to; step++) {
      const start = Math.max(from, step * STEP * scale);
      const weight = Math.min(to, (step + 1) * STEP * scale) - start;
      const own = steps.get(step) ?? { weight: 0, sum: 0 };
      steps.set(step, { weight: own.weight + weight, sum: own.sum + weight * (row + 0.5) });
    }
  }
  if (steps.size * STEP < LONG) return [];
  const raw = [...steps].map(([step, { weight, sum }]): Place => {
    const at = sum / weight;
    return { at, features: featuresOf(((step + 0.5) * STEP * scale * 2) / along - 1, (at * 2) / across - 1) };
  });
  const mean = (of: (place: Place) => number) => raw.reduce((sum, each) => sum + of(each), 0) / raw.length;
  const middle = { at: mean(({ at }) => at), features: [0, 1, 2, 3].map(k => mean(p => p.features[k]!)) };
  return raw.map(({ at, features }) => ({
    at: at - middle.at,
    features: features.map((value, k) => value - middle.features[k]!) as unknown as Curve,
  }));
}

/** `u` along the line and `v` across it, both from −1 to 1. */
function featuresOf(u: number, v: number): Curve {
  const bow = u * u - 1 / 3;
  return [u, bow, u * v, bow * v];
}

function shiftOf(curve: Curve, features: Curve): number {
  return curve[0] * features[0] + curve[1] * features[1] + curve[2] * features[2] + curve[3] * features[3];
}

/** A trace of ridge keeps what the lines say nothing about at zero. */
const RIDGE = 1e-4;

function fitted(places: readonly Place[]): Curve {
  return leastSquares(
    places.map(({ features, at }) => ({ features, value: at })),
    RIDGE,
  ) as unknown as Curve;
}

/** The picture with its paper laid flat; what comes in from outside is white. */
export function flattened(raster: Raster, { rows, columns }: Bend): Raster {
  const { width, height } = raster;
  return warped(raster, (y, xs, ys) => {
    const v = (y * 2) / height - 1;
    for (let x = 0; x < width; x++) {
      const u = (x * 2) / width - 1;
      xs[x] = x + shiftOf(columns, featuresOf(v, u));
      ys[x] = y + shiftOf(rows, featuresOf(u, v));
    }
  });
}
