import { describe, expect, test } from 'vitest';
import { formGridOf } from '../../src/forms/form-grid.ts';
import { pairsOf } from '../../src/forms/label-value-pairs.ts';
import { lexicon } from '../../src/forms/labels.ts';
import { gridOf } from '../helpers/grid-of.ts';

const pairsIn = (row: string, isAligned: boolean) => {
  const grid = { ...gridOf(row), ...(isAligned && { isAligned: true as const }) };
  return pairsOf(formGridOf(grid), 0, lexicon()).pairs.map(({ label, value }) => [label, value?.text ?? '']);
};

describe('a text that is the only one beside a label', () => {
  test.each([
    ['two columns further on', '专项名称 | | 背街小巷路灯补建工程 |', [['专项名称', '背街小巷路灯补建工程']]],
    ['in the last column', '主管部门 | | | 望湖市城市管理局', [['主管部门', '望湖市城市管理局']]],
  ])('is its value where no line parts the columns: %s', (_, row, expected) => {
    expect(pairsIn(row, true)).toEqual(expected);
    expect(pairsIn(row, false)).not.toEqual(expected);
  });

  test.each([
    ['another label', '项目名称 | | 主管部门 |'],
    ['beside a third text', '项目名称 | | 补建工程 | 2023'],
    ['beside no label', '补建 | | 工程 |'],
  ])('is not: %s', (_, row) => {
    expect(pairsIn(row, true)).toEqual(pairsIn(row, false));
  });
});
