import { expect, test } from 'vitest';
import { connectedBoxes } from '../../../src/read/scan/connected.ts';

function ink(rows: readonly string[]) {
  const width = rows[0]!.length;
  const data = Uint8Array.from(rows.join(''), pixel => (pixel === '#' ? 1 : 0));
  return { width, height: rows.length, data };
}

test('ink that touches, also at corners, is one box; in the order of first pixels', () => {
  const picture = ink(['#...#.', '.#..##', '......', '#.#...', '###..#']);
  expect(connectedBoxes(picture)).toEqual([
    { x0: 0, y0: 0, x1: 2, y1: 2 },
    { x0: 4, y0: 0, x1: 6, y1: 2 },
    { x0: 0, y0: 3, x1: 3, y1: 5 },
    { x0: 5, y0: 4, x1: 6, y1: 5 },
  ]);
});

test('branches that meet only at their end belong together; the edges of the picture part', () => {
  expect(connectedBoxes(ink(['#.#.#', '#.#.#', '#####']))).toEqual([{ x0: 0, y0: 0, x1: 5, y1: 3 }]);
  expect(connectedBoxes(ink(['...#', '....', '#...']))).toHaveLength(2);
  expect(connectedBoxes(ink(['..#', '#..', '...']))).toHaveLength(2);
  expect(connectedBoxes(ink(['...', '...']))).toEqual([]);
});
