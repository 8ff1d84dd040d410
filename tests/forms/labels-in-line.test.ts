import { describe, expect, test } from 'vitest';
import { formGridOf } from '../../src/forms/form-grid.ts';
import { pairsOf } from '../../src/forms/label-value-pairs.ts';
import { lexicon } from '../../src/forms/labels.ts';
import { partedAtLabels } from '../../src/forms/labels-in-line.ts';
import { gridOf } from '../helpers/grid-of.ts';

describe('several labels on one line', () => {
  test.each([
    ['with nothing between them', '填报人：黎秋实联系电话：0745-5550126填报日期：2021年3月2日', 3],
    ['with white space between them', '填报人：张三 联系电话：123', 2],
    ['an unknown one behind white space', '填报人：张三 复核岗：李四', 2],
    ['one of them in brackets', '单位名称：某中心填报日期：2022年3月12日（总分：97.69）', 3],
    ['without a value', '填报人：联系电话：', 2],
  ])('are parted: %s', (_, text, count) => {
    const parts = partedAtLabels(text);
    expect(parts).toHaveLength(count);
    expect(parts.join('')).toBe(text.replace(/[（）\s]/g, ''));
  });

  test.each([
    '填报时间：2024年3月1日 9:30',
    '说明：无',
    '网址：http://example.org:80',
    '单位（盖章）：某中心',
    '年度指标值',
  ])('one label is left whole: %s', text => {
    expect(partedAtLabels(text)).toEqual([text]);
  });

  test('in one cell of a table are pairs of their own', () => {
    const formGrid = formGridOf(gridOf('填报人：张三联系电话：123 | <'));
    const { pairs } = pairsOf(formGrid, 0, lexicon());
    expect(pairs.map(({ label, text }) => [label, text])).toEqual([
      ['填报人', '张三'],
      ['联系电话', '123'],
    ]);
  });
});
