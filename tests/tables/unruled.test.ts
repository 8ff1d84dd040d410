import { describe, expect, it } from 'vitest';
import type { GlyphRun, RulingLine } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageWith, ruled, run } from '../helpers/small-page.ts';

/** The rows of a page's table, the text of a cell where it begins. */
function rowsOf(runs: readonly GlyphRun[], rulings: readonly RulingLine[]): string[][] {
  const { rows, cells } = findTables(pageWith(runs, rulings)).grids[0]!;
  return Array.from({ length: rows }, (_, row) =>
    cells.filter(cell => cell.row === row).map(({ text }) => text),
  );
}

const column = (texts: readonly string[], x: number, y = 125, pitch = 14) =>
  texts.flatMap((text, index) => (text === '' ? [] : [run(text, x, { y: y + pitch * index })]));

const XS = [100, 180, 240, 300];
const HEAD = [run('类别', 110), run('数量', 190), run('金额', 250)];

describe('rows of figures without lines between them', () => {
  const frame = ruled(XS, [100, 120, 200]);

  it('are rows where the figures of several columns stand at one height', () => {
    const runs = [...HEAD, ...column(['公路', '桥梁', '隧道'], 105), ...column(['12', '3', '40'], 190)];
    expect(rowsOf([...runs, ...column(['1,250.5', '98%', '(7.1)'], 250)], frame)).toEqual([
      ['类别', '数量', '金额'],
      ['公路', '12', '1,250.5'],
      ['桥梁', '3', '98%'],
      ['隧道', '40', '(7.1)'],
    ]);
  });

  it('have the headings of groups in rows of their own, and blank cells', () => {
    const runs = [
      ...HEAD,
      ...column(['道路', '公路', '桥梁', '隧道'], 105),
      ...column(['', '12', '', '40'], 190),
      ...column(['', '7', '8', '9'], 250),
      run('5', 190, { y: 188 }),
      run('6', 250, { y: 188 }),
      run('其他', 105, { y: 188 }),
    ];
    expect(rowsOf(runs, ruled(XS, [100, 120, 210])).slice(1)).toEqual([
      ['道路', '', ''],
      ['公路', '12', '7'],
      ['桥梁', '', '8'],
      ['隧道', '40', '9'],
      ['其他', '5', '6'],
    ]);
  });

  it('are none in texts of several lines beside each other', () => {
    const texts = ['完成改造', '十二公里', '并且验收'];
    expect(rowsOf([...HEAD, ...column(texts, 105), ...column(texts, 190)], frame)).toHaveLength(2);
  });

  it('are none in numbers that are too long for their cells', () => {
    const runs = [
      ...HEAD,
      ...column(['其中：', '当年财', '政拨款'], 105),
      ...column(['423,', '354.', '17'], 190),
    ];
    expect(rowsOf([...runs, ...column(['77,0', '70.1', '5'], 250)], frame)).toHaveLength(2);
  });

  it('are none where one column alone has several figures', () => {
    expect(rowsOf([...HEAD, ...column(['1', '2', '3'], 190), run('4', 250, { y: 139 })], frame)).toHaveLength(
      2,
    );
  });
});

describe('a column without a line beside it', () => {
  const grid = ruled([100, 180, 300], [100, 120, 140, 160, 180]);
  const inHead: RulingLine = { axis: 'vertical', at: 240, from: 100, to: 120, thickness: 1 };
  const scores = [
    ...column(['公路', '桥梁', '隧道'], 105, 125, 20),
    ...column(['15', '10', '20'], 200, 125, 20),
    ...column(['14', '8', '20'], 265, 125, 20),
  ];

  it('is one as the headings say', () => {
    const rows = rowsOf([...HEAD, ...scores], [...grid, inHead]);
    expect(rows.slice(1)).toEqual([
      ['公路', '15', '14'],
      ['桥梁', '10', '8'],
      ['隧道', '20', '20'],
    ]);
  });

  it('is one in doubt where the headings have no line either', () => {
    const { cells } = findTables(pageWith([...HEAD, ...scores], grid)).grids[0]!;
    const found = cells.filter(({ text }) => ['15', '14', '10', '8', '20'].includes(text));
    expect(found).toHaveLength(6);
    expect(found.every(({ notes }) => notes.includes('ambiguous'))).toBe(true);
  });

  it('is none where merged cells hold one text each', () => {
    const texts = column(['全面完成', '按期完工', '群众满意'], 200, 125, 20);
    expect(rowsOf([...HEAD, ...texts], [...grid, inHead]).slice(1)).toEqual([
      ['', '全面完成'],
      ['', '按期完工'],
      ['', '群众满意'],
    ]);
  });

  it('leaves a text whole that stands across it', () => {
    const tall = [...ruled([100, 180, 300], [100, 120, 140, 160, 180, 200]), inHead];
    const rows = rowsOf([...HEAD, ...scores, run('其中包括隧道', 205, { y: 185 })], tall);
    expect(rows.at(-1)).toEqual(['', '其中包括隧道']);
    expect(rows.at(-2)).toEqual(['隧道', '20', '20']);
  });
});
