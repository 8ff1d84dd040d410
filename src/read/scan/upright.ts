import type { Raster } from '../../image/raster.ts';

/** A lean below this moves the end of a ruling by less than its thickness. */
export const NO_LEAN = 0.0006;

/** pixels: places are summed up along a row, which must not lead out of the picture */
const SLIVER = 1e-6;

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
  for (let y = 0; y < height; y++) {
    const left = middleX - middleX * cos - (y - middleY) * sin;
    const top = middleY - middleX * sin + (y - middleY) * cos;
    const across = within(left, cos, width - 1 - SLIVER);
    const down = within(top, sin, height - 1 - SLIVER);
    const [from, to] = [Math.max(0, across[0], down[0]), Math.min(width, across[1], down[1])];
    let [fromX, fromY] = [left + from * cos, top + from * sin];
    for (let x = from, at = y * width + from; x < to; x++, at++, fromX += cos, fromY += sin) {
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
      const upper = a + (b - a) * (fromX - column);
      const lower = c + (d - c) * (fromX - column);
      level[at] = upper + (lower - upper) * (fromY - row) + 0.5;
    }
  }
  return { width, height, data: level };
}

/** For which whole x, from the first up to the second, `start + x · step` is at least 0 and less than `end`. */
function within(start: number, step: number, end: number): [from: number, to: number] {
  if (step === 0) return start >= 0 && start < end ? [0, Number.POSITIVE_INFINITY] : [0, 0];
  return step > 0
    ? [Math.ceil(-start / step), Math.ceil((end - start) / step)]
    : [Math.floor((end - start) / step) + 1, Math.floor(-start / step) + 1];
}

function cosSin(lean: number): [number, number] {
  const angle = Math.atan(lean);
  return [Math.cos(angle), Math.sin(angle)];
}
