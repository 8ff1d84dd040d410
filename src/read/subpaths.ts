import type { BBox } from '../model.ts';
import { apply, type Matrix } from './matrix.ts';

type Point = readonly [x: number, y: number];
/** A sub-path. */
export type SubPath = {
  readonly points: readonly Point[];
  readonly closed: boolean;
  readonly curves: number;
};

/** Splits pdf.js's flat path into its sub-paths. */
export function shapesOf(data: ArrayLike<number>): SubPath[] {
  const shapes: { points: Point[]; closed: boolean; curves: number }[] = [];
  for (let i = 0; i < data.length; ) {
    const operator = data[i]!;
    if (operator === 0 || shapes.length === 0) shapes.push({ points: [], closed: false, curves: 0 });
    const shape = shapes.at(-1)!;
    const size = ARGUMENTS[operator] ?? 0;
    if (operator === 4) shape.closed = true;
    else shape.points.push([data[i + size - 1]!, data[i + size]!]);
    if (operator === 2 || operator === 3) shape.curves++;
    i += size + 1;
  }
  return shapes.filter(shape => shape.points.length > 1);
}

/** numbers that follow moveTo, lineTo, curveTo, quadraticCurveTo, closePath */
const ARGUMENTS = [2, 2, 6, 4, 0];

export function boundsOf(points: readonly Point[]): BBox {
  let [x0, y0, x1, y1] = [...points[0]!, ...points[0]!] as [number, number, number, number];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
}

/** Whether a shape fills its box: all its corners are those of the box. */
export function isRectangle({ points, curves }: SubPath): boolean {
  if (curves > 0) return false;
  const [x0, y0, x1, y1] = boundsOf(points);
  const [across, down] = [(x1 - x0) * CORNER, (y1 - y0) * CORNER];
  return points.every(
    ([x, y]) => Math.min(x - x0, x1 - x) <= across + TINY && Math.min(y - y0, y1 - y) <= down + TINY,
  );
}

/** Shares of the box, and units, by which a corner may be off. */
const CORNER = 0.01;
const TINY = 0.01;

/** How far (points) a stroke may lean and still lie along an axis. */
const MAX_LEAN = 0.6;

/** The strokes of a shape that lie along an axis. */
export function strokesOf(shape: SubPath, matrix: Matrix, thickness: number): BBox[] {
  const points = shape.points.map(([x, y]) => apply(matrix, x, y));
  if (shape.closed) points.push(points[0]!);
  const sides: BBox[] = [];
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1]!, points[index]!];
    const lean = Math.min(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]));
    if (lean <= MAX_LEAN) sides.push(thickened(from, to, thickness));
  }
  return sides;
}

function thickened(from: Point, to: Point, thickness: number): BBox {
  const half = thickness / 2;
  const horizontal = Math.abs(to[0] - from[0]) >= Math.abs(to[1] - from[1]);
  const box = boundsOf([from, to]);
  return horizontal
    ? [box[0], (box[1] + box[3]) / 2 - half, box[2], (box[1] + box[3]) / 2 + half]
    : [(box[0] + box[2]) / 2 - half, box[1], (box[0] + box[2]) / 2 + half, box[3]];
}
