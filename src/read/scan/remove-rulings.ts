import type { Raster } from '../../image/raster.ts';
import type { ScannedRuling } from './line-segments.ts';

/** Shades beside a stroke belong to it: so many pixels on each side. */
const SOFT_EDGE = 1;

/** The picture without its strokes: their pixels, the gaps within them and the corners at their ends are made white. */
export function withoutRulings({ width, height, data }: Raster, strokes: readonly ScannedRuling[]): Raster {
  const clean = data.slice();
  const whiten = (axis: ScannedRuling['axis'], across: number, from: number, to: number) => {
    const limit = axis === 'horizontal' ? height : width;
    for (let line = Math.max(0, across - SOFT_EDGE); line <= Math.min(limit - 1, across + SOFT_EDGE); line++)
      for (let along = from; along < to; along++)
        clean[axis === 'horizontal' ? line * width + along : along * width + line] = 255;
  };
  for (const { axis, at, from, to, slope, thickness, pieces } of strokes) {
    for (const [across, start, end] of pieces) whiten(axis, across, start, end);
    const limit = axis === 'horizontal' ? width : height;
    const corner = Math.ceil(thickness) + SOFT_EDGE;
    const [first, last] = [Math.max(0, from - corner), Math.min(limit, to + corner)];
    const covered = new Uint8Array(last - first);
    for (const [, start, end] of pieces) covered.fill(1, start - first, end - first);
    for (let along = first; along < last; along++) {
      if (covered[along - first] === 1) continue;
      const middle = at + slope * (along - (from + to) / 2);
      for (let line = Math.floor(middle - thickness / 2); line <= Math.floor(middle + thickness / 2); line++)
        whiten(axis, line, along, along + 1);
    }
  }
  return { width, height, data: clean };
}
