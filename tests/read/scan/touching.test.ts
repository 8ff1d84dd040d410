import { expect, test } from 'vitest';
import { cellRegionsOf } from '../../../src/read/scan/cell-regions.ts';
import { cropsOf } from '../../../src/read/scan/crops.ts';
import { withoutRulings } from '../../../src/read/scan/remove-rulings.ts';
import { drawnOn } from '../../../src/read/scan/rulings.ts';
import { inkLinesOf } from '../../../src/read/scan/text-lines.ts';
import { cropsWithRulings } from '../../../src/read/scan/touching.ts';
import { paper, print, ruled } from '../../helpers/drawn.ts';

/** 200 dpi */
const SCALE = 200 / 72;

test('a line that runs into a ruling is cut with it, without the rulings beside it; others are not cut anew', () => {
  const level = paper(900, 500);
  ruled(level, [100, 700], [100, 126, 200, 300]);
  print(level, { x: 120, y: 99, size: 22, count: 4 });
  print(level, { x: 120, y: 150, size: 22, count: 4 });
  const strokes = drawnOn(level, SCALE).strokes;
  const regions = cellRegionsOf(level, strokes, SCALE);
  const clean = withoutRulings(level, strokes);
  const crops = cropsOf(clean, inkLinesOf(clean, regions, SCALE), regions);
  const found = [...cropsWithRulings(crops, { level, strokes })];
  expect(crops).toHaveLength(2);
  expect(found).toHaveLength(1);
  const [[before, after]] = found as [(typeof found)[number]];
  expect(before.parts[0]!.line.y0).toBeGreaterThan(100);
  const [{ line, at }] = after.parts as [(typeof after.parts)[number]];
  expect(line.y0).toBeLessThan(100);
  // dark from end to end, where the ruling is
  const { width, height, data } = after.raster;
  const rows = Array.from({ length: height }, (_, row) => data.subarray(row * width, (row + 1) * width));
  const isRuled = (row: Uint8Array) => row.subarray(at, at + line.x1 - line.x0).every(shade => shade < 128);
  expect(rows.filter(isRuled)).toHaveLength(2);
});
