import type { Raster } from '../../../src/image/raster.ts';

/** A page as a scanner sees it: rows of 8-bit samples, one (grey) or three (red, green, blue) a pixel; 255 is white. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
};

/** Numbers from 0 to 1; whatever is random comes from one of these, so that a seed decides a picture. */
export type Dice = () => number;

/** The same size and channels, every sample made by `at(x, y, channel, old)`. */
export function mapped(
  picture: Picture,
  at: (x: number, y: number, channel: number, old: number) => number,
): Picture {
  const { width, height, channels, data } = picture;
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0, i = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < channels; c += 1, i += 1) out[i] = at(x, y, c, data[i]!);
  return { ...picture, data: new Uint8Array(out.buffer) };
}

/** Every channel changed by itself, as a picture in shades. */
export function eachChannel(picture: Picture, change: (channel: Raster) => Raster): Picture {
  const { width, height, channels, data } = picture;
  if (channels === 1) return { ...change({ width, height, data }), channels };
  const parts = [0, 1, 2].map(c =>
    change({
      width,
      height,
      data: Uint8Array.from({ length: width * height }, (_, at) => data[at * 3 + c]!),
    }),
  );
  const [first] = parts as [Raster];
  const out = new Uint8Array(first.data.length * 3);
  parts.forEach((part, c) => {
    for (let at = 0; at < part.data.length; at += 1) out[at * 3 + c] = part.data[at]!;
  });
  return { width: first.width, height: first.height, channels, data: out };
}

/** Every pixel darkened by a factor from 0 to 1. */
export function shaded(picture: Picture, factor: (x: number, y: number) => number): Picture {
  const { width, height, channels, data } = picture;
  const out = new Uint8Array(data.length);
  for (let y = 0, i = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const light = factor(x, y);
      for (let c = 0; c < channels; c += 1, i += 1) out[i] = Math.min(255, data[i]! * light);
    }
  return { ...picture, data: out };
}

/** One sample a pixel: its brightness. */
export function grey(picture: Picture): Picture {
  if (picture.channels === 1) return picture;
  const data = new Uint8Array(picture.width * picture.height);
  for (let i = 0, j = 0; i < data.length; i += 1, j += 3)
    data[i] = 0.299 * picture.data[j]! + 0.587 * picture.data[j + 1]! + 0.114 * picture.data[j + 2]!;
  return { ...picture, channels: 1, data };
}

/** Three samples a pixel. */
export function coloured(picture: Picture): Picture {
  if (picture.channels === 3) return picture;
  const data = new Uint8Array(picture.data.length * 3);
  for (let i = 0; i < data.length; i += 1) data[i] = picture.data[Math.floor(i / 3)]!;
  return { ...picture, channels: 3, data };
}

/** As a canvas wants it: four samples a pixel. */
export function rgba(picture: Picture): Uint8ClampedArray<ArrayBuffer> {
  const { channels, data, width, height } = picture;
  const out = new Uint8ClampedArray(width * height * 4);
  for (let i = 0, j = 0; j < out.length; i += channels, j += 4) {
    out[j] = data[i]!;
    out[j + 1] = data[channels === 3 ? i + 1 : i]!;
    out[j + 2] = data[channels === 3 ? i + 2 : i]!;
    out[j + 3] = 255;
  }
  return out;
}

/** From four samples a pixel; alpha is left out. */
export function fromRgba(size: { width: number; height: number }, data: ArrayLike<number>): Picture {
  const out = new Uint8Array(size.width * size.height * 3);
  for (let i = 0, j = 0; i < out.length; i += 3, j += 4) {
    out[i] = data[j]!;
    out[i + 1] = data[j + 1]!;
    out[i + 2] = data[j + 2]!;
  }
  return { ...size, channels: 3, data: out };
}

/** The paper of a picture without its ink: the lightest of each `side` × `side` pixels. */
export function groundOf({ width, height, channels, data }: Picture, side: number): Picture {
  const size = { width: Math.ceil(width / side), height: Math.ceil(height / side) };
  const out = new Uint8Array(size.width * size.height * channels);
  for (let y = 0, i = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < channels; c += 1, i += 1) {
        const at = (Math.floor(y / side) * size.width + Math.floor(x / side)) * channels + c;
        out[at] = Math.max(out[at]!, data[i]!);
      }
  return { ...size, channels, data: out };
}

/** Two pictures beside each other on white. */
export function beside(left: Picture, right: Picture): Picture {
  const [width, height] = [left.width + right.width, Math.max(left.height, right.height)];
  const { channels } = left;
  const data = new Uint8Array(width * height * channels).fill(255);
  for (const [from, half] of [
    [0, left],
    [left.width, right],
  ] as const)
    for (let y = 0; y < half.height; y += 1) {
      const row = half.width * channels;
      data.set(half.data.subarray(y * row, (y + 1) * row), (y * width + from) * channels);
    }
  return { width, height, channels, data };
}
