import type { Stroke } from './strokes.ts';

/**
 * What the rulings leave between them: the inside of each cell, and the paper around the tables. `faceAt` gives the
 * number of the face that a pixel lies in; face 0 is the paper around.
 */
export type Faces = { readonly count: number; faceAt(x: number, y: number): number };

/** points: a ruling that ends as near to another one was meant to meet it */
const NEARLY = 4;

/** Divides a picture (pixels) by its strokes. Faces are told apart on a map of one square a point, or a pixel where that is more. */
export function facesOf(
  { width, height }: { readonly width: number; readonly height: number },
  strokes: readonly Stroke[],
  scale: number,
): Faces {
  const side = Math.max(1, scale);
  const [columns, rows] = [Math.ceil(width / side) + 2, Math.ceil(height / side) + 2];
  const map = new Int32Array(columns * rows).fill(UNKNOWN);
  for (const { axis, at, from, to } of strokes) {
    const line = Math.floor(at / side) + 1;
    const [first, last] = [Math.floor(from / side) + 1 - NEARLY, Math.floor(to / side) + 1 + NEARLY];
    const limit = axis === 'horizontal' ? columns : rows;
    for (let along = Math.max(0, first); along <= Math.min(limit - 1, last); along++)
      map[axis === 'horizontal' ? line * columns + along : along * columns + line] = RULED;
  }
  let count = 0;
  for (let place = 0; place < map.length; place++)
    if (map[place] === UNKNOWN) flood(map, columns, place, count++);
  spread(map, columns);
  return {
    count,
    faceAt: (x, y) => map[(Math.floor(y / side) + 1) * columns + Math.floor(x / side) + 1]!,
  };
}

const UNKNOWN = -2;
const RULED = -1;

function flood(map: Int32Array, columns: number, start: number, face: number): void {
  const open = [start];
  map[start] = face;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const column = place % columns;
    for (const next of [
      place - columns,
      place + columns,
      column > 0 ? place - 1 : -1,
      column < columns - 1 ? place + 1 : -1,
    ]) {
      if (map[next] !== UNKNOWN) continue;
      map[next] = face;
      open.push(next);
    }
  }
}

/** Under the rulings themselves: the face beside them, so that a glyph which touches a ruling stays whole. */
function spread(map: Int32Array, columns: number): void {
  for (let pass = 0; pass < 2 && map.includes(RULED); pass++) {
    const before = map.slice();
    for (let place = 0; place < map.length; place++) {
      if (before[place] !== RULED) continue;
      const near = [place + 1, place - 1, place + columns, place - columns].map(
        next => before[next] ?? RULED,
      );
      map[place] = near.find(face => face > 0) ?? near.find(face => face === 0) ?? RULED;
    }
  }
  for (let place = 0; place < map.length; place++) if (map[place] === RULED) map[place] = 0;
}
