import type { BBox } from '../model.ts';

/** An affine transformation `[a, b, c, d, e, f]` as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that does `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function apply(m: Matrix, x: number, y: number): [x: number, y: number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** The axis-parallel box around a transformed one. */
export function applyToBox(m: Matrix, box: ArrayLike<number>): BBox {
  const [x0, y0, x1, y1] = [box[0]!, box[1]!, box[2]!, box[3]!];
  const [a0, a1, c0, c1] = [m[0] * x0, m[0] * x1, m[2] * y0, m[2] * y1];
  const [b0, b1, d0, d1] = [m[1] * x0, m[1] * x1, m[3] * y0, m[3] * y1];
  return [
    Math.min(a0, a1) + Math.min(c0, c1) + m[4],
    Math.min(b0, b1) + Math.min(d0, d1) + m[5],
    Math.max(a0, a1) + Math.max(c0, c1) + m[4],
    Math.max(b0, b1) + Math.max(d0, d1) + m[5],
  ];
}

/** How many times longer a length becomes, on average over both axes. */
export function scaleOf(m: Matrix): number {
  return Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));
}
