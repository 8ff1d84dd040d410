import { joined } from '../../image/connected.ts';
import { lineThrough } from '../../image/fit.ts';
import type { Raster } from '../../image/raster.ts';
import { runsOf, thinAcross } from '../../image/runs.ts';

/** A straight way of dark pixels along the rows of a picture: `at` is its row in the middle, the rest as in a stroke. */
export type LineSegment = {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
  /** rows for each column */
  readonly slope: number;
  readonly pieces: readonly StrokePiece[];
};

/** A straight stroke of a ruling pen, in pixels: `at` across the axis, `from` and `to` along it, `pieces` [across, from, to). */
export type ScannedRuling = LineSegment & { readonly axis: 'horizontal' | 'vertical' };

/** Dark pixels next to each other in one row: [row, from, to) */
export type StrokePiece = readonly [row: number, from: number, to: number];

/** All that is measured in points (1/72 inch). */
/** Shorter pieces are parts of glyphs. */
const SHORTEST_PIECE = 5;
/** pixels of paper inside a line that noise makes */
const SPECK = 2;
/** Share of the longest piece: pieces as long belong to the ruling, shorter ones may be strokes of glyphs that touch it. */
const CORE = 0.4;

/** The ways that clusters of pieces make, no thicker than `thickest` pixels. `scale`: pixels a point. */
export function segmentsIn(
  clusters: readonly (readonly StrokePiece[])[],
  { scale, thickest }: { readonly scale: number; readonly thickest: number },
): LineSegment[] {
  return clusters
    .map(pieces => straight(pieces, thickest))
    .filter(({ from, to, thickness }) => to - from >= SHORTEST_PIECE * scale && thickness <= thickest);
}

/** The pieces of lines along the rows of a picture, those together that touch: a line may be bent. */
export function clustersIn(dark: Raster, thickest: number): StrokePiece[][] {
  const runs = runsOf(thinAcross(dark, Math.ceil(thickest)), { gap: SPECK, least: SPECK + 1 });
  const { pieces, owners } = joined(runs);
  const clusters: StrokePiece[][] = pieces.map(() => []);
  for (let run = 0; run < runs.count; run++)
    clusters[owners[run]!]!.push([runs.rows[run]!, runs.from[run]!, runs.to[run]!]);
  return clusters;
}

/** Where a way lies at a place along it. */
export function placeAt(
  { at, slope, from, to }: Pick<LineSegment, 'at' | 'slope' | 'from' | 'to'>,
  along: number,
): number {
  return at + slope * (along - (from + to) / 2);
}

/** The straight way that the long pieces lie on, with all pieces that lie on it. */
function straight(pieces: readonly StrokePiece[], thickest: number): LineSegment {
  const longest = pieces.reduce((most, piece) => Math.max(most, lengthOf(piece)), 0);
  const core = lineThroughPieces(pieces.filter(piece => lengthOf(piece) >= CORE * longest));
  const rough = near(pieces, core, thickest / 2 + 1);
  const own = near(rough, core, thicknessOf(rough) / 2 + 1);
  const line = lineThroughPieces(own);
  const { from, to } = extentOf(own);
  return {
    at: line((from + to) / 2),
    from,
    to,
    thickness: thicknessOf(own),
    slope: line(1) - line(0),
    pieces: own,
  };
}

function near(
  pieces: readonly StrokePiece[],
  line: (column: number) => number,
  reach: number,
): StrokePiece[] {
  return pieces.filter(([row, from, to]) => Math.abs(row + 0.5 - line((from + to) / 2)) <= reach);
}

function lengthOf([, from, to]: StrokePiece): number {
  return to - from;
}

function extentOf(pieces: readonly StrokePiece[]): { from: number; to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const piece of pieces) [from, to] = [Math.min(from, piece[1]), Math.max(to, piece[2])];
  return { from, to };
}

function thicknessOf(pieces: readonly StrokePiece[]): number {
  const { from, to } = extentOf(pieces);
  return pieces.reduce((sum, piece) => sum + lengthOf(piece), 0) / (to - from);
}

/** pixels: the slope of a shorter line says nothing */
const LEVEL = 24;

/** The line nearest to the pieces' pixels; a short one is taken as level. Gives the row at a column. */
function lineThroughPieces(pieces: readonly StrokePiece[]): (column: number) => number {
  const points = pieces.map(piece => {
    const length = lengthOf(piece);
    return { x: (piece[1] + piece[2]) / 2, y: piece[0] + 0.5, weight: length, length };
  });
  const line = lineThrough(points);
  const isLevel = points.reduce((sum, { weight }) => sum + weight, 0) <= LEVEL;
  return isLevel ? () => line.middle.y : line.at;
}
