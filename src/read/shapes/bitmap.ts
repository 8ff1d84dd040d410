import type { Outline } from './outline.ts';

/** points of the grid that a shape is looked at in, stretched to fill it */
export const [ACROSS, DOWN] = [12, 16];

/** The look of a glyph: its ink in a grid, row by row from the top, and its box in ems, y upwards from the baseline. */
export type GlyphShape = {
  readonly rows: readonly number[];
  readonly box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
};

/** What a glyph looks like; null where it leaves no ink. */
export function shapeOf(outline: Outline, unitsPerEm: number): GlyphShape | null {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1e9, -1e9];
  for (const contour of outline)
    for (const [x, y] of contour) {
      x0 = Math.min(x0, x);
      y0 = Math.min(y0, y);
      x1 = Math.max(x1, x);
      y1 = Math.max(y1, y);
    }
  if (!(x1 > x0 && y1 > y0)) return null;
  const windings = new Int8Array(ACROSS * DOWN);
  for (const contour of outline)
    contour.forEach((from, index) => {
      wind(windings, from, contour[(index + 1) % contour.length]!);
    });
  const rows = Array.from({ length: DOWN }, (_, row) => {
    let bits = 0;
    for (let column = 0; column < ACROSS; column++)
      if (windings[row * ACROSS + column] !== 0) bits |= 1 << column;
    return bits;
  });
  const em = (value: number) => value / unitsPerEm;
  return { rows, box: { x0: em(x0), y0: em(y0), x1: em(x1), y1: em(y1) } };

  /** A side of the outline turns round every point of the grid that is level with it and at its right. */
  function wind(grid: Int8Array, from: Outline[number][number], to: Outline[number][number]): void {
    const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
    const levelOf = (y: number) => ((y1 - y) / (y1 - y0)) * DOWN - 0.5;
    const first = Math.max(0, Math.floor(levelOf(high[1])) + 1);
    const last = Math.min(DOWN - 1, Math.floor(levelOf(low[1])));
    const way = to[1] > from[1] ? 1 : -1;
    for (let row = first; row <= last; row++) {
      const y = y1 - ((row + 0.5) / DOWN) * (y1 - y0);
      const x = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      const column = Math.max(0, Math.floor(((x - x0) / (x1 - x0)) * ACROSS - 0.5) + 1);
      for (let at = column; at < ACROSS; at++) grid[row * ACROSS + at]! += way;
    }
  }
}
