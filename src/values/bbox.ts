import type { BBox } from '../model.ts';

/** The smallest box around all the given ones; throws RangeError when there are none. */
export function union(boxes: readonly BBox[]): BBox {
  if (boxes.length === 0) throw new RangeError('no box to unite');
  let [x0, y0, x1, y1] = boxes[0]!;
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

/** The part two boxes share, or null where they do not meet. */
export function intersection(a: BBox, b: BBox): BBox | null {
  const box: BBox = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] <= box[2] && box[1] <= box[3] ? box : null;
}

/** Whether a point lies in a box grown by `slack` points on every side. */
export function contains(box: BBox, [x, y]: readonly [number, number], slack = 0): boolean {
  return x >= box[0] - slack && x <= box[2] + slack && y >= box[1] - slack && y <= box[3] + slack;
}

export function centre(box: BBox): [x: number, y: number] {
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** The box with two decimals: a hundredth of a point is finer than any printer. */
export function rounded(box: BBox): BBox {
  return box.map(value => Math.round(value * 100) / 100) as unknown as BBox;
}
