import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../src/model.ts';
import { drawGrid } from '../../src/show/drawing.ts';
import { readGrid } from '../../src/show/drawing-reader.ts';
import { cellOf, tiledGrids } from '../helpers/tilings.ts';

const withoutBoxes = (grid: Grid) => ({
  rows: grid.rows,
  columns: grid.columns,
  cells: grid.cells.map(cell => ({
    ...cellOf(cell, []),
    row: cell.row,
    column: cell.column,
    text: cell.text,
    lines: cell.lines.map(line => line.text),
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
  })),
});

const HEAD = `
  ┌──────────┬───────────────────────┐
  │ 项目名称 │ G60科创走廊建设       │
  ├──────────┼──────────────┬────────┤
  │ 项目资金 │              │ 执行数 │
  │ （元）   ├──────────────┼────────┤
  │          │ 年度资金总额 │ 10.00  │
  └──────────┴──────────────┴────────┘`;

describe('drawGrid', () => {
  test('shows spans and keeps columns straight with Chinese text', () => {
    expect(drawGrid(readGrid(HEAD))).toBe(HEAD.replaceAll('\n  ', '\n').trim());
  });

  test('wraps long texts when a width is given', () => {
    const grid: Grid = {
      rows: 1,
      columns: 1,
      cells: [cellOf({ row: 0, column: 0, rowSpan: 1, columnSpan: 1 }, ['加快建设 Science Park 园区'])],
      regions: [],
      breaks: [],
    };
    expect(drawGrid(grid, { maxWidth: 10 })).toBe(
      ['┌───────────┐', '│ 加快建设  │', '│ Science   │', '│ Park 园区 │', '└───────────┘'].join('\n'),
    );
  });

  test('lets no text steer the terminal', () => {
    const grid: Grid = {
      rows: 1,
      columns: 1,
      cells: [cellOf({ row: 0, column: 0, rowSpan: 1, columnSpan: 1 }, ['\x1b[31m红\u202e'])],
      regions: [],
      breaks: [],
    };
    expect(drawGrid(grid)).toContain('│ �[31m红� │');
  });
});

describe('readGrid', () => {
  test('gives spans and texts', () => {
    const grid = readGrid(HEAD);
    expect([grid.rows, grid.columns, grid.cells.length]).toEqual([3, 3, 7]);
    expect(grid.cells[2]).toMatchObject({ row: 1, column: 0, rowSpan: 2, text: '项目资金（元）' });
    expect(grid.cells[1]).toMatchObject({ row: 0, column: 1, columnSpan: 2 });
  });

  test('takes a box character in a text for text', () => {
    const drawing = ['┌──────┬───┐', '│ ─┼│─ │ │ │', '└──────┴───┘'].join('\n');
    expect(readGrid(drawing).cells.map(cell => cell.text)).toEqual(['─┼│─', '│']);
  });

  test('refuses lines that tile no rectangle', () => {
    expect(() => readGrid('│ a │')).toThrow(SyntaxError);
    expect(() =>
      readGrid(
        ['┌───┬───┐', '│ a │ b │', '│   ├───┤', '│   │ c │', '├───┘   │', '│       │', '└───────┘'].join(
          '\n',
        ),
      ),
    ).toThrow(SyntaxError);
  });

  test('is the inverse of drawGrid for any tiling', () => {
    fc.assert(
      fc.property(tiledGrids, grid => {
        expect(withoutBoxes(readGrid(drawGrid(grid)))).toEqual(withoutBoxes(grid));
      }),
      { seed: 60, numRuns: 500 },
    );
  });
});
