import { describe, expect, test } from 'vitest';
import { random } from '../../../scripts/lab/press/random.ts';
import type { Raster } from '../../../src/image/raster.ts';
import { warped } from '../../../src/image/warp.ts';
import { cellRegionsOf } from '../../../src/read/scan/cell-regions.ts';
import { flat } from '../../../src/read/scan/flatten.ts';
import type { ScannedRuling } from '../../../src/read/scan/line-segments.ts';
import { drawnOn } from '../../../src/read/scan/rulings.ts';
import { withoutSurroundings } from '../../../src/read/scan/scanner-border.ts';
import { bar, paper, print, ruled } from '../../helpers/drawn.ts';

/** 200 dpi */
const SCALE = 200 / 72;
const [WIDTH, HEIGHT] = [1400, 1000];
const XS = [100, 400, 700, 1300];
const YS = Array.from({ length: 12 }, (_, index) => 100 + 70 * index);

function sheet(): Raster {
  const raster = paper(WIDTH, HEIGHT);
  ruled(raster, XS, YS);
  for (const y of YS.slice(0, -1)) print(raster, { x: 440, y: y + 20, size: 26, count: 6 });
  return raster;
}

/** As a page that is curled by so many pixels in the middle of its width. */
function curled({ width, height, data }: Raster, depth: number): Raster {
  const from = (x: number, y: number) => y + Math.round(depth * Math.sin((Math.PI * x) / width));
  return {
    width,
    height,
    data: data.map((_, at) => data[from(at % width, Math.floor(at / width)) * width + (at % width)] ?? 255),
  };
}

const at = (strokes: readonly ScannedRuling[], axis: ScannedRuling['axis'], place: number) =>
  strokes.filter(stroke => stroke.axis === axis && Math.abs(stroke.at - 1 - place) <= 2);

describe('bent paper', () => {
  test.each([6, -9])('is laid flat: rulings are straight again, and whole (%i pixels)', depth => {
    const strokes = flat(curled(sheet(), depth), SCALE).strokes.filter(({ axis }) => axis === 'horizontal');
    expect(strokes).toHaveLength(YS.length);
    for (const { from, to, slope } of strokes) {
      expect([from, to].map((end, side) => Math.abs(end - [100, 1302][side]!) <= 4)).toEqual([true, true]);
      expect(Math.abs(slope)).toBeLessThan(0.002);
    }
  });

  /** The page of a bound book: it sinks towards the gutter at its left, the more the farther down. */
  const bound = (raster: Raster) =>
    warped(raster, (y, xs, ys) => {
      for (let x = 0; x < xs.length; x++) {
        const near = Math.max(0, 1 - x / (WIDTH / 4)) ** 2;
        xs[x] = x - 14 * near;
        ys[x] = y + 28 * near * (0.5 + y / HEIGHT / 2);
      }
    });
  /** A page photographed from its foot: the far edge is narrower, and lies askew. */
  const photographed = (raster: Raster) =>
    warped(raster, (y, xs, ys) => {
      for (let x = 0; x < xs.length; x++) {
        const depth = 1 + 0.00003 * (x - WIDTH / 2) + 0.00004 * (y - HEIGHT / 2);
        xs[x] = WIDTH / 2 + (x - WIDTH / 2) / depth;
        ys[x] = HEIGHT / 2 + (y - HEIGHT / 2) / depth;
      }
    });

  test.each([
    ['of a bound book', bound],
    ['photographed', photographed],
  ])('%s has all its cells', (_, taken) => {
    const { strokes } = flat(taken(sheet()), SCALE);
    expect(strokes.filter(({ axis }) => axis === 'horizontal')).toHaveLength(YS.length);
    expect(strokes.filter(({ axis }) => axis === 'vertical')).toHaveLength(XS.length);
    expect(cellRegionsOf(sheet(), strokes, SCALE).count).toBe(1 + (YS.length - 1) * (XS.length - 1));
  });

  test('flat paper is left as it is', () => {
    const raster = sheet();
    expect(flat(raster, SCALE).level).toBe(raster);
  });
});

describe('worn rulings', () => {
  /** A sheet with grain, one of whose columns is as good as worn off above the third row. */
  const worn = () => {
    const raster = sheet();
    bar(raster, [700, YS[0]! + 2, 702, YS[2]!], 255);
    const next = random(3);
    for (let place = 0; place < raster.data.length; place++)
      if (raster.data[place]! > 200) raster.data[place] = 250 + 8 * (next() - 0.5);
    return raster;
  };

  test('go on where the picture shows a trace of them', () => {
    const raster = worn();
    for (const [top, bottom] of [YS.slice(0, 2), YS.slice(1, 3)] as [number, number][])
      bar(raster, [700, top + 3, 702, bottom - 1], 222);
    expect(at(drawnOn(raster, SCALE).strokes, 'vertical', 700)[0]!.from).toBeLessThanOrEqual(YS[0]! + 3);
  });

  test('do not where there is none, nor through print', () => {
    const raster = worn();
    print(raster, { x: 689, y: YS[1]! + 8, size: 52, count: 3 });
    const [column] = at(drawnOn(raster, SCALE).strokes, 'vertical', 700);
    expect(Math.abs(column!.from - YS[2]!)).toBeLessThanOrEqual(4);
  });
});

test('what a scanner shows beside the paper is no ink, and a table near the edge stays', () => {
  const raster = sheet();
  bar(raster, [0, 0, 22, HEIGHT], 20);
  bar(raster, [0, HEIGHT - 30, WIDTH, HEIGHT], 60);
  bar(raster, [40, 0, 43, HEIGHT - 60], 0);
  const clean = withoutSurroundings(raster, SCALE);
  expect(clean.data[500 * WIDTH + 10]).toBe(255);
  expect(clean.data[(HEIGHT - 10) * WIDTH + 700]).toBe(255);
  expect(clean.data[500 * WIDTH + 41]).toBe(0);
  expect(withoutSurroundings(sheet(), SCALE).data).toEqual(sheet().data);
});
