import { lineThrough } from '../../image/fit.ts';
import type { Raster } from '../../image/raster.ts';
import { penPixels } from './dotted-rulings.ts';
import { clustersIn, type LineSegment, placeAt, segmentsIn } from './line-segments.ts';
import { tracksOf } from './ruling-lines.ts';
import { CROSSING, groupsOf, lengthOf, SURE } from './sure-rulings.ts';

/** The lean of a page's horizontal rulings, as a slope; null where there is none to tell. */
export function skewOf(raster: Raster, scale: number): number | null {
  const long = tracksOf(segmentsIn(clustersIn(penPixels(raster, scale), scale), scale), scale)
    .flatMap(({ ways }) => groupsOf(ways, CROSSING * scale))
    .filter(ways => lengthOf(ways) > SURE.horizontal * scale)
    .map(ways => ({ slope: slopeOf(ways), length: lengthOf(ways) }));
  let left = long.reduce((sum, { length }) => sum + length, 0) / 2;
  for (const { slope, length } of long.sort((a, b) => a.slope - b.slope)) {
    left -= length;
    if (left <= 0) return slope;
  }
  return null;
}

/** The slope of the line that ways lie on, by their ends. */
function slopeOf(ways: readonly LineSegment[]): number {
  const ends = ways.flatMap(way =>
    [way.from, way.to].map(x => ({ x, y: placeAt(way, x), weight: way.to - way.from })),
  );
  return lineThrough(ends).slope;
}
