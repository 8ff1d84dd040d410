import { describe, expect, it } from 'vitest';
import type { BBox, Cell } from '../../src/model.ts';
import { withoutHalves } from '../../src/tables/page-break-cells.ts';
import { cutRow, mergesAcross } from '../../src/tables/page-break-rows.ts';

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

describe('texts on both sides of a page break, at its edges', () => {
  const meet = (above: string, below: string) =>
    mergesAcross(cell(above, 1, [50, 400, 100, 800], 785), cell(below, 2, [50, 40, 100, 440], 45), HINTS);

  it('are one text of a cell that goes on', () => {
    expect(meet('保障城市', '正常运转')).toBe(true);
  });

  it('are two names of two groups, though the printer sets them to where the page breaks', () => {
    expect(meet('产出指标', '效益指标')).toBe(false);
  });
});

describe('a row at the foot of a page, and one at the head of the next', () => {
  const labels = ['完成', '年度指标值'];
  const hints = { isWhole: (text: string) => labels.includes(text), isGroup: () => false };
  /** Cells of 60 points with texts as wide as they; the page breaks right behind or before them. */
  const row = (texts: readonly string[], page: number, [top, bottom]: readonly [number, number]) => {
    const cells = texts.map((text, column): Cell => {
      const bbox = [60 * column, top, 60 * column + 60, bottom] as const;
      return { ...cell(text, page, [...bbox], page === 1 ? bottom - 12 : top + 2), column, rowSpan: 1 };
    });
    return { rows: 1, columns: texts.length, cells, regions: [], breaks: [] };
  };
  const cut = (above: readonly string[], below: readonly string[]) =>
    cutRow({ upper: row(above, 1, [780, 800]), lower: row(below, 2, [40, 60]), isOpen: true, hints });

  it('are one where a text goes on, though its last word is a label elsewhere', () => {
    expect(cut(['道路养护项目', '139公里', '15'], ['完成', '', ''])).toBe('sure');
  });

  it('are two where the next one is a heading', () => {
    expect(cut(['道路养护项目', '139公里', '15'], ['完成', '年度指标值', ''])).toBe('no');
  });
});

describe('a line that the page break cuts through', () => {
  const grid = (
    texts: readonly string[],
    page: number,
    [top, bottom]: readonly [number, number],
    y: number,
  ) => {
    const cells = texts.map(
      (text, column): Cell => ({
        ...cell(text, page, [50 + 100 * column, top, 150 + 100 * column, bottom], y),
        column,
        rowSpan: 1,
      }),
    );
    return { rows: 1, columns: texts.length, cells, regions: [], breaks: [] };
  };
  const upper = grid(['通过活动搭建平台', '完成', '20'], 1, [780, 800], 796);
  const textsOf = (lower: ReturnType<typeof grid>) =>
    withoutHalves(upper, lower).cells.map(({ text }) => text);

  it('is printed on both pages, and read on the first', () => {
    expect(textsOf(grid(['、携手共赢', '完成', '20'], 2, [40, 60], 34))).toEqual(['、携手共赢', '', '']);
  });

  it('is another one where it stands below the edge, or where no half of it is seen', () => {
    expect(textsOf(grid(['', '完成', '20'], 2, [40, 60], 44))).toEqual(['', '完成', '20']);
    expect(textsOf(grid(['', '完成', '15'], 2, [40, 60], 39))).toEqual(['', '完成', '15']);
  });
});
