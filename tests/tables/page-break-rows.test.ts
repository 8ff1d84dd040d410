import { describe, expect, it } from 'vitest';
import type { BBox, Cell } from '../../src/model.ts';
import { mergesAcross } from '../../src/tables/page-break-rows.ts';

const HINTS = { isWhole: () => false, isGroup: (text: string) => text.endsWith('指标') };

/** A merged cell over ten rows; its text, of one line, stands at `y`. */
function cell(text: string, page: number, bbox: BBox, y = 0): Cell {
  const line = { text, page, bbox: [bbox[0] + 4, y, bbox[2] - 4, y + 10] as const };
  const lines = text === '' ? [] : [line];
  return { row: 0, column: 0, rowSpan: 10, columnSpan: 1, text, lines, regions: [{ page, bbox }], notes: [] };
}

describe('a blank part of a merged cell above a page break', () => {
  const below: BBox = [50, 40, 100, 440];

  it('belongs to another group than the name in the middle of the next page, if it had room for it', () => {
    expect(mergesAcross(cell('', 1, [50, 400, 100, 800]), cell('效益指标', 2, below, 235), HINTS)).toBe(
      false,
    );
  });

  it('is the beginning of the cell whose text stands elsewhere, or had no room', () => {
    expect(mergesAcross(cell('', 1, [50, 400, 100, 800]), cell('效益指标', 2, below, 50), HINTS)).toBe(true);
    expect(mergesAcross(cell('', 1, [50, 780, 100, 800]), cell('效益指标', 2, below, 235), HINTS)).toBe(true);
  });
});
