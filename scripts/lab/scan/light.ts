import { mapped, type Picture, shaded } from './picture.ts';

/** Grey ink on paper that is not quite white: black becomes `ink`, white `paper`. */
export const toned = (picture: Picture, { ink, paper }: { ink: number; paper: number }): Picture =>
  mapped(picture, (_x, _y, _c, old) => ink + ((paper - ink) * old) / 255);

/** A lid that does not close: darker by `depth` towards one side (`angle` in degrees), and into the corners. */
export function shadowed(picture: Picture, { depth, angle }: { depth: number; angle: number }): Picture {
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const { width, height } = picture;
  return shaded(picture, (x, y) => {
    const [u, v] = [(2 * x) / width - 1, (2 * y) / height - 1];
    const side = Math.max(0, (u * dx + v * dy + 1.2) / 2.6);
    return 1 - depth * (0.7 * side * side + 0.3 * ((u * u + v * v) / 2) ** 2);
  });
}

/** The fold of a bound file: a dark band along a vertical line at the share `at` of the width. */
export function folded(picture: Picture, { depth, at }: { depth: number; at: number }): Picture {
  const reach = picture.width * 0.06;
  const middle = picture.width * at;
  return shaded(picture, x => 1 - depth * Math.exp(-(((x - middle) / reach) ** 2)));
}

/** The dark glass around the paper: `sizes` are pixels at the left, top, right and bottom. */
export function edged(picture: Picture, sizes: readonly [number, number, number, number]): Picture {
  const { width, height } = picture;
  const [left, top, right, bottom] = sizes;
  return shaded(picture, (x, y) => {
    const inside = Math.min(x - left, y - top, width - 1 - right - x, height - 1 - bottom - y);
    return inside >= 0 ? 1 : 0.12;
  });
}

/** Beside the gutter of a bound book: darker by `depth` towards the left edge, over a share `reach` of the width. */
export function guttered(picture: Picture, { depth, reach }: { depth: number; reach: number }): Picture {
  const end = picture.width * reach;
  return shaded(picture, x => 1 - depth * Math.max(0, 1 - x / end) ** 2);
}

/** Thin paper: the other side, printed alike and so mirrored, shines through by `share`. */
export function shownThrough(picture: Picture, share: number): Picture {
  const { width, channels, data } = picture;
  return mapped(picture, (x, y, c, old) => {
    const behind = data[(y * width + width - 1 - x) * channels + c]!;
    return old * (1 - share * (1 - behind / 255));
  });
}
