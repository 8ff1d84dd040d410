import { connectedIn } from '../../image/connected.ts';
import type { PixelBox } from '../../image/raster.ts';
import type { ScannedRuling } from './line-segments.ts';

/** The ink of one line of print, or of a part of it before a wide gap. */
export type InkLine = PixelBox & { readonly region: number };

/**
 * What the rulings leave between them: the inside of each cell, and the paper around the tables. `regionAt` gives the
 * number of the face that a pixel lies in; face 0 is the paper around.
 */
export type CellRegions = { readonly count: number; regionAt(x: number, y: number): number };

/** points: a ruling that ends as near to another one was meant to meet it */
const NEARLY = 4;

/** Divides a picture (pixels) by its strokes. Faces are told apart on a map of one square a point, or a pixel where that is more. */
export function cellRegionsOf(
  { width, height }: { readonly width: number; readonly height: number },
  strokes: readonly ScannedRuling[],
  scale: number,
): CellRegions {
  const side = Math.max(1, scale);
  const [columns, rows] = [Math.ceil(width / side) + 2, Math.ceil(height / side) + 2];
  const paper = { width: columns, height: rows, data: new Uint8Array(columns * rows).fill(1) };
  for (const { axis, at, from, to } of strokes) {
    const line = Math.floor(at / side) + 1;
    const [first, last] = [Math.floor(from / side) + 1 - NEARLY, Math.floor(to / side) + 1 + NEARLY];
    const limit = axis === 'horizontal' ? columns : rows;
    for (let along = Math.max(0, first); along <= Math.min(limit - 1, last); along++)
      paper.data[axis === 'horizontal' ? line * columns + along : along * columns + line] = 0;
  }
  const map = new Int32Array(columns * rows).fill(RULED);
  const { pieces, runs, owners } = connectedIn(paper, false);
  for (let run = 0; run < runs.count; run++) {
    const start = runs.rows[run]! * columns;
    map.fill(owners[run]!, start + runs.from[run]!, start + runs.to[run]!);
  }
  spread(map, columns);
  return {
    count: pieces.length,
    regionAt: (x, y) => map[(Math.floor(y / side) + 1) * columns + Math.floor(x / side) + 1]!,
  };
}

const RULED = -1;

/** Under the rulings themselves: the face beside them, so that a glyph which touches a ruling stays whole. */
function spread(map: Int32Array, columns: number): void {
  for (let pass = 0; pass < 2 && map.includes(RULED); pass++) {
    const before = map.slice();
    const steps = [1, -1, columns, -columns];
    for (let place = before.indexOf(RULED); place >= 0; place = before.indexOf(RULED, place + 1)) {
      let near = RULED;
      for (const step of steps) if (near <= 0) near = Math.max(near, before[place + step] ?? RULED);
      map[place] = near;
    }
  }
  for (let place = 0; place < map.length; place++) if (map[place] === RULED) map[place] = 0;
}
