import { expect, test } from 'vitest';
import { labelNear, levelAmong } from '../../src/forms/respelling.ts';

test('a label with a character wrong is known again, one that means something by itself stays', () => {
  expect(labelNear('年度指标佰', new Set())).toBe('年度指标值');
  expect(labelNear('年初指标值', new Set())).toBeNull();
  expect(labelNear('指标', new Set())).toBeNull();
});

test('three headings of levels stand in their order, whatever is left of their numbers', () => {
  const row = ['绩效', '-级指标', '级指标', '一级指标', '年度指标值'];
  expect(row.map((_, place) => levelAmong(place, row))).toEqual([
    null,
    '一级指标',
    '二级指标',
    '三级指标',
    null,
  ]);
  expect(levelAmong(0, ['级指标', '级指标', '指标名称'])).toBeNull();
});
