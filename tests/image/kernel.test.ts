import { Image, rotate, transform } from 'image-js';
import { describe, expect, test } from 'vitest';
import { random } from '../../scripts/lab/press/random.ts';
import { cropped, padded } from '../../src/image/crop.ts';
import { leastSquares, lineThrough } from '../../src/image/fit.ts';
import { darkInColumns, sumsOfColumns } from '../../src/image/project.ts';
import type { Raster } from '../../src/image/raster.ts';
import { resampled } from '../../src/image/resample.ts';
import { runsOf, thinAcross } from '../../src/image/runs.ts';
import { shadeAt, shadesIn } from '../../src/image/shades.ts';
import { transposed, turned } from '../../src/image/turn.ts';
import { levelled, warped } from '../../src/image/warp.ts';
import { median } from '../../src/values/quantile.ts';

const next = random(5);

function noise(width: number, height: number): Raster {
  return { width, height, data: Uint8Array.from({ length: width * height }, () => 256 * next()) };
}

/** As image-js has it. */
const known = ({ width, height, data }: Raster) =>
  new Image(width, height, { data: data.slice(), colorModel: 'GREY' });
const pixelsOf = (image: Image) =>
  Array.from({ length: image.size }, (_, at) => image.getValueByIndex(at, 0));

describe('a picture', () => {
  test.each([1, 2, 3])('turned by %i quarters is as image-js turns it', quarters => {
    const picture = noise(17, 11);
    const theirs = rotate(known(picture), (90 * quarters) as 90);
    expect([...turned(picture, quarters).data]).toEqual(pixelsOf(theirs));
    expect(turned(picture, quarters).width).toBe(theirs.width);
  });

  test('transposed is turned and mirrored; twice, it is as before', () => {
    const picture = noise(13, 7);
    const theirs = rotate(known(picture), 90).flip({ axis: 'horizontal' });
    expect([...transposed(picture).data]).toEqual(pixelsOf(theirs));
    expect(transposed(transposed(picture))).toEqual(picture);
  });

  test('moved is mixed of four pixels as image-js mixes them, and white where nothing comes in', () => {
    const picture = noise(40, 30);
    const matrix = [
      [0.9, 0.12, 2.3],
      [-0.08, 1.05, 1.4],
      [0, 0, 1],
    ] as const;
    const [[a, b, c], [d, e, f]] = matrix;
    const ours = warped(picture, (y, xs, ys) => {
      for (let x = 0; x < xs.length; x++) [xs[x], ys[x]] = [a * x + b * y + c, d * x + e * y + f];
    });
    const theirs = transform(
      known(picture),
      matrix.map(row => [...row]),
      {
        inverse: true,
        interpolationType: 'bilinear',
        borderType: 'constant',
        borderValue: 255,
        width: 40,
        height: 30,
      },
    );
    const values = pixelsOf(theirs);
    const isInside = (at: number) => {
      const [x, y] = [at % 40, Math.floor(at / 40)];
      const [fromX, fromY] = [a * x + b * y + c, d * x + e * y + f];
      return fromX >= 0 && fromY >= 0 && fromX < 39 && fromY < 29;
    };
    const inside = [...ours.data.keys()].filter(isInside);
    expect(inside.length).toBeGreaterThan(600);
    expect(Math.max(...inside.map(at => Math.abs(ours.data[at]! - values[at]!)))).toBeLessThanOrEqual(1);
    expect([...ours.data.keys()].filter(at => !isInside(at)).every(at => ours.data[at] === 255)).toBe(true);
  });

  test('levelled has its leaning line level', () => {
    const data = new Uint8Array(200 * 100).fill(255);
    for (let x = 0; x < 200; x++) data[Math.round(40 + 0.1 * x) * 200 + x] = 0;
    const { data: level } = levelled({ width: 200, height: 100, data }, 0.1);
    const darkest = [60, 100, 140].map(x => {
      const column = Array.from({ length: 100 }, (_, y) => level[y * 200 + x]!);
      return column.indexOf(Math.min(...column));
    });
    expect(Math.max(...darkest) - Math.min(...darkest)).toBeLessThanOrEqual(1);
  });

  test('in another size has the same mean, and in its own size the same pixels', () => {
    const picture = noise(48, 36);
    expect([...resampled(picture, 48, 36)].map(Math.round)).toEqual([...picture.data]);
    const mean = (values: Iterable<number>) => {
      const all = [...values];
      return all.reduce((sum, value) => sum + value, 0) / all.length;
    };
    expect(mean(resampled(picture, 16, 12))).toBeCloseTo(mean(picture.data), -0.5);
  });

  test('cut out and padded has its pixels where they belong', () => {
    const picture = noise(20, 10);
    const part = cropped(picture, { x0: 3, y0: 2, x1: 9, y1: 8 });
    expect([...part.data]).toEqual(
      pixelsOf(known(picture).crop({ origin: { column: 3, row: 2 }, width: 6, height: 6 })),
    );
    const wide = padded(part, { across: 0.5, down: 1 });
    expect([wide.width, wide.height]).toEqual([12, 18]);
    expect(cropped(wide, { x0: 3, y0: 6, x1: 9, y1: 12 })).toEqual(part);
    expect(wide.data.filter(value => value === 255).length).toBeGreaterThanOrEqual(12 * 18 - 36);
  });

  test('is counted by shades and along its columns', () => {
    const picture = noise(31, 17);
    expect([...shadesIn(picture)]).toEqual([...known(picture).histogram({ channel: 0 })]);
    const [middle] = known(picture).median();
    expect(shadeAt(shadesIn(picture), (picture.data.length + 1) / 2)).toBe(middle);
    expect(median([...picture.data])).toBe(middle);
    const box = { x0: 4, y0: 3, x1: 20, y1: 15 };
    const columns = transposed(cropped(picture, box));
    const rows = Array.from({ length: 16 }, (_, x) => [...columns.data.subarray(x * 12, (x + 1) * 12)]);
    expect([...darkInColumns(picture, box, 100)]).toEqual(
      rows.map(row => row.filter(value => value < 100).length),
    );
    expect([...sumsOfColumns(picture, box)]).toEqual(
      rows.map(row => row.reduce((sum, value) => sum + value, 0)),
    );
  });
});

describe('runs of ink', () => {
  const picture = (rows: readonly string[]): Raster => ({
    width: rows[0]!.length,
    height: rows.length,
    data: Uint8Array.from(rows.join(''), pixel => (pixel === '#' ? 1 : 0)),
  });
  const told = ({ rows, from, to, count }: ReturnType<typeof runsOf>) =>
    Array.from({ length: count }, (_, run) => [rows[run], from[run], to[run]]);

  test('end at paper and at the edge; specks of paper are passed over where that is asked for', () => {
    const ink = picture(['##.##', '#...#', '.....']);
    expect(told(runsOf(ink))).toEqual([
      [0, 0, 2],
      [0, 3, 5],
      [1, 0, 1],
      [1, 4, 5],
    ]);
    expect(told(runsOf(ink, { gap: 1, least: 2 }))).toEqual([[0, 0, 5]]);
  });

  test('across the rows, longer ones are left out', () => {
    const thin = thinAcross(picture(['#.#', '#.#', '#..', '...']), 2);
    expect([...thin.data]).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  });
});

describe('what lies nearest to points', () => {
  test('is the line that they were taken from, and weights decide between two', () => {
    const points = [0, 1, 2, 5].map(x => ({ x, y: 3 + 0.5 * x, weight: 1 + x }));
    const line = lineThrough(points);
    expect(line.slope).toBeCloseTo(0.5);
    expect(line.at(10)).toBeCloseTo(8);
    const heavy = lineThrough([...points, { x: 2, y: 100, weight: 1e-9 }]);
    expect(heavy.at(2)).toBeCloseTo(4, 4);
  });

  test('are the factors that values were made by, however noisy; a ridge keeps the unknown at zero', () => {
    const factors = [2, -1, 0.5];
    const equations = Array.from({ length: 200 }, () => {
      const features = [1, next(), next()];
      const value = features.reduce((sum, feature, nth) => sum + feature * factors[nth]!, 0);
      return { features, value: value + 0.01 * (next() - 0.5) };
    });
    for (const [nth, factor] of leastSquares(equations).entries())
      expect(factor).toBeCloseTo(factors[nth]!, 1);
    const blind = equations.map(({ features, value }) => ({ features: [...features, 0], value }));
    expect(leastSquares(blind, 1e-6)[3]).toBeCloseTo(0);
  });

  test('is found where the first equation says nothing of the first unknown', () => {
    const found = leastSquares([
      { features: [0, 1], value: 3 },
      { features: [1, 0], value: 2 },
    ]);
    expect(found).toEqual([2, 3]);
  });
});
