import { describe, expect, it } from 'vitest';
import { linesAbove, linesBelow } from '../../src/forms/lines-between.ts';
import type { BBox, Grid, TextLine } from '../../src/model.ts';

function grid(bbox: BBox, page = 1): Grid {
  const regions = [{ page, bbox }];
  const cell = {
    row: 0,
    column: 0,
    rowSpan: 1,
    columnSpan: 1,
    text: '项目名称',
    lines: [],
    regions,
    notes: [],
  };
  return { rows: 1, columns: 1, cells: [cell], regions, breaks: [] };
}

function line(text: string, x: number, y: number): TextLine {
  return { text, page: 1, bbox: [x, y, x + 100, y + 10] };
}

const textsOf = (lines: readonly TextLine[]) => lines.map(({ text }) => text);

describe('the lines around a grid', () => {
  it('are those of a title that blank pages part from its table', () => {
    const layout = { grids: [grid([40, 100, 400, 500], 3)], lines: [line('项目支出绩效自评表', 170, 760)] };
    expect(textsOf(linesAbove(layout, 0))).toEqual(['项目支出绩效自评表']);
  });

  it('are those of each page that a sheet was cut into', () => {
    const { regions, ...left } = grid([40, 100, 400, 500]);
    const wide = { ...left, regions: [...regions, { page: 2, bbox: [40, 100, 200, 500] as const }] };
    const on = (page: number, one: TextLine) => ({ ...one, page });
    const lines = [
      line('项目支出绩效自评表', 170, 60),
      line('填报人：李某某', 40, 520),
      on(2, line('单位：万元', 120, 80)),
    ];
    expect(textsOf(linesAbove({ grids: [wide], lines }, 0))).toEqual(['项目支出绩效自评表', '单位：万元']);
    expect(textsOf(linesBelow({ grids: [wide], lines }, 0))).toEqual(['填报人：李某某']);
  });

  it('are those of its own half of the sheet', () => {
    const grids = [grid([40, 100, 400, 500]), grid([440, 90, 800, 480])];
    const lines = [
      line('甲表', 170, 60),
      line('乙表', 570, 60),
      line('注：甲', 40, 510),
      line('注：乙', 440, 490),
    ];
    expect(grids.map((_, index) => textsOf(linesAbove({ grids, lines }, index)))).toEqual([
      ['甲表'],
      ['乙表'],
    ]);
    expect(grids.map((_, index) => textsOf(linesBelow({ grids, lines }, index)))).toEqual([
      ['注：甲'],
      ['注：乙'],
    ]);
  });

  it('are those of its own quarter', () => {
    const boxes: BBox[] = [
      [40, 50, 400, 250],
      [40, 350, 400, 550],
      [440, 50, 800, 250],
      [440, 350, 800, 550],
    ];
    const names = ['甲', '丙', '乙', '丁'];
    const lines = boxes.map(([x, y], index) => line(names[index]!, x + 100, y - 30));
    const layout = { grids: boxes.map(box => grid(box)), lines };
    expect(boxes.map((_, index) => textsOf(linesAbove(layout, index)))).toEqual(names.map(name => [name]));
  });

  it('are all where only a box stands beside it', () => {
    const grids = [grid([40, 100, 500, 500]), grid([510, 100, 580, 200])];
    const lines = [line('项目支出绩效自评表', 500, 60)];
    expect(textsOf(linesAbove({ grids, lines }, 0))).toEqual(['项目支出绩效自评表']);
  });

  it('are those at the head of the other half of the sheet, where nothing else stands there', () => {
    const grids = [grid([40, 100, 400, 500])];
    const foot = [line('填报人：黎秋实', 440, 60), line('联系电话：5550126', 560, 60)];
    const others = [line('另一段文字', 440, 60)];
    expect(textsOf(linesBelow({ grids, lines: foot }, 0))).toEqual(textsOf(foot));
    expect(textsOf(linesBelow({ grids, lines: others }, 0))).toEqual([]);
  });

  it('are those below the last part of a table that goes on, on the other half of the sheet', () => {
    const [left, right] = [grid([40, 100, 400, 500]), grid([440, 20, 800, 58])];
    const both = { ...left, regions: [...left.regions, ...right.regions] };
    const lines = [line('项目支出绩效自评表', 170, 70), line('填报人：黎秋实', 440, 57)];
    expect(textsOf(linesBelow({ grids: [both], lines }, 0))).toEqual(['填报人：黎秋实']);
  });
});
