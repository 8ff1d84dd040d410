import type { Raster } from '../../image/raster.ts';
import { median } from '../../values/quantile.ts';

/** Shades below are dark. */
const MIDDLE = 128;
/** Share of a negative that is dark; of white paper on a dark desk the greater part is light. */
const DARK = 0.7;
/** Share of the width that light pixels of a row cover without a gap, in the middle one of all rows: strokes do not, paper does. */
const STROKE = 0.1;

/** A picture as dark print on light paper: a negative (a fax or a mask with its two colours exchanged) is inverted. */
export function asPositive(picture: Raster): Raster {
  if (!isNegative(picture)) return picture;
  return { ...picture, data: picture.data.map(shade => 255 - shade) };
}

function isNegative({ width, height, data }: Raster): boolean {
  let dark = 0;
  const longest = Array.from({ length: height }, (_, y) => {
    let [light, most] = [0, 0];
    for (let at = y * width; at < (y + 1) * width; at++) {
      const isDark = data[at]! < MIDDLE;
      if (isDark) dark++;
      light = isDark ? 0 : light + 1;
      if (light > most) most = light;
    }
    return most;
  });
  return dark > DARK * data.length && (median(longest) ?? 0) < STROKE * width;
}
