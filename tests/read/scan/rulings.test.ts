import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { levelled } from '../../../src/image/warp.ts';
import { cellRegionsOf } from '../../../src/read/scan/cell-regions.ts';
import type { ScannedRuling } from '../../../src/read/scan/line-segments.ts';
import { skewOf } from '../../../src/read/scan/measure-skew.ts';
import { withoutRulings } from '../../../src/read/scan/remove-rulings.ts';
import { drawnOn } from '../../../src/read/scan/rulings.ts';
import { bar, paper, print, ruled } from '../../helpers/drawn.ts';
import { greyPng } from '../ocr/crops.ts';

/** 200 dpi */
const SCALE = 200 / 72;
const XS = [100, 300, 500, 700];
const YS = [100, 160, 220, 280, 340];

function sheet(): Raster {
  const raster = paper(900, 500);
  ruled(raster, XS, YS);
  return raster;
}

const places = (strokes: readonly ScannedRuling[], axis: ScannedRuling['axis']) =>
  strokes
    .filter(stroke => stroke.axis === axis)
    .map(({ at }) => Math.round(at - 1))
    .sort((a, b) => a - b);

const whole = (strokes: readonly ScannedRuling[], axis: ScannedRuling['axis'], from: number, to: number) =>
  strokes
    .filter(stroke => stroke.axis === axis)
    .every(stroke => Math.abs(stroke.from - from) <= 4 && Math.abs(stroke.to - to) <= 4);

function expectGrid(raster: Raster): void {
  const strokes = drawnOn(raster, SCALE).strokes;
  expect(places(strokes, 'horizontal')).toEqual(YS);
  expect(places(strokes, 'vertical')).toEqual(XS);
  expect(whole(strokes, 'horizontal', 100, 702)).toBe(true);
  expect(whole(strokes, 'vertical', 100, 342)).toBe(true);
}

describe('rulings of a picture', () => {
  test('are found where they are, from end to end', () => expectGrid(sheet()));

  test('are no strokes of print in rows without room around it', () => {
    const raster = paper(900, 500);
    const rows = [100, 133, 166, 199];
    for (const y of rows) bar(raster, [100, y, 702, y + 2]);
    for (const x of [100, 300, 700]) bar(raster, [x, 100, x + 2, 201]);
    for (const [row, y] of rows.slice(0, 3).entries())
      print(raster, { x: 320 + 7 * row, y: y + 4, size: 27, count: 5 });
    // a column of one row only
    bar(raster, [560, 133, 562, 168]);
    expect(places(drawnOn(raster, SCALE).strokes, 'vertical')).toEqual([100, 300, 560, 700]);
  });

  test('are thick double lines, also where a column has one low row and print stands close to it', () => {
    const raster = paper(900, 500);
    const rows = [100, 138, 176, 214];
    // three lines side by side, as those of three-pixel double borders
    const band = (from: number) => [from, from + 5, from + 10];
    for (const y of rows.flatMap(band)) bar(raster, [100, y, 712, y + 2]);
    for (const x of [100, 300, 700].flatMap(band)) bar(raster, [x, 100, x + 2, 226]);
    for (const x of band(560)) bar(raster, [x, 138, x + 2, 188]);
    for (const y of rows.slice(0, 3)) print(raster, { x: 316, y: y + 14, size: 22, count: 6 });
    const { strokes } = drawnOn(raster, SCALE);
    expect(places(strokes, 'horizontal')).toEqual(rows.map(y => y + 5));
    expect(places(strokes, 'vertical')).toEqual([105, 305, 565, 705]);
  });

  test.each([
    ['by themselves', null],
    ['under a column that ends above them', [100, 160] as const],
  ])('are no column of ones in low rows, %s', (_, above) => {
    const raster = paper(900, 900);
    const rows = [100, 160, ...Array.from({ length: 17 }, (_, row) => 190 + 40 * row)];
    ruled(raster, XS, rows);
    if (above) bar(raster, [600, above[0], 603, above[1]]);
    // upright, with a flag, and paper above and below
    for (const y of rows.slice(2, -1)) {
      bar(raster, [600, y + 9, 603, y + 31]);
      bar(raster, [597, y + 11, 600, y + 13]);
    }
    const ends = drawnOn(raster, SCALE)
      .strokes.filter(({ axis, at }) => axis === 'vertical' && Math.abs(at - 601) < 4)
      .map(({ to }) => Math.round(to / 10) * 10);
    expect(ends).toEqual(above ? [160] : []);
  });

  // a column of a form at 200 dpi in black and white: three tables of other columns, and low rows of amounts
  test('are no stems of digits in low rows, above and below which a column stands in their line', async () => {
    const raster = await greyPng(join(import.meta.dirname, 'column.png'));
    const { strokes } = drawnOn(levelled(raster, skewOf(raster, SCALE)), SCALE);
    const columns = strokes.filter(({ axis }) => axis === 'vertical');
    expect(columns.filter(({ from, to }) => to - from < 40)).toEqual([]);
    expect(columns.length).toBeGreaterThanOrEqual(3);
  });

  test.each([
    [3, 3],
    [5, 4],
  ])('may be dotted: dots of %i pixels with gaps of %i', (long, gap) => {
    const raster = sheet();
    for (let x = 100; x < 702; x += long + gap)
      for (const y of YS) bar(raster, [x + long, y, x + long + gap, y + 2], 255);
    for (let y = 100; y < 342; y += long + gap)
      for (const x of XS) bar(raster, [x, y + long, x + 2, y + long + gap], 255);
    print(raster, { x: 320, y: 176, size: 26, count: 5 });
    const strokes = drawnOn(raster, SCALE).strokes;
    expect(places(strokes, 'horizontal')).toEqual(YS);
    expect(places(strokes, 'vertical')).toEqual(XS);
    expect(whole(strokes, 'horizontal', 100, 702)).toBe(true);
    const dark = withoutRulings(raster, strokes).data.filter(shade => shade < 128).length;
    const alone = paper(900, 500);
    print(alone, { x: 320, y: 176, size: 26, count: 5 });
    expect(dark).toBe(alone.data.filter(shade => shade < 128).length);
  });

  test('are no column of ones in low dotted rows', () => {
    const raster = paper(900, 600);
    const rows = Array.from({ length: 11 }, (_, row) => 100 + 34 * row);
    const dots = (from: number, to: number, dot: (at: number) => readonly number[]) => {
      for (let at = from; at < to; at += 6) bar(raster, dot(at));
    };
    for (const y of rows) dots(100, 702, x => [x, y, x + 2, y + 2]);
    for (const x of XS) dots(100, 440, y => [x, y, x + 2, y + 2]);
    for (const y of rows.slice(0, -1)) {
      bar(raster, [604, y + 8, 606, y + 28]);
      for (const x of [612, 622]) bar(raster, [x, y + 11, x + 3, y + 25]);
      for (const side of [y + 8, y + 25]) bar(raster, [614, side, 623, side + 3]);
    }
    expect(places(drawnOn(raster, SCALE).strokes, 'vertical')).toEqual(XS);
  });

  test('are not what is printed in cells: glyphs, dashes side by side', () => {
    const raster = sheet();
    for (const y of [115, 175, 235]) print(raster, { x: 310, y, size: 26, count: 5 });
    for (const x of [180, 380, 580]) bar(raster, [x, 309, x + 28, 311]);
    expectGrid(raster);
  });

  test('stay straight and whole where glyphs touch them', () => {
    const raster = sheet();
    print(raster, { x: 120, y: 222, size: 26, count: 5 });
    print(raster, { x: 320, y: 194, size: 26, count: 5 });
    expectGrid(raster);
  });

  test('may be double, each line in a row by itself', () => {
    const raster = paper(900, 500);
    for (const y of [100, 157, 214]) for (const off of [0, 4]) bar(raster, [100, y + off, 702, y + off + 1]);
    for (const x of [300, 304]) for (const y of [104, 161]) bar(raster, [x, y, x + 1, y + 54]);
    const found = drawnOn(raster, SCALE).strokes.filter(({ axis }) => axis === 'vertical');
    expect(found.map(({ at }) => Math.floor(at)).sort()).toEqual([300, 304]);
  });

  test('end where they cross although a stroke of a glyph goes on', () => {
    const raster = paper(900, 500);
    ruled(raster, [100, 700], [100, 160, 220, 280, 340]);
    bar(raster, [400, 220, 402, 342]);
    print(raster, { x: 388, y: 186, size: 28, count: 3 });
    const inner = drawnOn(raster, SCALE).strokes.filter(
      ({ axis, at }) => axis === 'vertical' && at > 300 && at < 500,
    );
    expect(inner).toHaveLength(1);
    expect(inner[0]!.from).toBeGreaterThan(217);
  });

  test('are the short ones of a row hardly higher than its print too, and no stroke of that print', () => {
    const raster = paper(900, 500);
    const rows = [100, 126, 152, 178, 260];
    for (const y of rows) bar(raster, [100, y, 702, y + 2]);
    for (const x of [100, 700]) bar(raster, [x, 100, x + 2, 262]);
    // print that is cut off by the rulings above and below it
    for (const [row, y] of rows.slice(0, 3).entries())
      print(raster, { x: 150 + 7 * row, y: y - 1, size: 28, count: 4 });
    for (const x of [330, 560]) bar(raster, [x, 126, x + 2, 153]);
    expect(places(drawnOn(raster, SCALE).strokes, 'vertical')).toEqual([100, 330, 560, 700]);
  });

  test('are no strokes of glyphs that run into the ruling above and end before the one below', () => {
    const raster = paper(900, 500);
    const rows = [100, 123, 146, 220];
    for (const y of rows) bar(raster, [100, y, 702, y + 2]);
    for (const x of [100, 560, 700]) bar(raster, [x, 100, x + 2, 222]);
    // 门 and 1: nothing stands beside one of their strokes
    for (const [x, y] of [
      [300, 100],
      [400, 123],
    ] as const) {
      bar(raster, [x - 20, y - 2, x - 18, y + 20]);
      bar(raster, [x, y - 2, x + 2, y + 20]);
    }
    expect(places(drawnOn(raster, SCALE).strokes, 'vertical')).toEqual([100, 560, 700]);
  });

  test.each([
    ['that stands free', 104, 124],
    ['as high as the row', 101, 132],
  ])('of a column do not go on through a glyph in the row above, %s', (_, top, foot) => {
    const raster = paper(900, 500);
    ruled(raster, [100, 700], [100, 132, 220, 300, 340]);
    bar(raster, [400, 132, 402, 342]);
    // a glyph with an upright stroke in its middle, and others across
    bar(raster, [400, top, 402, foot]);
    for (const y of [104, 111, 118, 125]) bar(raster, [387, y, 416, y + 2]);
    const inner = drawnOn(raster, SCALE).strokes.filter(
      ({ axis, at }) => axis === 'vertical' && Math.abs(at - 401) < 3,
    );
    expect(inner.map(({ from }) => from)).toEqual([133]);
  });

  test('go on where they have worn off', () => {
    const raster = sheet();
    for (const x of [150, 260, 420, 640]) bar(raster, [x, 160, x + 45, 162], 255);
    for (const y of [150, 240]) bar(raster, [500, y, 502, y + 15], 255);
    expectGrid(raster);
  });

  test('go on beside the thick strokes of a seal, in a low row between rows where they are clear', () => {
    const raster = paper(900, 500);
    const rows = [100, 160, 193, 226, 286];
    ruled(raster, XS, rows);
    // strokes that come as near to the ruling as they can, on both sides of it, from the upper edge of the row to the lower one
    bar(raster, [492, 161, 499, 192]);
    bar(raster, [505, 161, 512, 192]);
    expect(whole(drawnOn(raster, SCALE).strokes, 'vertical', 100, 288)).toBe(true);
  });

  test('a merged cell stays open', () => {
    const raster = sheet();
    bar(raster, [302, 160, 500, 162], 255);
    const strokes = drawnOn(raster, SCALE).strokes;
    const second = strokes.filter(({ axis, at }) => axis === 'horizontal' && Math.abs(at - 161) < 2);
    // from the middle of one ruling to that of another
    expect(second.map(({ from, to }) => [from, to])).toEqual([
      [101, 301],
      [501, 701],
    ]);
  });

  test.each([-0.02, -0.006, 0.01, 0.026])('a page that leans by %d is levelled', lean => {
    const leaning = levelled(sheet(), -lean);
    expect(skewOf(leaning, SCALE)).toBeCloseTo(lean, 3);
    const strokes = drawnOn(levelled(leaning, lean), SCALE).strokes;
    expect(strokes).toHaveLength(XS.length + YS.length);
  });

  test('paper has no lean, and print no rulings', () => {
    const raster = paper(900, 500);
    expect(skewOf(raster, SCALE)).toBe(0);
    print(raster, { x: 100, y: 100, size: 26, count: 12 });
    expect(drawnOn(raster, SCALE).strokes).toEqual([]);
  });

  test('are wiped, and the print beside them stays', () => {
    const [raster, alone] = [sheet(), paper(900, 500)];
    for (const one of [raster, alone]) print(one, { x: 120, y: 116, size: 26, count: 5 });
    expect(Buffer.compare(withoutRulings(raster, drawnOn(raster, SCALE).strokes).data, alone.data)).toBe(0);
  });
});

describe('regions', () => {
  test('each cell is one, the paper around is face 0', () => {
    const regions = cellRegionsOf(paper(900, 500), drawnOn(sheet(), SCALE).strokes, SCALE);
    expect(regions.count).toBe(1 + 3 * 4);
    expect(regions.regionAt(50, 50)).toBe(0);
    expect(new Set([120, 200, 290].map(x => regions.regionAt(x, 130))).size).toBe(1);
    expect(regions.regionAt(200, 130)).not.toBe(regions.regionAt(400, 130));
  });
});
