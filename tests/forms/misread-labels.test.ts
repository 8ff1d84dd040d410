import { expect, test } from 'vitest';
import { labelNear, levelAmong } from '../../src/forms/misread-labels.ts';

test('a label with a character wrong is known again, one that means something by itself stays', () => {
  expect(labelNear('年度指标佰', new Set())).toBe('年度指标值');
  expect(labelNear('年初指标值', new Set())).toBeNull();
  expect(labelNear('指标', new Set())).toBeNull();
  expect(labelNear('其中：本年财政拨次', new Set())).toBe('其中:本年财政拨款');
  expect(labelNear('其中：本年财政拨款', new Set(['其中：本年财政拨款']))).toBeNull();
  expect(labelNear('年初旨标值（A）', new Set())).toBe('年初指标值(A)');
  // what readers take for each other is half a difference: also in a short word, and in a long one where two are wrong
  expect(labelNear('执行宰', new Set())).toBe('执行率');
  expect(labelNear('年度贷金总额', new Set())).toBe('年度资金总额');
  expect(labelNear('执行力', new Set())).toBeNull();
  // a character lost, or one too many; not where two labels are as near
  expect(labelNear('年资金总额', new Set())).toBe('年度资金总额');
  expect(labelNear('全年执一行数', new Set())).toBe('全年执行数');
  expect(labelNear('年预算数', new Set())).toBeNull();
});

test('the name of a level is a value: it is known again only where its reading was not sure', () => {
  expect(labelNear('|效益指标|', new Set(), 0.3)).toBe('效益指标');
  expect(labelNear('经济效盆指标', new Set(), 0.3)).toBe('经济效益指标');
  expect(labelNear('得分"', new Set(), 0.3)).toBe('得分');
  expect(labelNear('年据顶算数', new Set(), 0.3)).toBe('年初预算数');
  expect(labelNear('年据顶算数', new Set())).toBeNull();
  expect(labelNear('得分"', new Set())).toBeNull();
  expect(labelNear('效率指标', new Set())).toBeNull();
  expect(labelNear('某量指标', new Set(), 0.3)).toBeNull();
  expect(labelNear('质量指标', new Set(['质量指标']), 0.3)).toBeNull();
});

test.each(['服务对象满意度', '可持续影响', '生态效益', '社会效益', '经济效益'])(
  'the short name of a level is printed so, however unsure its reading: %s',
  name => {
    expect(labelNear(name, new Set(), 0.3)).toBeNull();
    expect(labelNear(`${name}(10分)`, new Set(), 0.3)).toBeNull();
    expect(labelNear(`${name}指际(10分)`, new Set(), 0.3)).toBe(`${name}指标(10分)`);
  },
);

test('the rest of a ruling behind a long label is none of its characters', () => {
  expect(labelNear('偏差原因分析及改进措施1', new Set())).toBe('偏差原因分析及改进措施');
  expect(labelNear('绩效指标1', new Set())).toBeNull();
});

test('a label whose value no form asks for is no other label with two characters too many', () => {
  expect(labelNear('中央主管部门', new Set(), 0.3)).toBeNull();
  expect(labelNear('中央主管部门」', new Set(), 0.3)).toBe('中央主管部门');
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

test.each([
  ['自治区主管部内', '自治区主管部门'],
  ['市县主管部內', '市县主管部门'],
  ['县级王管部门', '县级主管部门'],
  ['王官部门', '主管部门'],
  ['自治区主管部向', null],
])('a label that only many forms print is known again by what looks alike: %s', (text, label) => {
  expect(labelNear(text, new Set(), 0.3)).toBe(label);
});
