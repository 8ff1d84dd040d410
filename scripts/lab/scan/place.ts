import { turned as turnedRaster } from '../../../src/image/turn.ts';
import { warped } from '../../../src/image/warp.ts';
import { eachChannel, type Picture } from './picture.ts';

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

/** Photographed from a side: towards the bottom the page is wider by the share `tilt`, to the right nearer by `turn`. */
export function photographed(picture: Picture, { tilt, turn }: { tilt: number; turn: number }): Picture {
  const { width, height } = picture;
  return moved(picture, (x, y) => {
    const [u, v] = [x / width - 0.5, y / height - 0.5];
    const near = 1 + tilt * v + turn * u;
    return [width * (0.5 + (u * (1 + tilt / 2)) / near), height * (0.5 + (v * (1 + turn / 2)) / near)];
  });
}

/** Turned clockwise by quarters. */
export function turned(picture: Picture, quarters: number): Picture {
  return eachChannel(picture, channel => turnedRaster(channel, quarters));
}

/** Between the four pixels around each origin. */
function moved(picture: Picture, origin: Origin): Picture {
  return eachChannel(picture, channel =>
    warped(channel, (y, xs, ys) => {
      for (let x = 0; x < xs.length; x += 1) [xs[x], ys[x]] = origin(x, y) as [number, number];
    }),
  );
}

/** Half as many rows, each the mean of two: how a fax sees the page. */
export function halved(picture: Picture): Picture {
  return eachChannel(picture, ({ width, height, data }) => {
    const rows = height >> 1;
    const mean = (_: unknown, at: number) => {
      const first = at + Math.floor(at / width) * width;
      return (data[first]! + data[first + width]!) / 2;
    };
    return { width, height: rows, data: Uint8Array.from({ length: width * rows }, mean) };
  });
}
