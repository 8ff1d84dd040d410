import { blurred as blurredRaster } from '../../../src/image/resample.ts';
import { type Dice, eachChannel, mapped, type Picture } from './picture.ts';

/** Ink that spreads: every pixel takes `share` of its darkest neighbour. */
export const thickened = (picture: Picture, share: number): Picture => spread(picture, share, Math.min);

/** Thin ink: every pixel takes `share` of its lightest neighbour. */
export const thinned = (picture: Picture, share: number): Picture => spread(picture, share, Math.max);

function spread(picture: Picture, share: number, worst: (a: number, b: number) => number): Picture {
  const { width, height, channels, data } = picture;
  const row = width * channels;
  return mapped(picture, (x, y, c, old) => {
    const i = y * row + x * channels + c;
    const across = worst(x > 0 ? data[i - channels]! : old, x < width - 1 ? data[i + channels]! : old);
    const down = worst(y > 0 ? data[i - row]! : old, y < height - 1 ? data[i + row]! : old);
    return old + share * (worst(old, worst(across, down)) - old);
  });
}

/** Out of focus: a Gaussian of `sigma` pixels. */
export const blurred = (picture: Picture, sigma: number): Picture =>
  eachChannel(picture, channel => blurredRaster(channel, sigma));

/** How rulings suffer: `fade` is the share of their ink that is lost, `gaps` the share of places where they break. */
export type Wear = { readonly fade: number; readonly gaps: number; readonly dpi: number };

/** Faint and broken rulings: straight dark runs that are longer than any stroke of a glyph lose ink. */
export function worn(picture: Picture, { fade, gaps, dpi }: Wear, dice: Dice): Picture {
  const least = Math.round(dpi * 0.3);
  const isRuling = rulingMask(picture, least);
  const piece = Math.max(2, Math.round(dpi / 40));
  const columns = Math.ceil(picture.width / piece);
  const broken = Uint8Array.from({ length: columns * Math.ceil(picture.height / piece) }, () =>
    dice() < gaps ? 1 : 0,
  );
  return mapped(picture, (x, y, _, old) => {
    if (!isRuling[y * picture.width + x]) return old;
    const lost = broken[Math.floor(y / piece) * columns + Math.floor(x / piece)] ? 0.95 : fade;
    return old + lost * (255 - old);
  });
}

function rulingMask({ width, height, channels, data }: Picture, least: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  const isInk = (i: number) => data[i * channels]! < 160;
  const mark = (count: number, length: number, index: (line: number, k: number) => number) => {
    for (let line = 0; line < count; line += 1)
      for (let k = 0, from = 0; k <= length; k += 1) {
        if (k < length && isInk(index(line, k))) continue;
        if (k - from >= least) for (let j = from; j < k; j += 1) mask[index(line, j)] = 1;
        from = k + 1;
      }
  };
  mark(height, width, (y, x) => y * width + x);
  mark(width, height, (x, y) => y * width + x);
  return mask;
}
