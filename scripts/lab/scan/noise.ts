import { type Dice, mapped, type Picture, shaded } from './picture.ts';

/** Grain of the sensor: Gaussian, `sigma` in shades of grey; colours get the same grain. */
export function grainy(picture: Picture, sigma: number, dice: Dice): Picture {
  const table = Float32Array.from({ length: 1 << 14 }, () => sigma * gaussian(dice));
  const out = new Uint8ClampedArray(picture.data.length);
  let state = Math.floor(dice() * 2 ** 32) | 1;
  for (let i = 0; i < out.length; i += 1) {
    if (i % picture.channels === 0) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
    }
    out[i] = picture.data[i]! + table[state & 16383]!;
  }
  return { ...picture, data: new Uint8Array(out.buffer) };
}

/** Dust: `count` dark (or, on ink, light) specks of one to a few pixels. */
export function dusty(
  picture: Picture,
  { count, size }: { count: number; size: number },
  dice: Dice,
): Picture {
  const { width, height, channels } = picture;
  const data = picture.data.slice();
  for (let i = 0; i < count; i += 1) {
    const [x, y] = [Math.floor(dice() * width), Math.floor(dice() * height)];
    const reach = 1 + Math.floor(dice() * size);
    const shade = dice() < 0.8 ? Math.floor(dice() * 90) : 250;
    for (let dy = 0; dy < reach && y + dy < height; dy += 1)
      for (let dx = 0; dx < reach && x + dx < width; dx += 1)
        if (dice() < 0.8)
          data.fill(
            shade,
            ((y + dy) * width + x + dx) * channels,
            ((y + dy) * width + x + dx + 1) * channels,
          );
  }
  return { ...picture, data };
}

/** Toner that flakes off: in `share` of all pixels ink turns to paper and, a tenth as often, paper to ink. */
export function peppered(picture: Picture, share: number, dice: Dice): Picture {
  const { width, height, channels, data } = picture;
  const flips = Uint8Array.from({ length: width * height }, () =>
    dice() < share ? (dice() < 0.1 ? 2 : 1) : 0,
  );
  const light = shaded(picture, (x, y) => (flips[y * width + x] === 2 ? 0.2 : 1));
  flips.forEach((flip, i) => {
    if (flip === 1 && data[i * channels]! < 128) light.data.fill(255, i * channels, (i + 1) * channels);
  });
  return light;
}

/** Shades as black and white dots: what a dot is off is handed on to its neighbours (after Floyd and Steinberg). */
export function dithered(picture: Picture): Picture {
  const { width, height, channels, data } = picture;
  const rest = Float32Array.from(data);
  const [right, down] = [channels, width * channels];
  return mapped(picture, (x, y, c) => {
    const at = (y * width + x) * channels + c;
    const dot = rest[at]! < 128 ? 0 : 255;
    const off = (rest[at]! - dot) / 16;
    const hand = (step: number, share: number, isIn: boolean) => {
      if (isIn) rest[at + step]! += share * off;
    };
    hand(right, 7, x < width - 1);
    hand(down - right, 3, x > 0 && y < height - 1);
    hand(down, 5, y < height - 1);
    hand(down + right, 1, x < width - 1 && y < height - 1);
    return dot;
  });
}

/** Shades as dots of different sizes on a lattice that stands on its corner, `cell` pixels from dot to dot. */
export function halftoned(picture: Picture, cell: number): Picture {
  const turn = (2 * Math.PI) / cell;
  return mapped(picture, (x, y, _c, old) => {
    const screen = (Math.cos((x + y) * turn * Math.SQRT1_2) + Math.cos((x - y) * turn * Math.SQRT1_2)) / 4;
    return old / 255 < 0.5 + 0.96 * screen ? 0 : 255;
  });
}

function gaussian(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}
