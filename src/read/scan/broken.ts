import { inkBelow, type Raster } from '../../image/raster.ts';
import { blurred } from '../../image/resample.ts';
import { runsOf } from '../../image/runs.ts';

/** Shades that are neither black nor white, and the share of the pixels of a black-and-white picture that they are at most. */
const BETWEEN = { darkest: 8, lightest: 247 };
const MOST_BETWEEN = 0.005;
/** pixels: every so manieth is looked at to know that */
const SAMPLE = 7;
const MIDDLE = 128;
/**
 * Share of the runs of ink that are one pixel long: 0.05 to 0.17 on scans in black and white whose strokes are whole, 0.22 to 0.52
 * where a threshold broke them.
 */
const BROKEN = 0.2;
/** pixels: what joins the pieces of a stroke, and leaves glyphs apart */
const SOFT = 0.6;

/** Whether a picture is black and white, and its strokes are so thin that they break. */
export function hasBrokenStrokes(raster: Raster): boolean {
  const { data } = raster;
  let [between, seen] = [0, 0];
  for (let at = 0; at < data.length; at += SAMPLE, seen++)
    if (data[at]! > BETWEEN.darkest && data[at]! < BETWEEN.lightest) between++;
  if (between > MOST_BETWEEN * seen) return false;
  const { count, from, to } = runsOf(inkBelow(raster, MIDDLE));
  let short = 0;
  for (let run = 0; run < count; run++) if (to[run]! - from[run]! === 1) short++;
  return short > BROKEN * count;
}

/** Print as readers know it, with soft edges: what is left of broken strokes meets. */
export function softened(print: Raster): Raster {
  return blurred(print, SOFT);
}
