import fc from 'fast-check';
import { fromMask, Mask } from 'image-js';
import { expect, test } from 'vitest';
import { connectedIn, pixelsOf } from '../../src/image/connected.ts';
import type { Raster } from '../../src/image/raster.ts';

function ink(rows: readonly string[]): Raster {
  const width = rows[0]!.length;
  const data = Uint8Array.from(rows.join(''), pixel => (pixel === '#' ? 1 : 0));
  return { width, height: rows.length, data };
}

const boxesOf = (picture: Raster) =>
  connectedIn(picture).pieces.map(({ x0, y0, x1, y1, pixels }) => [x0, y0, x1, y1, pixels]);

test('ink that touches, also at corners, is one piece; in the order of first pixels', () => {
  expect(boxesOf(ink(['#...#.', '.#..##', '......', '#.#...', '###..#']))).toEqual([
    [0, 0, 2, 2, 2],
    [4, 0, 6, 2, 3],
    [0, 3, 3, 5, 5],
    [5, 4, 6, 5, 1],
  ]);
});

test('branches that meet only at their end belong together; the edges of the picture part', () => {
  expect(boxesOf(ink(['#.#.#', '#.#.#', '#####']))).toEqual([[0, 0, 5, 3, 11]]);
  expect(boxesOf(ink(['...#', '....', '#...']))).toHaveLength(2);
  expect(boxesOf(ink(['..#', '#..', '...']))).toHaveLength(2);
  expect(boxesOf(ink(['...', '...']))).toEqual([]);
});

/** Pictures with every share of ink. */
const pictures = fc
  .tuple(
    fc.integer({ min: 1, max: 24 }),
    fc.integer({ min: 1, max: 24 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .chain(([width, height, share]) =>
    fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map(dice => ({ width, height, data: Uint8Array.from(dice, value => (value < share ? 1 : 0)) })),
  );

test.each([true, false])('the same pieces as image-js finds (corners count: %s)', corners => {
  fc.assert(
    fc.property(pictures, picture => {
      const { width, height, data } = picture;
      const rois = fromMask(new Mask(width, height, { data: data.slice() }), { allowCorners: corners });
      const theirs = rois
        .getRois({ kind: 'white' })
        .map(({ origin, width: across, height: down, surface }) => [
          origin.column,
          origin.row,
          origin.column + across,
          origin.row + down,
          surface,
        ]);
      const connected = connectedIn(picture, corners);
      const ours = connected.pieces.map(({ x0, y0, x1, y1, pixels }) => [x0, y0, x1, y1, pixels]);
      expect(ours.map(String).sort()).toEqual(theirs.map(String).sort());
      const pixels = pixelsOf(connected, width).flatMap(own => [...own]);
      expect(pixels.sort((a, b) => a - b)).toEqual([...data.keys()].filter(at => data[at] === 1));
    }),
  );
});
