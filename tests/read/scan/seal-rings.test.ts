import { describe, expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { cellRegionsOf } from '../../../src/read/scan/cell-regions.ts';
import { withoutGreySeals } from '../../../src/read/scan/grey-seals.ts';
import type { ScannedRuling } from '../../../src/read/scan/line-segments.ts';
import { ringsOf, withoutSeals } from '../../../src/read/scan/seal-rings.ts';
import { inkLinesOf } from '../../../src/read/scan/text-lines.ts';

/** 144 dpi */
const SCALE = 2;
const [WIDTH, HEIGHT] = [400, 400];
/** glyphs are squares of this side, lines of them stand this far apart */
const GLYPH = 16;
const PITCH = 50;

/** Eight rows of print in cells, three on the left and three on the right of a ruling. */
function sheet(): { raster: Raster; strokes: ScannedRuling[] } {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (let row = 0; row < 8; row++)
    for (const left of [20, 40, 60, 220, 240, 260]) square(data, left, row * PITCH + 17);
  const stroke = (axis: ScannedRuling['axis'], at: number): ScannedRuling => ({
    axis,
    at,
    from: 0,
    to: WIDTH,
    slope: 0,
    thickness: 1,
    pieces: [],
  });
  const across = Array.from({ length: 9 }, (_, row) =>
    stroke('horizontal', Math.min(HEIGHT - 1, row * PITCH)),
  );
  const down = [0, 200, WIDTH - 1].map(at => stroke('vertical', at));
  return { raster: { width: WIDTH, height: HEIGHT, data }, strokes: [...across, ...down] };
}

function square(data: Uint8Array, left: number, top: number): void {
  // hollow, as glyphs are
  for (let y = top; y < top + GLYPH; y++)
    for (let x = left; x < left + GLYPH; x++)
      if (y < top + 3 || y >= top + GLYPH - 3 || x < left + 3 || x >= left + GLYPH - 3)
        data[y * WIDTH + x] = 0;
}

/** The same sheet under a ring of ink. */
function stamped(
  { width, height, data }: Raster,
  middle: [number, number],
  radius: number,
  shade = 20,
): Raster {
  const stamped = data.slice();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (Math.abs(Math.hypot(x - middle[0], y - middle[1]) - radius) < 4)
        stamped[y * width + x] = Math.min(stamped[y * width + x]!, shade);
  return { width, height, data: stamped };
}

function looked(raster: Raster, strokes: readonly ScannedRuling[]) {
  const regions = cellRegionsOf(raster, strokes, SCALE);
  const lines = inkLinesOf(raster, regions, SCALE);
  const rings = ringsOf(raster, SCALE);
  return {
    before: lines,
    ...withoutSeals(raster, lines, { regions, scale: SCALE, rings, black: rings }),
  };
}

describe('the ring of a black seal', () => {
  const { raster, strokes } = sheet();
  const under = looked(stamped(raster, [130, 200], 90), strokes);

  test('is taken off: no line is higher than print any more', () => {
    expect(under.before.some(({ y0, y1 }) => y1 - y0 > 2 * GLYPH)).toBe(true);
    const inCells = under.lines.filter(({ x1, x0 }) => x1 - x0 > GLYPH);
    expect(inCells.every(({ y0, y1 }) => y1 - y0 <= 1.5 * GLYPH)).toBe(true);
  });

  test('leaves every line in doubt that it crosses or holds, and no other', () => {
    const isFar = ({ y0, y1 }: { y0: number; y1: number }) => y1 < 95 || y0 > 305;
    expect(under.lines.some(isFar)).toBe(true);
    for (const line of under.lines) {
      if (isFar(line)) expect(under.isCovered(line)).toBe(false);
      else if (line.x0 < 200) expect(under.isCovered(line)).toBe(true);
    }
  });

  test('over a blank cell leaves a line there: something may have stood under it', () => {
    const blank = raster.data.slice();
    for (let y = 155; y < 195; y++) blank.fill(255, y * WIDTH + 210, y * WIDTH + 390);
    const { lines, isCovered } = looked(stamped({ ...raster, data: blank }, [130, 200], 90), strokes);
    const there = lines.filter(({ x0, y0, y1 }) => x0 >= 200 && y0 >= 150 && y1 <= 200);
    expect(there.length).toBeGreaterThan(0);
    expect(there.every(isCovered)).toBe(true);
  });

  test('is not seen in print alone', () => {
    const { before, lines, open, isCovered } = looked(raster, strokes);
    expect(open).toBe(raster);
    expect(lines).toBe(before);
    expect(lines.some(isCovered)).toBe(false);
  });
});

describe('a seal that is grey where print is black', () => {
  const { raster } = sheet();
  const seal = stamped(raster, [130, 200], 90, 130);
  const rings = ringsOf(seal, SCALE);
  const lifted = withoutGreySeals(seal, rings, SCALE);
  const shadeAt = ({ data }: Raster, x: number, y: number) => data[y * WIDTH + x]!;

  test('becomes paper, and the print under it and beside it stays', () => {
    expect(rings).toHaveLength(1);
    expect(lifted.black).toEqual([]);
    // on the ring where nothing is printed, and where a glyph stands
    expect(shadeAt(seal, 130, 110)).toBe(130);
    expect(shadeAt(lifted.raster, 130, 110)).toBe(255);
    const dark = raster.data.map(shade => (shade === 0 ? 1 : 0));
    expect(dark.every((isInk, at) => isInk === 0 || lifted.raster.data[at] === 0)).toBe(true);
  });

  test('is left to be taken off with its ring where it is as dark as print', () => {
    const black = stamped(raster, [130, 200], 90);
    const found = ringsOf(black, SCALE);
    expect(withoutGreySeals(black, found, SCALE).black).toEqual(found);
  });
});
