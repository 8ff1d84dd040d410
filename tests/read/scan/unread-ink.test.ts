import { expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { cellRegionsOf } from '../../../src/read/scan/cell-regions.ts';
import type { ScannedRuling } from '../../../src/read/scan/line-segments.ts';
import { unreadInk } from '../../../src/read/scan/unread-ink.ts';
import { bar, paper, print, ruled } from '../../helpers/drawn.ts';

/** 144 dpi */
const SCALE = 2;
const [XS, YS] = [
  [20, 200, 380],
  [20, 80, 140],
];
const LINE = { x0: 40, y0: 40, x1: 160, y1: 60, region: 1 };

/** Two rows of two cells, a line of six glyphs in the first. */
function sheet(): Raster {
  const raster = paper(400, 160);
  ruled(raster, XS, YS);
  print(raster, { x: LINE.x0, y: LINE.y0, size: 20, count: 5 });
  return raster;
}

function strokes(): ScannedRuling[] {
  const stroke = (axis: ScannedRuling['axis'], at: number, [from, to]: readonly number[]): ScannedRuling => ({
    axis,
    at: at + 1,
    from: from!,
    to: to! + 2,
    thickness: 2,
    slope: 0,
    pieces: [
      [at, from!, to! + 2],
      [at + 1, from!, to! + 2],
    ],
  });
  return [
    ...YS.map(y => stroke('horizontal', y, [XS[0]!, XS[2]!])),
    ...XS.map(x => stroke('vertical', x, [YS[0]!, YS[2]!])),
  ];
}

/** What is left unread where so many glyphs of the line were read, and rulings and seals as given. */
function unread(
  raster: Raster,
  { count = 5, gap = 0, more = [] as ScannedRuling[], isSeal = (): boolean => false } = {},
) {
  const own = [...strokes(), ...more];
  const glyphs = Array.from({ length: count }, (_, nth) => ({
    from: LINE.x0 + 24 * nth - 3,
    to: LINE.x0 + 24 * nth + 23 - 1.5 * gap,
  }));
  const regions = cellRegionsOf(raster, own, SCALE);
  return unreadInk(raster, {
    strokes: own,
    regions,
    lines: [{ line: LINE, glyphs, span: { from: LINE.x0, to: LINE.x1 } }],
    isSeal,
    scale: SCALE,
  });
}

/** The sheet with something more on it. */
function withBar(box: readonly number[], shade = 0): Raster {
  const raster = sheet();
  bar(raster, box, shade);
  return raster;
}

test('what was read, and rulings between cells, explain all ink of a page', () => {
  expect(unread(sheet())).toEqual([]);
});

test('a glyph that no reading has is unread', () => {
  const [first, ...others] = unread(sheet(), { count: 4 });
  expect(first!.x0).toBeGreaterThan(LINE.x0 + 4 * 20);
  expect(others.every(({ x0 }) => x0 >= first!.x0)).toBe(true);
});

test('the end of a stroke that was read is none, wherever its glyph was thought to be', () => {
  // a dash that begins where the last glyph does, and reaches farther than that
  expect(unread(withBar([150, 56, 164, 59]))).toEqual([]);
  // between two glyphs it may be a third one that touches them
  expect(unread(withBar([70, 56, 90, 60]), { gap: 4 })).not.toEqual([]);
});

test('the low, narrow edge of a glyph that was read is none; a stem that touches it is', () => {
  expect(unread(withBar([150, 48, 161, 56]))).toEqual([]);
  expect(unread(withBar([150, 41, 161, 60]))).toHaveLength(1);
});

test('a comma right behind a line is unread, a speck as large elsewhere is dust', () => {
  expect(unread(withBar([166, 56, 169, 59]))).toHaveLength(1);
  expect(unread(withBar([290, 100, 293, 103]))).toEqual([]);
});

test('a stop that had no room in its line and is turned over is unread', () => {
  const turned = withBar([41, 72, 44, 75]);
  expect(unread(turned)).toEqual([]);
  print(turned, { x: LINE.x0 + 120, y: LINE.y0, size: 20, count: 1 });
  expect(unread(turned, { count: 6 })).toHaveLength(1);
});

test('a one in a cell that nothing was read in is unread, faint as it may be beside other print', () => {
  expect(unread(withBar([290, 100, 294, 118]))).toMatchObject([{ x0: 290, y0: 100, x1: 294, y1: 118 }]);
  expect(unread(withBar([290, 100, 294, 118], 130))).toHaveLength(1);
});

test('what shines through, dust, the print of a seal and ink outside the table are none', () => {
  expect(unread(withBar([290, 100, 294, 118], 200))).toEqual([]);
  expect(unread(withBar([290, 100, 293, 103]))).toEqual([]);
  expect(unread(withBar([290, 100, 294, 118]), { isSeal: () => true })).toEqual([]);
  expect(unread(withBar([290, 144, 294, 156]))).toEqual([]);
});

test('a ruling that parts no cells does not explain its ink', () => {
  const raster = withBar([290, 90, 292, 130]);
  const dangling: ScannedRuling = {
    axis: 'vertical',
    at: 291,
    from: 95,
    to: 125,
    thickness: 2,
    slope: 0,
    pieces: [[290, 95, 125]],
  };
  expect(unread(raster, { more: [dangling] })).toHaveLength(1);
});
