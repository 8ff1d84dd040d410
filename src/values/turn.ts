import type { BBox } from '../model.ts';

/** Quarter turns, clockwise, that make the text of a page run to the right. */
export type Turn = 0 | 1 | 2 | 3;

/** A box of a turned page, back where it stands on the page as displayed (`width` × `height`). */
export function turnBack(
  box: BBox,
  turn: Turn,
  page: { readonly width: number; readonly height: number },
): BBox {
  const [x0, y0, x1, y1] = box;
  const { width, height } = page;
  if (turn === 1) return [y0, height - x1, y1, height - x0];
  if (turn === 2) return [width - x1, height - y1, width - x0, height - y0];
  if (turn === 3) return [width - y1, x0, width - y0, x1];
  return box;
}

/** A box of a levelled page where it stands on the page as displayed: its middle moves, its size stays. */
export function skewBack(
  box: BBox,
  page: { readonly width: number; readonly height: number; readonly skew?: number },
): BBox {
  const { width, height, skew = 0 } = page;
  if (skew === 0) return box;
  const angle = Math.atan(skew);
  const [x, y] = [(box[0] + box[2] - width) / 2, (box[1] + box[3] - height) / 2];
  const dx = x * Math.cos(angle) - y * Math.sin(angle) - x;
  const dy = x * Math.sin(angle) + y * Math.cos(angle) - y;
  return [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
}
