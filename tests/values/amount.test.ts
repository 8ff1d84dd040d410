import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimalText,
  isNotApplicable,
  readAmount,
  readWeight,
  splitWeight,
  sum,
  toYuan,
} from '../../src/values/amount.ts';

describe('readAmount', () => {
  test.each([
    ['7305128.40', '7305128.40'],
    ['7,305,128.40', '7305128.40'],
    ['7，305，128．40', '7305128.40'],
    ['7, 305, 128.40', '7305128.40'],
    ['７３０５', '7305'],
    ['0.00', '0.00'],
    ['1', '1'],
    ['-12.5', '-12.5'],
    ['￥800', '800'],
    ['36.5万元', '36.5'],
    [' 800 元', '800'],
    ['126.37②', '126.37'],
    ['126.37²', '126.37'],
  ])('%s is %s', (text, value) => expect(readAmount(text)).toEqual({ value, note: null }));

  test.each(['—', '-', '－', '–', '——', '--', '/', '*', '(—)', '（—）', '无', '不适用', 'N/A'])(
    '%s is not applicable',
    text => expect(readAmount(text)).toEqual({ value: null, note: 'not-applicable' }),
  );

  test.each(['1,23,4', '12,34', '1.234.567', '10 10', '100, 200', '1 234', '.5', '5.', '007', '12.3 4'])(
    '%s is never guessed',
    text => expect(readAmount(text)).toEqual({ value: null, note: 'ambiguous' }),
  );

  test.each([
    '优',
    '12a',
    '①26.37',
    '12½',
    '9O',
    'l0',
    '1.2E+07',
    '#DIV/0!',
    '####',
    '**',
    '(10)',
    '5‰',
    '90/100',
    '3亿元',
    '8分',
  ])('%s is no amount', text => expect(readAmount(text)).toEqual({ value: null, note: 'not-a-number' }));

  test('nothing but space is blank', () =>
    expect(readAmount(' \u3000')).toEqual({ value: null, note: 'blank' }));

  test('a unit belongs to its kind of number', () => {
    expect(readAmount('8.5分', 'score').value).toBe('8.5');
    expect(readAmount('98.71％', 'rate').value).toBe('98.71');
    expect(readAmount('98.71%', 'score').note).toBe('not-a-number');
    expect(readAmount('98.71%', 'money').note).toBe('not-a-number');
  });

  test('an amount printed in another unit than the form has is ambiguous', () => {
    expect(readAmount('36.5万元', 'money', 'yuan')).toEqual({ value: null, note: 'ambiguous' });
    expect(readAmount('365000元', 'money', 'wan-yuan')).toEqual({ value: null, note: 'ambiguous' });
    expect(readAmount('36.5万元', 'money', 'wan-yuan').value).toBe('36.5');
    expect(readAmount('365000', 'money', 'wan-yuan').value).toBe('365000');
  });

  test('amounts survive printing with separators', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 16n });
    fc.assert(
      fc.property(cents, fc.constantFrom(',', '，'), (amount, separator) => {
        const yuan = (amount / 100n).toString();
        const rest = (amount % 100n).toString().padStart(2, '0');
        const grouped = yuan.replace(/\B(?=(\d{3})+$)/g, separator);
        expect(readAmount(`${grouped}.${rest}`).value).toBe(`${yuan}.${rest}`);
      }),
      { seed: 3 },
    );
  });

  test('a value is always a plain decimal', () => {
    const cell = fc.string({
      unit: fc.constantFrom('0', '1', '9', ',', '.', ' ', '-', '%', '元', '—', '，', '('),
    });
    fc.assert(
      fc.property(cell, text => {
        const { value, note } = readAmount(text);
        expect(value === null).toBe(note !== null);
        if (value !== null) expect(value).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/);
      }),
      { seed: 3 },
    );
  });
});

test.each([
  ['50分', '50'],
  ['（50分）', '50'],
  ['(12.5)', '12.5'],
  ['50', '50'],
  ['50%', '50'],
  ['效益指标（30分）', '30'],
  ['—', null],
  ['优', null],
])('the weight of %s is %s', (text, weight) => expect(readWeight(text).value).toBe(weight));

test.each([
  ['产出指标(50分)', '产出指标', '50'],
  ['产出指标 50分', '产出指标', '50'],
  ['产出指标\n（50）', '产出指标', '50'],
  ['产出指标（权重：40分）：', '产出指标', '40'],
  ['满意度指标（10%）', '满意度指标', '10'],
  ['预算执行情况（20 分）（万元）', '预算执行情况（万元）', '20'],
  ['年度绩效目标2（80分）', '年度绩效目标2', '80'],
  ['经济效益（2）', '经济效益（2）', null],
  ['指标1：', '指标1：', null],
  ['项目资金（万元）', '项目资金（万元）', null],
])('%j is the label %s with the weight %s', (text, label, weight) =>
  expect(splitWeight(text)).toEqual({ label, weight }),
);

test('a dash, a slash or a star alone means not applicable', () => {
  expect(['—', '(—)', '//', '*'].every(isNotApplicable)).toBe(true);
  expect(['无', '0', '**', '—5', '-/-'].some(isNotApplicable)).toBe(false);
});

test('sums are exact, blanks count 0, and amounts turn into yuan', () => {
  expect(decimalText(sum(['0.1', '0.2', null]))).toBe('0.3');
  expect(decimalText(sum(['99999999999999999999.01', '0.99']))).toBe('100000000000000000000');
  expect(toYuan('329.77', 'wan-yuan')).toBe('3297700');
  expect(toYuan('329.77', 'yuan')).toBe('329.77');
});
