import { lineThrough } from '../../image/fit.ts';
import { slopeOfRows } from '../../image/project.ts';
import { inkBelow, type Raster } from '../../image/raster.ts';
import { shrunk } from '../../image/resample.ts';
import { penPixels } from './dotted-rulings.ts';
import { lyingRulingPixels } from './double-rulings.ts';
import { INK } from './ink-limits.ts';
import { clustersIn, type LineSegment, placeAt, segmentsIn } from './line-segments.ts';
import { tracksOf } from './ruling-lines.ts';
import { CROSSING, groupsOf, lengthOf, SURE } from './sure-rulings.ts';

/**
 * Pixels a point that tell the slope of rulings as well as more do: of 30 scans at 150 to 300 dpi none came out otherwise by
 * more than 0.00012, and a page at 200 dpi takes a quarter of the time.
 */
const ENOUGH = 100 / 72;
/** Resolutions are told by sizes of pages, which are rounded. */
const SLACK = 0.05;

/** The skew of a page, as a slope: that of its horizontal rulings, or of its lines of print where it has none. */
export function skewOf(raster: Raster, scale: number): number {
  const step = Math.max(1, Math.floor(scale / ENOUGH + SLACK));
  return (
    slopeOfRulings(step === 1 ? raster : shrunk(raster, step), scale / step) ?? slopeOfPrint(raster, scale)
  );
}

/** The median slope of the long horizontal rulings, by their lengths; null where there are none. */
function slopeOfRulings(raster: Raster, scale: number): number | null {
  const { rows, thickest } = lyingRulingPixels(penPixels(raster, scale), scale);
  const long = tracksOf(segmentsIn(clustersIn(rows, thickest), { scale, thickest }), scale)
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

/** Nobody lays a page on a scanner more askew. */
const STEEPEST = 0.04;
/** points: a line of print is no longer; how far lines of cells side by side are level with each other is told afterwards */
const LINE = 160;
/** Slopes that are tried: 0.002 moves the end of such a line by a third of a point, 0.0004 that of a page by a quarter. */
const ROUGH = { most: STEEPEST, step: 0.002 };
const FINE = { most: 0.003, step: 0.0004 };

/** Share of a page that print covers at most: more ink is a picture, whose rows tell no slope. */
const MOST_INK = 0.3;

/** By the lines of print themselves, and then by how level they are with each other over the whole page. */
function slopeOfPrint(raster: Raster, scale: number): number {
  const ink = inkBelow(raster, INK);
  if (ink.data.reduce((sum, one) => sum + one, 0) > MOST_INK * ink.data.length) return 0;
  const rough = slopeOfRows(ink, { around: 0, ...ROUGH, length: LINE * scale });
  return slopeOfRows(ink, { around: rough, ...FINE, length: raster.width });
}

/** The slope of the line that ways lie on, by their ends. */
function slopeOf(ways: readonly LineSegment[]): number {
  const ends = ways.flatMap(way =>
    [way.from, way.to].map(x => ({ x, y: placeAt(way, x), weight: way.to - way.from })),
  );
  return lineThrough(ends).slope;
}
