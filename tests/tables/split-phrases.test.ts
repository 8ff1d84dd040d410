import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../../src/model.ts';
import { joinedRun } from '../../src/read/text-runs.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageWith, ruled, run } from '../helpers/small-page.ts';

const EM = 10;
/** Edges of the cells of one row of a table of two rows. */
const EDGES = [100, 150, 200, 250];

/** As the reader hands over instructions that go on with each other. */
function drawn(...runs: readonly GlyphRun[]): GlyphRun[] {
  const all: GlyphRun[] = [];
  for (const next of runs) {
    const joined = joinedRun(all.at(-1), next);
    if (joined) all.pop();
    all.push(joined ?? next);
  }
  return all;
}

function rowOf(runs: readonly GlyphRun[]): string[] {
  const { cells } = findTables(pageWith(runs, ruled(EDGES, [100, 120, 140]))).grids[0]!;
  return cells.filter(({ row }) => row === 0).map(({ text }) => text);
}

describe('a text belongs to the cell that its ink lies in', () => {
  it('a bracket over the edge pulls the next text in as little as it is pulled', () => {
    expect(rowOf(drawn(run('合格（%）', 109), run('≥98%', 154.6)))).toEqual(['合格（%）', '≥98%', '']);
  });

  it('brackets whose boxes overlap by the half that is blank are of two texts', () => {
    const runs = drawn(run('数（%）', 118.3), run('重（分）', 150));
    expect(rowOf(runs)).toEqual(['数（%）', '重（分）', '']);
  });

  it('a full line that reaches over the edge ends where the next cell’s text begins as far from its side', () => {
    const runs = drawn(run('分类体系基', 102), run('准确率为', 152));
    expect(rowOf(runs)).toEqual(['分类体系基', '准确率为', '']);
  });

  it('a line that is too long for its cell ends where the next cell’s other lines begin', () => {
    const left = [run('分类体系已基', 102, { y: 102 }), run('本建成', 102, { y: 112 })];
    const right = [run('率准确', 162.3, { y: 102 }), run('为九成', 162.3, { y: 112 })];
    const { cells } = findTables(pageWith([...left, ...right], ruled([100, 158.6, 210], [100, 124, 148])))
      .grids[0]!;
    expect(cells.slice(0, 2).map(({ text }) => text)).toEqual(['分类体系已基本建成', '率准确为九成']);
  });

  it('a closing point whose box reaches over the edge ends where its ink does', () => {
    const runs = drawn(run('约92', 100.1), run('万页，', 122.6), run('差错率', 151.7));
    expect(rowOf(runs)).toEqual(['约92万页，', '差错率', '']);
  });

  it('neighbours that are less than a point apart are two texts', () => {
    expect(rowOf(drawn(run('1250.00', 114.5), run('1186.40', 150.3)))).toEqual(['1250.00', '1186.40', '']);
    expect(rowOf(drawn(run('1250.00', 115), run('1186.40', 150)))).toEqual(['1250.00', '1186.40', '']);
  });

  it('a number over the edge of its cell leaves the next one where it is', () => {
    expect(rowOf(drawn(run('12,057,700.00', 89), run('10', 158)))).toEqual(['12,057,700.00', '10', '']);
    expect(rowOf(drawn(run('8.5', 115, { size: 8 }), run('118640000.00', 129)))).toEqual([
      '8.5',
      '118640000.00',
      '',
    ]);
  });

  it.each([
    ['keeps to the left', 152, ['', '工程一次验收合格率', '']],
    ['keeps to the right', 108, ['', '工程一次验收合格率', '']],
    ['stands in the middle', 130, ['', '工程一次验收合格率', '']],
    ['begins in the first cell', 102, ['工程一次验收合格率', '', '']],
  ])('a text that is too long for its cell and %s of it', (_, x, row) => {
    expect(rowOf([run('工程一次验收合格率', x)])).toEqual(row);
  });

  it('a label that reaches far into the next cell leaves the number in the middle of it', () => {
    expect(rowOf(drawn(run('年度资金总额', 101), run('13.00', 162.5)))).toEqual([
      '年度资金总额',
      '13.00',
      '',
    ]);
  });

  it('texts in the middle of their cells that are printed over each other', () => {
    const [left, right] = [run('>=9800平方米', 145), run('>=10192平方米', 192)];
    expect(rowOf([left, right])).toEqual(['', '>=9800平方米', '>=10192平方米']);
  });
});

describe('a text that runs over a line is not cut', () => {
  it('where digits and characters are drawn apart', () => {
    expect(
      rowOf(drawn(run('2023', 105), run('年', 125), run('12', 135), run('月底', 145), run('前', 165))),
    ).toEqual(['2023年12月底前', '', '']);
  });

  it('where every glyph is drawn by itself', () => {
    const glyphs = [...'设施运行年限长'].map((glyph, index) => run(glyph, 102 + EM * index));
    expect(rowOf(drawn(...glyphs))).toEqual(['设施运行年限长', '', '']);
  });

  it('at a space between its words', () => {
    expect(rowOf([run('Total', 102), run('amount', 130)])).toEqual(['Total amount', '', '']);
  });
});

it('headings that are spread to fill their cells keep their columns', () => {
  const spread = (text: string, x: number, pitch: number) =>
    [...text].map((glyph, index) => run(glyph, x + pitch * index));
  const runs = drawn(
    ...spread('执行率数', 102, 12.3),
    ...spread('得分', 152, 36),
    ...spread('分值', 202, 36),
  );
  expect(rowOf(runs)).toEqual(['执行率数', '得分', '分值']);
});

describe('digits', () => {
  it('with a space between them are two numbers', () => {
    expect(rowOf([run('15', 105), run('14', 117)])).toEqual(['15 14', '', '']);
  });

  it('of another size are no digits of the number, raised or not', () => {
    const note = (y: number) => [run('1103.35', 105), run('12', 140, { size: 6, y })];
    expect(rowOf(note(104.6))).toEqual(['1103.35¹²', '', '']);
    expect(rowOf(note(109))).toEqual(['1103.35 12', '', '']);
  });
});
