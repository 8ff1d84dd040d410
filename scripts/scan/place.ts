import type { Picture } from './picture.ts';

/** Where a point of the new picture lay in the old one. */
type Origin = (x: number, y: number) => readonly [x: number, y: number];

/** Laid askew on the glass: turned clockwise by `degrees` about its middle; what comes in from outside is white. */
export function skewed(picture: Picture, degrees: number): Picture {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [mx, my] = [picture.width / 2, picture.height / 2];
  return moved(picture, (x, y) => [
    mx + cos * (x - mx) + sin * (y - my),
    my - sin * (x - mx) + cos * (y - my),
  ]);
}

/** Paper that does not lie flat: lines rise and fall by `depth` pixels over the page. */
export function bent(picture: Picture, depth: number): Picture {
  const { width, height } = picture;
  return moved(picture, (x, y) => [
    x + 0.3 * depth * Math.sin((Math.PI * y) / height),
    y + depth * Math.sin((Math.PI * x) / width) * (0.5 + (0.5 * y) / height),
  ]);
}

/** A page of a bound book, pressed on the glass: towards the left edge lines sink by `depth` pixels and grow narrow. */
export function curled(picture: Picture, depth: number): Picture {
  const { width, height } = picture;
  const reach = width / 4;
  return moved(picture, (x, y) => {
    const near = Math.max(0, 1 - x / reach) ** 2;
    return [x - 0.5 * depth * near, y + depth * near * (0.5 + (0.5 * y) / height)];
  });
}

/** Turned clockwise by quarters. */
export function turned(picture: Picture, quarters: number): Picture {
  const { width, height, channels, data } = picture;
  const turns = ((quarters % 4) + 4) % 4;
  const size = turns % 2 ? { width: height, height: width } : { width, height };
  const out = new Uint8Array(data.length);
  for (let y = 0, i = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1) {
      const from = [
        y * width + x,
        (height - 1 - x) * width + y,
        (height - 1 - y) * width + (width - 1 - x),
        x * width + (width - 1 - y),
      ][turns]!;
      for (let c = 0; c < channels; c += 1, i += 1) out[i] = data[from * channels + c]!;
    }
  return { ...picture, ...size, data: out };
}

/** Between the four pixels around each origin. */
function moved(picture: Picture, origin: Origin): Picture {
  const { width, height, channels, data } = picture;
  const out = new Uint8Array(data.length);
  const sample = (x: number, y: number, c: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 255 : data[(y * width + x) * channels + c]!;
  for (let y = 0, i = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [fx, fy] = origin(x, y);
      const [x0, y0] = [Math.floor(fx), Math.floor(fy)];
      const [u, v] = [fx - x0, fy - y0];
      for (let c = 0; c < channels; c += 1, i += 1) {
        const top = sample(x0, y0, c) * (1 - u) + sample(x0 + 1, y0, c) * u;
        const low = sample(x0, y0 + 1, c) * (1 - u) + sample(x0 + 1, y0 + 1, c) * u;
        out[i] = top * (1 - v) + low * v + 0.5;
      }
    }
  return { ...picture, data: out };
}
