import type { Outline } from './outline.ts';

/** points of the grid that a shape is looked at in, stretched to fill it */
export const [ACROSS, DOWN] = [12, 16];

/** The look of a glyph: its ink in a grid, row by row from the top, and its box in ems, y upwards from the baseline. */
export type Shape = {
  readonly rows: readonly number[];
  readonly box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
};

/** What a glyph looks like; null where it leaves no ink. */
export function shapeOf(outline: Outline, unitsPerEm: number): Shape | null {
  const points = outline.flat();
  if (points.length < 3) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
  const [y0, y1] = [Math.min(...ys), Math.max(...ys)];
  if (!(x1 > x0 && y1 > y0)) return null;
  const rows = Array.from({ length: DOWN }, (_, row) => {
    const y = y1 - ((row + 0.5) / DOWN) * (y1 - y0);
    const turns = crossings(outline, y);
    let bits = 0;
    for (let column = 0; column < ACROSS; column++) {
      const x = x0 + ((column + 0.5) / ACROSS) * (x1 - x0);
      const winding = turns.reduce((sum, turn) => (turn.x < x ? sum + turn.way : sum), 0);
      if (winding !== 0) bits |= 1 << column;
    }
    return bits;
  });
  const em = (value: number) => value / unitsPerEm;
  return { rows, box: { x0: em(x0), y0: em(y0), x1: em(x1), y1: em(y1) } };
}

/** Where a level line meets an outline, and which way the outline goes there. */
function crossings(outline: Outline, y: number): { x: number; way: number }[] {
  const found: { x: number; way: number }[] = [];
  for (const contour of outline) {
    contour.forEach(([x0, y0], index) => {
      const [x1, y1] = contour[(index + 1) % contour.length]!;
      if (y0 <= y === y1 <= y) return;
      found.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), way: y1 > y0 ? 1 : -1 });
    });
  }
  return found;
}
