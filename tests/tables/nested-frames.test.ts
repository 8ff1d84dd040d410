import { describe, expect, it } from 'vitest';
import type { RulingLine } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageWith, ruled, run } from '../helpers/small-page.ts';

const GRID = ruled([100, 180, 300], [100, 120, 140, 160]);
const TEXTS = [run('项目名称', 110), run('消防装备', 200), run('主管部门', 110, { y: 125 })];

function textsOf(rulings: readonly RulingLine[], texts = TEXTS): string[][] {
  return findTables(pageWith(texts, rulings)).grids.map(({ cells }) => cells.map(({ text }) => text));
}

const PLAIN = [['项目名称', '消防装备', '主管部门', '', '', '']];

describe('a frame inside a cell is no cell', () => {
  it('around its text, as a form field has one', () => {
    expect(textsOf([...GRID, ...ruled([198, 245], [103, 117])])).toEqual(PLAIN);
  });

  it('around all but the edge of its cell', () => {
    expect(textsOf([...GRID, ...ruled([181, 299], [101, 119])])).toEqual(PLAIN);
  });

  it('around a text that is not there yet', () => {
    expect(textsOf([...GRID, ...ruled([190, 240], [123, 137]), ...ruled([245, 290], [143, 157])])).toEqual(
      PLAIN,
    );
  });

  it('around a small table, which is read cell by cell', () => {
    const nested = ruled([182, 240, 298], [102, 118]);
    const texts = [
      run('新建泵站', 184, { size: 6, y: 103 }),
      run('三座，', 184, { size: 6, y: 111 }),
      run('降低漏损。', 242, { size: 6, y: 103 }),
    ];
    expect(textsOf([...GRID, ...nested], texts)[0]![1]).toBe('新建泵站三座，降低漏损。');
  });
});

describe('frames that are cells', () => {
  it('where each cell has its own, in a frame around all', () => {
    const cells = [0, 1, 2, 3].flatMap(row =>
      [0, 1].flatMap(column =>
        ruled([102 + 100 * column, 200 + 100 * column], [102 + 20 * row, 120 + 20 * row]),
      ),
    );
    const [texts] = textsOf([...ruled([100, 302], [100, 182]), ...cells]);
    expect(texts!.filter(text => text !== '')).toEqual(['项目名称', '消防装备', '主管部门']);
    expect(texts).toHaveLength(8);
  });

  it('where each block of the table has a frame around the frames of its cells', () => {
    const block = (top: number) => [
      ...ruled([100, 302], [top, top + 42]),
      ...[0, 1].flatMap(row =>
        [0, 1].flatMap(column =>
          ruled([102 + 100 * column, 200 + 100 * column], [top + 2 + 20 * row, top + 20 + 20 * row]),
        ),
      ),
    ];
    const [texts] = textsOf([100, 142, 184, 226].flatMap(block));
    expect(texts).toHaveLength(16);
    expect(texts!.filter(text => text !== '')).toEqual(['项目名称', '消防装备', '主管部门']);
  });

  it('where a table of its own stands in a wide one', () => {
    const own = ruled([182, 210, 240, 270, 298], [104, 110, 116]);
    expect(textsOf([...GRID, ...own])).not.toEqual(PLAIN);
  });
});
