import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compared, foldRadicals, joinLines, valueText, withoutNoteMark } from '../../src/values/text.ts';

const codePoints = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));

describe('foldRadicals', () => {
  test('Kangxi radicals become what Unicode normalises them to, in the simplified form where there is one', () => {
    const changed = codePoints(0x2f00, 0x2fd5).filter(
      radical => foldRadicals(radical) !== radical.normalize('NFKC'),
    );
    expect(changed.map(radical => [radical.normalize('NFKC'), foldRadicals(radical)])).toEqual([
      ['戶', '户'],
      ['靑', '青'],
      ['黃', '黄'],
    ]);
  });

  test('supplementary radicals all stand for an ideograph, but ⺀ and the unassigned code point', () => {
    const kept = codePoints(0x2e80, 0x2ef3).filter(radical => foldRadicals(radical) === radical);
    expect(kept).toEqual(['\u2e80', '\u2e9a']);
  });

  test.each([
    ['⻋⻔⻓⻛⻝⻘⻢⻥⻦⻨⻩⻬⻮⻰⻳⻅⻉⻚⻜', '车门长风食青马鱼鸟麦黄齐齿龙龟见贝页飞'],
    ['⽬标完成⾦额', '目标完成金额'],
    ['\uf9d1\ufa19', '六神'],
    ['（1）ＡＢ％①', '（1）ＡＢ％①'],
  ])('%s → %s', (printed, folded) => expect(foldRadicals(printed)).toBe(folded));
});

test.each([
  ['项 目\u3000名\u00a0称 ：', '项目名称:'],
  ['分值\u200b\ufeff（10分）', '分值(10分)'],
  ['⼀级\n指标', '一级指标'],
])('compared(%j) is %j', (printed, label) => expect(compared(printed)).toBe(label));

describe('joinLines', () => {
  test.each([
    [['道路', '保洁'], '道路保洁'],
    [['新增 5G', '基站'], '新增5G基站'],
    [['>=320万平', '方米'], '>=320万平方米'],
    [['25,892,200.0', '0'], '25,892,200.00'],
    [['1,234,', '567.00'], '1,234,567.00'],
    [['12', '05.5'], '1205.5'],
    [['1103.35', '1100'], '1103.35 1100'],
    [['Open  Day of', '2023'], 'Open Day of2023'],
    [['Open Day ', 'Fair'], 'Open Day Fair'],
    [['', ' ', '无'], '无'],
    [[], ''],
  ])('%j is %j', (lines, text) => expect(joinLines(lines)).toBe(text));

  test.each([[['10', '10']], [['10', '9']], [['8', '8', '8']], [['3500', '42000']]])(
    'numbers that may be several are kept apart: %j',
    lines => expect(joinLines(lines)).toBe(lines.join(' ')),
  );

  test('no character that is seen is lost or added', () => {
    const lines = fc.array(
      fc.string({ unit: fc.constantFrom('项', '目', 'A', 'b', '7', '.', ',', ' ', '：') }),
    );
    fc.assert(
      fc.property(lines, texts => {
        expect(joinLines(texts).replaceAll(' ', '')).toBe(texts.join('').replaceAll(' ', ''));
      }),
      { seed: 2 },
    );
  });
});

test.each([
  ['  ⽬ 标\n完成 ', '目标完成'],
  ['2023 年 12 月', '2023年12月'],
  ['219-⻔户 网站 (二级构成)', '219-门户网站(二级构成)'],
  ['★ 指标1： 产量', '★指标1：产量'],
  ['\u200b \u3000', ''],
])('valueText(%j) is %j', (printed, value) => expect(valueText(printed)).toBe(value));

describe('withoutNoteMark', () => {
  test.each([
    ['1103.35³', '1103.35'],
    ['92.35%¹²', '92.35%'],
    ['31250人⁴', '31250人'],
    ['12.5m³', '12.5m³'],
    ['³12.5', '³12.5'],
  ])('%j is %j', (text, plain) => expect(withoutNoteMark(text)).toBe(plain));
});
