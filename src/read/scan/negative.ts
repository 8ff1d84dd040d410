import type { Raster } from '../../image/raster.ts';
import { median } from '../../values/quantile.ts';

/** Shades below are dark. */
const MIDDLE = 128;
/** Shares of a negative that are dark at least, and at most: of paper on a dark desk more is light, a black page has no print. */
const DARK = { least: 0.7, most: 0.998 };
/** Every so manieth row tells what all do. */
const EACH = 4;
/** Share of the width that light pixels of a row cover without a gap, in the middle one of all rows: strokes do not, paper does. */
const STROKE = 0.1;

/** A picture as dark print on light paper: a negative (a fax or a mask with its two colours exchanged) is inverted. */
export function asPositive(picture: Raster): Raster {
  if (!isNegative(picture)) return picture;
  return { ...picture, data: picture.data.map(shade => 255 - shade) };
}

function isNegative({ width, height, data }: Raster): boolean {
  let dark = 0;
  const longest = Array.from({ length: Math.ceil(height / EACH) }, (_, nth) => {
    const start = nth * EACH * width;
    let [light, most] = [0, 0];
    for (let at = start; at < start + width; at++) {
      const isDark = data[at]! < MIDDLE;
      if (isDark) dark++;
      light = isDark ? 0 : light + 1;
      if (light > most) most = light;
    }
    return most;
  });
  const share = dark / (longest.length * width);
  return share > DARK.least && share < DARK.most && (median(longest) ?? 0) < STROKE * width;
}
