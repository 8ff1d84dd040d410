import { describe, expect, test } from 'vitest';
import type { MeasureParts } from '../../src/model.ts';
import { joinParts, readMeasure } from '../../src/values/measure.ts';

const quantity = (text: string, comparator: string | null, number: string, unit: string | null) => ({
  kind: 'quantity',
  comparator,
  number,
  unit,
  text,
});

describe('quantities', () => {
  test.each([
    ['≥36个', '>=', '36', '个'],
    ['>=36个', '>=', '36', '个'],
    ['≧36个', '>=', '36', '个'],
    ['⩾36个', '>=', '36', '个'],
    ['=>36个', '>=', '36', '个'],
    ['＞＝36个', '>=', '36', '个'],
    ['≮36个', '>=', '36', '个'],
    ['≤7.5%', '<=', '7.5', '%'],
    ['≦7.5%', '<=', '7.5', '%'],
    ['‹=7.5%', '<=', '7.5', '%'],
    ['＜7.5%', '<', '7.5', '%'],
    ['﹤7.5%', '<', '7.5', '%'],
    ['＞2小时', '>', '2', '小时'],
    ['═100%', '=', '100', '%'],
    ['﹦3套', '=', '3', '套'],
    ['＝3套', '=', '3', '套'],
    ['≥1,650元/月', '>=', '1650', '元/月'],
    ['≥1，650人次', '>=', '1650', '人次'],
    ['≧６５％', '>=', '65', '％'],
    ['=-3.5%', '=', '-3.5', '%'],
    ['=−3.5%', '=', '-3.5', '%'],
    ['≤20日内', '<=', '20', '日'],
    ['20日内', '<=', '20', '日'],
    ['≥8年', '>=', '8', '年'],
    ['≥-2%', '>=', '-2', '%'],
  ])('%s', (text, comparator, number, unit) =>
    expect(readMeasure(text)).toEqual({ measure: quantity(text, comparator, number, unit), notes: [] }),
  );

  test.each([
    ['88.00', '88.00', null],
    ['0', '0', null],
    ['95百分比', '95', '百分比'],
    ['0.6‰', '0.6', '‰'],
    ['4.2万人次', '4.2', '万人次'],
    ['0.35万元/人·年', '0.35', '万元/人·年'],
    ['5个/年', '5', '个/年'],
    ['5台（套）', '5', '台（套）'],
    ['120m²', '120', 'm²'],
    ['36³台', '36', '台'],
    ['120m2', '120', 'm2'],
    ['15㎡', '15', '㎡'],
    ['200Mbps', '200', 'Mbps'],
    ['3个月', '3', '个月'],
    ['45天', '45', '天'],
    ['10个工作日', '10', '个工作日'],
    ['100%。', '100', '%'],
  ])('%s, without a sign', (text, number, unit) =>
    expect(readMeasure(text)).toEqual({ measure: quantity(text, null, number, unit), notes: [] }),
  );

  test.each([
    ['不少于6个', '>=', '6', '个'],
    ['不低于90%', '>=', '90', '%'],
    ['大于或等于5个', '>=', '5', '个'],
    ['至少3次', '>=', '3', '次'],
    ['90%以上', '>=', '90', '%'],
    ['90％及以上', '>=', '90', '％'],
    ['90%（含）以上', '>=', '90', '%'],
    ['达到90%以上', '>=', '90', '%'],
    ['≥90%以上', '>=', '90', '%'],
    ['控制在95%以上', '>=', '95', '%'],
    ['不超过100万元', '<=', '100', '万元'],
    ['不高于5%', '<=', '5', '%'],
    ['5%以下', '<=', '5', '%'],
    ['30天以内', '<=', '30', '天'],
    ['24小时内', '<=', '24', '小时'],
    ['控制在5%以内', '<=', '5', '%'],
    ['控制在100万元', '<=', '100', '万元'],
    ['大于90%', '>', '90', '%'],
    ['低于5%', '<', '5', '%'],
    ['提高5%', null, '5', '%'],
    ['提高5%以上', '>=', '5', '%'],
  ])('%s, bounded in words', (text, comparator, number, unit) =>
    expect(readMeasure(text)).toEqual({ measure: quantity(text, comparator, number, unit), notes: [] }),
  );

  test.each([
    ['10%-15%', null, '10', '15', '%'],
    ['10-15％', null, '10', '15', '％'],
    ['80%～90%', null, '80', '90', '%'],
    ['5至10个', null, '5', '10', '个'],
    ['10场-12场', null, '10', '12', '场'],
    ['=10—12场', '=', '10', '12', '场'],
    ['10万-20万元', null, '10', '20', '万元'],
    ['控制在10%-15%', null, '10', '15', '%'],
    ['±5%', null, '-5', '5', '%'],
    ['≤±5%', '<=', '-5', '5', '%'],
    ['±5%以内', '<=', '-5', '5', '%'],
  ])('%s is a range', (text, comparator, number, to, unit) =>
    expect(readMeasure(text)).toEqual({
      measure: { ...quantity(text, comparator, number, unit), to },
      notes: [],
    }),
  );

  test('white space is layout', () => {
    expect(readMeasure('≥ 36 个').measure).toEqual(quantity('≥36个', '>=', '36', '个'));
    expect(readMeasure('≥36\n万平\n方米').measure).toEqual(quantity('≥36万平方米', '>=', '36', '万平方米'));
  });

  test.each(['=9月', '≤2023年', '2023.11', '20231130', '12期简报'])('%s is a quantity in doubt', text =>
    expect(readMeasure(text)).toMatchObject({ measure: { kind: 'quantity' }, notes: ['ambiguous'] }),
  );
});

describe('dates', () => {
  test.each([
    ['2022年6月', '2022-06', null],
    ['2022年6月30日', '2022-06-30', null],
    ['2022年06月', '2022-06', null],
    ['2022年', '2022', null],
    ['2022年底', '2022', null],
    ['2022年底前', '2022', 'by'],
    ['2022年年底前', '2022', 'by'],
    ['2022年6月前', '2022-06', 'before'],
    ['2022年6月之前', '2022-06', 'before'],
    ['2022年6月30日以前完成', '2022-06-30', 'before'],
    ['2022年6月底', '2022-06', null],
    ['2022年6月底前完成', '2022-06', 'by'],
    ['2022年6月底之前', '2022-06', 'by'],
    ['不晚于2022年6月30日', '2022-06-30', 'by'],
    ['2022年6月后', '2022-06', 'after'],
    ['2022年6月以后', '2022-06', 'after'],
    ['2022年6月完成', '2022-06', null],
    ['2022 年 6 月 30 日 前', '2022-06-30', 'before'],
    ['２０２２年６月', '2022-06', null],
    ['2022-06-30', '2022-06-30', null],
    ['2022.6.30前', '2022-06-30', 'before'],
    ['2022/6/30', '2022-06-30', null],
    ['2022.6月底前', '2022-06', 'by'],
  ])('%s', (text, date, relation) =>
    expect(readMeasure(text)).toMatchObject({ measure: { kind: 'date', date, relation }, notes: [] }),
  );

  test.each([
    ['6月前', '2024-06', 'before'],
    ['6月底之前完成', '2024-06', 'by'],
    ['6月30日', '2024-06-30', null],
    ['2月29日前', '2024-02-29', 'before'],
    ['第三季度', '2024-09', 'by'],
    ['上半年完成', '2024-06', 'by'],
    ['全年', '2024-12', 'by'],
    ['年底前', '2024', 'by'],
    ['年底', '2024', null],
    ['≤12月31日', '2024-12-31', 'by'],
  ])('%s takes the year of the form', (text, date, relation) =>
    expect(readMeasure(text, { fiscalYear: 2024 })).toMatchObject({
      measure: { kind: 'date', date, relation },
      notes: ['year-from-form'],
    }),
  );

  test.each([
    ['2022年上半年', '2022-06'],
    ['2022年第二季度', '2022-06'],
    ['2022年三季度末', '2022-09'],
    ['2022年全年', '2022-12'],
    ['2022年内完成', '2022-12'],
    ['2022年6月中旬前', '2022-06'],
    ['≤2022年下半年', '2022-12'],
  ])('%s is a period: by its last month', (text, date) =>
    expect(readMeasure(text)).toMatchObject({ measure: { kind: 'date', date, relation: 'by' }, notes: [] }),
  );

  test.each([
    ['≤2022年6月30日', '2022-06-30', 'by'],
    ['≤2022年6月30日前', '2022-06-30', 'before'],
    ['＜2022年6月30日', '2022-06-30', 'before'],
    ['≤2022年6月', '2022-06', 'by'],
    ['=2022年6月30日', '2022-06-30', null],
  ])('%s has a sign', (text, date, relation) =>
    expect(readMeasure(text)).toMatchObject({ measure: { kind: 'date', date, relation }, notes: [] }),
  );

  test.each([
    '6月前',
    '6月',
    '2022年13月',
    '2022年2月30日',
    '22年6月',
    '≥2022年6月30日',
    '第三季度',
    '上半年前',
  ])('%s is no date to rely on', text =>
    expect(readMeasure(text)).toMatchObject({ measure: { kind: 'qualitative' }, notes: ['ambiguous'] }),
  );

  test.each(['6月底完成80%', '2022年6月竣工验收', '每月10日前', '每季度'])('%s is in words', text =>
    expect(readMeasure(text, { fiscalYear: 2022 })).toMatchObject({
      measure: { kind: 'qualitative', text },
      notes: [],
    }),
  );
});

describe('words', () => {
  test.each([
    '及时',
    '优良中低差',
    '无',
    '≥**',
    '**',
    'XX',
    '≥XX%',
    '10-12',
    '2023-2024年',
    '8-10点',
    '提高到95%',
    '下降3%',
    '3A级',
    '2022-2023学年',
    '1:3',
    '完成3个项目',
    '……',
    '1.建立制度',
  ])('%s', text => expect(readMeasure(text)).toEqual({ measure: { kind: 'qualitative', text }, notes: [] }));

  test.each([
    '不少于1,2345人',
    '不超过90%以上',
    '≤90%以上',
    '≥10-12场',
    '2023年第一批',
    '约100人',
    '200余家',
    '≤1,2345人',
    '10 20',
    '100%完成',
    '≥≥5',
    '5个（含）',
    '1.5万余人次',
    '2023学年',
    '2千余册',
    '=100%（合格）',
    '≥5个且质量合格',
    '7日内办结',
  ])('%s may hide a quantity', text =>
    expect(readMeasure(text)).toMatchObject({ measure: { kind: 'qualitative' }, notes: ['ambiguous'] }),
  );

  test('radicals are folded in the text', () =>
    expect(readMeasure('⻓期有效').measure).toEqual({ kind: 'qualitative', text: '长期有效' }));

  test.each(['—', '/', '*', '－'])('%s is no measure', text =>
    expect(readMeasure(text)).toEqual({ measure: null, notes: ['not-applicable'] }),
  );
});

describe('sign, value and unit in columns of their own', () => {
  const parts = (sign: string | null, value: string | null, unit: string | null): MeasureParts => ({
    sign,
    value,
    unit,
  });

  test.each([
    [parts('≥', '36', '个'), quantity('≥36个', '>=', '36', '个')],
    [parts('＝', '100', '%'), quantity('＝100%', '=', '100', '%')],
    [parts('＝', '100%', '%'), quantity('＝100%', '=', '100', '%')],
    [parts('大于等于', '36', '个'), quantity('大于等于36个', '>=', '36', '个')],
    [parts('≥', '≥36', '个'), quantity('≥36个', '>=', '36', '个')],
    [parts('=', '12', '月'), quantity('=12月', '=', '12', '月')],
    [parts('=', '2022', '年'), quantity('=2022年', '=', '2022', '年')],
    [parts('定性', '3', '份'), quantity('3份', null, '3', '份')],
    [parts('≥', '1,200', null), quantity('≥1,200', '>=', '1200', null)],
    [parts('≤', '5', '—'), quantity('≤5', '<=', '5', null)],
    [parts('定性', '优良', null), { kind: 'qualitative', text: '优良' }],
    [parts('定性', '好', '级'), { kind: 'qualitative', text: '好级' }],
    [
      parts('', '2022年6月前', ''),
      { kind: 'date', relation: 'before', date: '2022-06', text: '2022年6月前' },
    ],
  ])('%j', (columns, measure) => {
    const text = joinParts(columns);
    expect(readMeasure(text, { parts: columns })).toEqual({ measure, notes: [] });
    expect(measure.text).toBe(text);
  });

  test('two signs or two units are in doubt', () => {
    expect(readMeasure('', { parts: parts('≥', '≤36', '个') }).notes).toEqual(['ambiguous']);
    expect(readMeasure('', { parts: parts('≥', '36%', '个') }).notes).toEqual(['ambiguous']);
  });

  test('without a value there is no measure', () => {
    expect(readMeasure('≥%', { parts: parts('≥', null, '%') })).toEqual({ measure: null, notes: ['blank'] });
    expect(readMeasure('', { parts: parts('≥', '—', '%') })).toEqual({
      measure: null,
      notes: ['not-applicable'],
    });
  });
});
