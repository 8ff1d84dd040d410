import type { Raster } from '../raster.ts';

/** A lean below this moves the end of a ruling by less than its thickness. */
export const NO_LEAN = 0.0006;

/** Turned clockwise by so many quarters. */
export function turned(raster: Raster, quarters: number): Raster {
  if (quarters % 4 === 0) return raster;
  const { width, height, data } = raster;
  const result = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0, at = y * width; x < width; x++, at++) result[x * height + height - 1 - y] = data[at]!;
  return turned({ width: height, height: width, data: result }, quarters - 1);
}

/** Turned about its middle so that what leaned by the slope `lean` is level; what comes in from outside is white. */
export function levelled({ width, height, data }: Raster, lean: number): Raster {
  const level = new Uint8Array(data.length).fill(255);
  const [cos, sin] = cosSin(lean);
  const [middleX, middleY] = [width / 2, height / 2];
  for (let y = 0, at = 0; y < height; y++) {
    let fromX = middleX - middleX * cos - (y - middleY) * sin;
    let fromY = middleY - middleX * sin + (y - middleY) * cos;
    for (let x = 0; x < width; x++, at++, fromX += cos, fromY += sin) {
      if (fromX < 0 || fromY < 0 || fromX >= width - 1 || fromY >= height - 1) continue;
      // no tuples, no calls: this is done for each pixel of a page
      const column = fromX | 0;
      const row = fromY | 0;
      const place = row * width + column;
      const a = data[place]!;
      const b = data[place + 1]!;
      const c = data[place + width]!;
      const d = data[place + width + 1]!;
      // paper, which most of a page is
      if ((a & b & c & d) === 255) continue;
      const right = fromX - column;
      const down = fromY - row;
      const upper = a * (1 - right) + b * right;
      const lower = c * (1 - right) + d * right;
      level[at] = upper * (1 - down) + lower * down + 0.5;
    }
  }
  return { width, height, data: level };
}

function cosSin(lean: number): [number, number] {
  const angle = Math.atan(lean);
  return [Math.cos(angle), Math.sin(angle)];
}
