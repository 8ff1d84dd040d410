import { expect, test } from 'vitest';
import { findSpans } from '../../src/tables/row-spans.ts';

const SIZE = 10;

function textAt(y: number) {
  return [{ column: 0, text: '效益指标', bbox: [0, y - 5, 40, y + 5] as const, size: SIZE, y }];
}

const places = [0, 20, 40, 60];
const rows = {
  bands: places.map(y => ({ top: y - 5, bottom: y + 5 })),
  places,
  alignment: 'middle' as const,
  spacing: { leading: 1.2, widest: 1.4, isTight: false },
};

test('a merged cell of a level ends where one of the finer level does, though its text stands a little lower', () => {
  const spansOf = (ends: ReadonlySet<number> | null) =>
    findSpans([textAt(19), textAt(58)], { ...rows, ends }).map(({ from, to }) => [from, to]);
  expect(spansOf(null)).toEqual([
    [0, 3],
    [3, 4],
  ]);
  expect(spansOf(new Set([2, 4]))).toEqual([
    [0, 2],
    [2, 4],
  ]);
});
