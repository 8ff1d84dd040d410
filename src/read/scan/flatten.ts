import type { Raster } from '../../image/raster.ts';
import { flattened, pageCurveOf } from './dewarp.ts';
import type { ScannedRuling } from './line-segments.ts';
import { drawnOn } from './rulings.ts';

/** A second look finds what a first one lost among rulings that were too bent. */
const LOOKS = 2;

/** The picture with its paper laid flat, and its rulings. `scale`: pixels a point. */
export function flat(picture: Raster, scale: number): { level: Raster; strokes: readonly ScannedRuling[] } {
  let [level, drawn] = [picture, drawnOn(picture, scale)];
  for (let look = 0; look < LOOKS; look++) {
    const bend = pageCurveOf(level, drawn.lines, scale);
    if (!bend) break;
    level = flattened(level, bend);
    drawn = drawnOn(level, scale);
  }
  return { level, strokes: drawn.strokes };
}
